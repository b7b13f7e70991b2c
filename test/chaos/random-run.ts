import fc from 'fast-check';
import { operations } from './matrix.ts';
import { type Operation, pick } from './operation.ts';
import { type Performed, perform, type Stagehands } from './perform.ts';
import type { Scene } from './scene.ts';
import { type Mishap, type Trouble, troublesFor } from './trouble.ts';

/** One step of a run, in words that a failed run is told with. */
export type Step =
  | { readonly ask: string; readonly choice: number; readonly mishaps: readonly NamedMishap[] }
  /** Lets workflows come to their end, or a label to its approval, in both twins. */
  | { readonly move: 'finish' | 'approval'; readonly choice: number };

/** A mishap by the name of its trouble. */
export interface NamedMishap extends Omit<Mishap, 'trouble'> {
  readonly trouble: string;
}

/**
 * Runs of up to six steps, most with a mishap or two. What takes long is rare, so that many fit into a minute.
 * @param asked The operations that occur; by default all but those that always take seconds.
 */
export function arbitraryRun(
  deadlineMs: number,
  asked: readonly Operation[] = operations.filter(({ isSlow }) => isSlow !== true),
): fc.Arbitrary<readonly Step[]> {
  const names = troublesFor(deadlineMs).map(({ name }) => name);
  const trouble = fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...names.filter((name) => !slow.has(name))) },
    { weight: 2, arbitrary: fc.constantFrom(...names) },
  );
  const mishap = fc.record<NamedMishap>({
    trouble,
    position: fc.nat({ max: 4 }),
    times: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(1, 2) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    door: fc.oneof(
      { weight: 12, arbitrary: fc.constant('api' as const) },
      { weight: 2, arbitrary: fc.constant('blob' as const) },
    ),
  });
  const choice = fc.nat({ max: 1_000 });
  const ask = fc.record({
    ask: fc.constantFrom(...asked.map(({ name }) => name)),
    choice,
    mishaps: fc.array(mishap, { maxLength: 2 }),
  });
  const move = fc.record({ move: fc.constantFrom('finish' as const, 'approval' as const), choice });
  return fc.array(fc.oneof({ weight: 6, arbitrary: ask }, { weight: 1, arbitrary: move }), {
    minLength: 1,
    maxLength: 6,
  });
}

/** Goes through the steps on one scene; what the scene has nothing for is left out. Throws an Error that names the step. */
export async function goThrough(
  hands: Stagehands,
  scene: Scene,
  steps: readonly Step[],
  seen: (performed: Performed) => void,
): Promise<void> {
  const troubles = new Map(troublesFor(scene.twins.deadlineMs).map((trouble) => [trouble.name, trouble]));
  for (const [number, step] of steps.entries()) {
    if ('move' in step) {
      move(scene, step);
      continue;
    }
    try {
      const performed = await ask(hands, scene, step, troubles);
      if (performed !== undefined) seen(performed);
    } catch (error) {
      throw new Error(
        `step ${number + 1}, ${step.ask}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}

const slow = new Set(['a delay beyond the deadline', 'a late answer', '429']);

async function ask(
  hands: Stagehands,
  scene: Scene,
  { ask: name, choice, mishaps }: Extract<Step, { ask: string }>,
  troubles: ReadonlyMap<string, Trouble>,
): Promise<Performed | undefined> {
  const operation = operations.find((one) => one.name === name);
  const plan = operation?.plan(scene, choice);
  if (operation === undefined || plan === undefined) return undefined;
  const meant = mishaps.flatMap(({ trouble: called, times, ...where }): Mishap[] => {
    const trouble = troubles.get(called);
    if (trouble === undefined) return [];
    // Files that anything may be put in place of, and watchers who wait for the end of any trouble, prove nothing.
    if (where.door === 'blob' && trouble.forges === true) return [];
    return [{ ...where, trouble, times: operation.waits === true ? 1 : times }];
  });
  return perform(hands, scene, operation, plan, meant);
}

function move(scene: Scene, { move: where, choice }: Extract<Step, { move: string }>): void {
  const label = pick(scene.labels(), choice);
  const committed = scene.submissions(({ committedAt }) => committedAt !== undefined);
  const submission = pick(committed, choice);
  if (where === 'approval' && label !== undefined) {
    scene.move(label, { step: 'microsoftApproval', state: 'started' });
  } else if (choice % 2 === 0 && label !== undefined) {
    scene.move(label, { finish: true });
  } else if (submission !== undefined) {
    scene.move(submission, { finish: true });
  }
}
