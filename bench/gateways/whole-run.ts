import { measureCallsAlone } from './calls-alone.ts';
import { compare, type Setting, warm } from './compare.ts';
import { measureFromMemory } from './from-memory.ts';
import { plan, type SettingName } from './plan.ts';
import { questions } from './questions.ts';
import { measureScale, type Scale } from './scale.ts';
import type { Stage } from './stage.ts';
import { measureStanding, type Standing } from './standing.ts';
import { type Summary, summarize } from './summary.ts';

/** Everything that one whole run found. */
export interface Figures {
  /** By setting and question, in the order of the contenders. */
  readonly rows: ReadonlyMap<SettingName, ReadonlyMap<string, readonly Summary[]>>;
  /** What the calls of each question take with 20 ms of delay, in milliseconds, where nothing is done with their answers. */
  readonly callsAlone: ReadonlyMap<string, number>;
  /** Q6: a static answer, then the gateway. */
  readonly fromMemory: readonly Summary[];
  readonly scale: readonly Scale[];
  readonly standing: Standing;
  /** What peers could not do. */
  readonly notes: readonly string[];
  /** Whose ids are right to the last digit. */
  readonly exact: ReadonlySet<string>;
}

const order = ['some', 'many', 'one', 'oneDelayed', 'someDelayed', 'manyDelayed', 'someChanging'] as const;

/** Measures everything, and says on the way what it is at. `milliseconds` is the time for one turn. */
export async function runWhole(stage: Stage, milliseconds: number): Promise<Figures> {
  const gateway = stage.contenders
    .map(({ contender }) => contender)
    .find(({ name }) => name === 'Hardware Gateway');
  if (gateway === undefined) throw new Error('the gateway is missing');
  const rows = new Map<SettingName, Map<string, readonly Summary[]>>();
  const settings = plan(milliseconds);
  say('all questions, unmeasured');
  await warm(stage, questions);
  const without = { ...stage, contenders: stage.contenders.filter(({ contender }) => !contender.peer) };
  for (const name of order) {
    const setting: Setting = settings[name];
    const among = setting.changing ? without : stage;
    if (setting.changing) {
      // At rest the engine throws compiled code away, the limit's too.
      say('all questions, unmeasured, while answers change');
      await warm(among, questions, true);
    }
    const byQuestion = new Map<string, readonly Summary[]>();
    for (const question of questions) {
      say(`${question.id}, ${setting.connections} at once, ${setting.delay} ms of delay`);
      byQuestion.set(question.id, summarize(await compare(among, question, setting)));
    }
    rows.set(name, byQuestion);
  }
  stage.upstream.behave(20, false);
  const callsAlone = await measureCallsAlone(stage.upstream);
  stage.upstream.behave(0, false);
  say('Q6, scale, start and memory');
  return {
    rows,
    callsAlone,
    fromMemory: await measureFromMemory(stage, gateway),
    scale: await measureScale(stage.upstream.origin),
    standing: await measureStanding(stage, gateway, milliseconds * 100),
    notes: stage.notes,
    exact: new Set(
      stage.contenders.filter(({ contender }) => contender.exact).map(({ contender }) => contender.name),
    ),
  };
}

function say(what: string): void {
  process.stderr.write(`${process.uptime().toFixed(0).padStart(4)} s  ${what}\n`);
}
