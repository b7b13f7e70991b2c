import { changes } from './changes.ts';
import type { Operation } from './operation.ts';
import { type Performed, perform, type Stagehands } from './perform.ts';
import { prepare } from './prepare.ts';
import { reads } from './reads.ts';
import type { Seeds } from './seeds.ts';
import type { Mishap, Trouble } from './trouble.ts';

/** Every operation. */
export const operations: readonly Operation[] = [...reads, ...changes];

/** One place where a trouble may meet an operation. */
export interface Cell extends Pick<Mishap, 'door' | 'position'> {
  readonly operation: Operation;
}

/** What became of a cell: it went as it must, or an account of what did not. */
export interface CellResult {
  readonly cell: Cell;
  readonly performed?: Performed;
  readonly fault?: string;
}

/** A trouble, and how many calls of each cell it meets. */
export type Row = Pick<Mishap, 'trouble' | 'times'>;

/** Finds the places where calls can be met, by running every operation with nothing wrong. */
export async function findCells(hands: Stagehands, seeds: Seeds): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  const { control } = seeds.twins.faulty.emulator;
  for (const operation of operations) {
    await seeds.onScene(async (scene) => {
      const plan = await prepare(hands, scene, operation, 1);
      control.forgetCalls();
      await perform(hands, scene, operation, plan, []);
      const [calls, blobs] = [control.calls().length, control.blobRequests().length];
      // A change whose answer is lost is looked up: a call more.
      const more = operation.changes ? 1 : 0;
      for (let position = 0; position < calls + more; position += 1)
        cells.push({ operation, door: 'api', position });
      for (let position = 0; position < blobs; position += 1)
        cells.push({ operation, door: 'blob', position });
    });
  }
  return cells;
}

/** Lets a trouble meet cells, so many at once. */
export async function runRow(
  hands: Stagehands,
  seeds: Seeds,
  cells: readonly Cell[],
  row: Row,
  atOnce: number,
): Promise<readonly CellResult[]> {
  const results: CellResult[] = [];
  const left = cells.filter((cell) => canBeJudged(cell, row.trouble));
  const work = async () => {
    for (let cell = left.shift(); cell !== undefined; cell = left.shift()) {
      results.push(await runCell(hands, seeds, cell, row));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

/**
 * Lets a trouble meet cells all at once, when each is prepared: for troubles that leave the gateway unable to do what
 * preparing takes. Of tokens all ask together, so one order is for all.
 */
export async function runTogether(
  hands: Stagehands,
  seeds: Seeds,
  cells: readonly Cell[],
  row: Row,
): Promise<readonly CellResult[]> {
  const { control } = seeds.twins.faulty.emulator;
  const { arrive, all } = barrier(cells.length, () => {
    if (!cells.some(({ door }) => door === 'token')) return;
    control.revokeTokens();
    control.addFault({ ...row.trouble.fault, match: { kind: 'token' }, times: row.times });
  });
  const run = (cell: Cell) =>
    judge(cell, () =>
      seeds.onScene(async (scene) => {
        // Whoever cannot be prepared must not keep the others waiting.
        const plan = await prepare(hands, scene, cell.operation, cell.position).finally(arrive);
        await all;
        const mishaps = cell.door === 'token' ? [] : [{ ...cell, ...row }];
        return perform(hands, scene, cell.operation, plan, mishaps, codesOf(cell, row));
      }),
    );
  const results = await Promise.all(cells.map(run));
  control.clearFaults();
  return results;
}

/** A point that all wait at; when the last has come, `open` is called and all go on. */
function barrier(count: number, open: () => void) {
  let missing = count;
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const arrive = () => {
    missing -= 1;
    if (missing > 0) return;
    open();
    release();
  };
  return { arrive, all };
}

/** Nobody can tell that a file of any form is another one. */
function canBeJudged({ operation, door }: Cell, trouble: Trouble): boolean {
  return !(door === 'blob' && operation.givesFile === true && trouble.forges === true);
}

/** Lets a trouble meet one cell. Never rejects. */
function runCell(hands: Stagehands, seeds: Seeds, cell: Cell, row: Row): Promise<CellResult> {
  const { operation, position } = cell;
  return judge(cell, () =>
    seeds.onScene(async (scene) => {
      const plan = await prepare(hands, scene, operation, position);
      return perform(hands, scene, operation, plan, [{ ...cell, ...row }], codesOf(cell, row));
    }),
  );
}

/** Storage and Entra ID have other words for the same trouble. */
function codesOf({ door }: Cell, { trouble }: Row): readonly string[] | undefined {
  return door === 'api' ? trouble.codes : undefined;
}

async function judge(cell: Cell, run: () => Promise<Performed>): Promise<CellResult> {
  try {
    return { cell, performed: await run() };
  } catch (error) {
    return { cell, fault: error instanceof Error ? error.message : String(error) };
  }
}
