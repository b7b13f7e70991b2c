import { Gauge, type Registry } from 'prom-client';
import type { AccountStatus, Mirror, MirrorStatus } from '../mirror/mirror.ts';
import type { MirrorObserver } from '../mirror/mirror-observer.ts';
import { type ReportName, reports } from '../mirror/reports/reports.ts';
import type { Clock } from '../values/clock.ts';
import { unlabelled } from './account-metrics.ts';
import { counter, prefix } from './metric-kinds.ts';

/** What is counted of a mirror. */
export interface MirrorMetrics extends MirrorObserver {
  /** Tells from now on how this mirror is, whenever somebody looks. */
  watch(mirror: Watched, clock: Pick<Clock, 'now'>): void;
}

type Watched = Pick<Mirror, 'status' | 'count'>;

/** Makes them. Until a mirror is watched there is nothing of it but the names of the counters. */
export function createMirrorMetrics(registry: Registry): MirrorMetrics {
  const calls = counter(registry, 'mirror_walk_calls', 'Calls that the walk made', 'task', 'account');
  const lost = counter(registry, 'mirror_sightings_lost', 'Things seen that were never written');
  return {
    walkCall: (account, task) => calls.inc({ task, account: account || unlabelled }),
    sightingsLost: (count) => lost.inc(count),
    watch(mirror, clock) {
      tellMirror(registry, mirror);
      tellAccounts(registry, mirror, clock);
      tellRows(registry, mirror, clock);
    },
  };
}

function tellMirror(registry: Registry, mirror: Watched): void {
  const tell = (name: string, help: string, read: (status: MirrorStatus) => number) =>
    new Gauge({
      name: `${prefix}mirror_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(read(mirror.status()));
      },
    });
  tell('serving', 'Whether the mirror can be read: 1 or 0', ({ state }) => (state === 'serving' ? 1 : 0));
  tell('sightings_waiting', 'Things seen that wait to be written', ({ waiting }) => waiting);
}

function tellAccounts(registry: Registry, mirror: Watched, clock: Pick<Clock, 'now'>): void {
  const tell = (name: string, help: string, read: (account: AccountStatus) => number | null) =>
    new Gauge({
      name: `${prefix}mirror_${name}`,
      help,
      labelNames: ['account'],
      registers: [registry],
      collect() {
        this.reset();
        for (const one of mirror.status().accounts) {
          const value = read(one);
          if (value !== null) this.set({ account: one.account || unlabelled }, value);
        }
      },
    });
  tell('complete', 'Whether the account was walked to the end once: 1 or 0', ({ complete }) =>
    Number(complete),
  );
  tell('age_seconds', 'How long ago the account was at least as it is here; once complete', ({ asOf }) =>
    asOf === null ? null : Math.max(0, (clock.now() - Date.parse(asOf)) / 1_000),
  );
  tell('first_walk_calls_left', 'Calls left of the first walk, as far as known', ({ firstWalk }) =>
    firstWalk === null ? 0 : firstWalk.callsLeft,
  );
  tell(
    'walk_calls_per_minute',
    'Calls a minute that the walk of this process may make at present',
    ({ callsPerMinute }) => callsPerMinute,
  );
}

/** To count is work for the database, so a number may be as old as this. */
const countMs = 60_000;

function tellRows(registry: Registry, mirror: Watched, clock: Pick<Clock, 'now'>): void {
  let counted: readonly (readonly [ReportName, number])[] = [];
  let countedAt = Number.NEGATIVE_INFINITY;
  new Gauge({
    name: `${prefix}mirror_rows`,
    help: 'Rows of each report, what vanished included; counted once a minute',
    labelNames: ['report'],
    registers: [registry],
    async collect() {
      if (clock.now() - countedAt >= countMs) {
        countedAt = clock.now();
        counted = await countRows(mirror).catch(() => []);
      }
      this.reset();
      for (const [report, rows] of counted) this.set({ report }, rows);
    },
  });
}

function countRows(mirror: Watched): Promise<(readonly [ReportName, number])[]> {
  const names = Object.keys(reports) as ReportName[];
  return Promise.all(
    names.map(async (report) => [report, await mirror.count({ report, where: [] })] as const),
  );
}
