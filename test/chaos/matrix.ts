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

/** Lets a trouble meet every cell: those of the API a few at a time, those of blobs one by one, for blobs bear no id. */
export async function runRow(
  hands: Stagehands,
  seeds: Seeds,
  cells: readonly Cell[],
  row: Row,
  atOnce: number,
): Promise<readonly CellResult[]> {
  const results: CellResult[] = [];
  const run = async (door: Cell['door'], workers: number) => {
    const left = cells.filter((cell) => cell.door === door && canBeJudged(cell, row.trouble));
    const work = async () => {
      for (let cell = left.shift(); cell !== undefined; cell = left.shift()) {
        results.push(await runCell(hands, seeds, cell, row));
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
  };
  await run('api', atOnce);
  await run('blob', 1);
  return results;
}

/** Nobody can tell that a file of any form is another one. */
function canBeJudged({ operation, door }: Cell, trouble: Trouble): boolean {
  return !(door === 'blob' && operation.givesFile === true && trouble.forges === true);
}

/** Lets a trouble meet one cell. Never rejects. */
export async function runCell(hands: Stagehands, seeds: Seeds, cell: Cell, row: Row): Promise<CellResult> {
  const { operation, door, position } = cell;
  // Storage and Entra ID have other words for the same trouble.
  const codes = door === 'api' ? row.trouble.codes : undefined;
  try {
    const performed = await seeds.onScene(async (scene) => {
      const plan = await prepare(hands, scene, operation, position);
      return perform(hands, scene, operation, plan, [{ ...cell, ...row }], codes);
    });
    return { cell, performed };
  } catch (error) {
    return { cell, fault: error instanceof Error ? error.message : String(error) };
  }
}
