import type { Dashboard } from '../../src/dashboard/dashboard.ts';
import type { Endpoint } from '../../src/dashboard/endpoints.ts';
import type { Page } from '../../src/dashboard/page.ts';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { createGate, type Gate, placeAt } from '../../src/rest/gate.ts';
import type { Clock } from '../../src/values/clock.ts';

/** An account behind a gate, whose submissions stand where a test puts them. */
export interface MirroredAccount {
  readonly gate: Gate;
  readonly dashboard: Dashboard;
  /** Every submission's workflow by its number; a test may change it at any time. */
  readonly steps: Map<string, { currentStep: string; state: string }>;
  /** Paths that were read, each with its time. */
  readonly calls: { readonly path: string; readonly at: number }[];
}

/** One product with these submissions, without labels. */
export function mirroredAccount(clock: Clock, submissions: readonly string[]): MirroredAccount {
  const gate = createGate({ concurrency: 16, callsPerMinute: 20, clock });
  const steps = new Map(submissions.map((id) => [id, { currentStep: 'scanning', state: 'started' }]));
  const calls: MirroredAccount['calls'] = [];

  async function admitted<Result>({ path }: Endpoint, answer: () => Result): Promise<Result> {
    const release = await placeAt(gate, clock.now() + 30_000);
    calls.push({ path, at: clock.now() });
    release();
    return answer();
  }

  const submission = (id: string): WireRecord => ({
    id,
    productId: '7',
    name: id,
    workflowStatus: steps.get(id),
  });
  const listed = (path: string): readonly WireRecord[] => {
    if (path === '/products') return [{ id: '7', productName: 'Seven' }];
    return path === '/products/7/submissions' ? [...steps.keys()].map(submission) : [];
  };
  const dashboard: Dashboard = {
    find: (endpoint) =>
      admitted(endpoint, () => {
        const [, id = ''] = /submissions\/(\d+)$/.exec(endpoint.path) ?? [];
        return steps.has(id) ? submission(id) : null;
      }),
    page: (endpoint) => admitted(endpoint, (): Page => ({ records: listed(endpoint.path), next: null })),
    fetch: () => Promise.reject(new Error('nothing is fetched here')),
    write: () => Promise.reject(new Error('nothing is written here')),
  };
  return { gate, dashboard, steps, calls };
}
