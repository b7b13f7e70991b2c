import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorsOf, isSlowness } from '../chaos/judge.ts';
import { type Cell, type CellResult, findCells, operations, runRow, runTogether } from '../chaos/matrix.ts';
import { graphqlOrder, Messenger } from '../chaos/order.ts';
import type { Stagehands } from '../chaos/perform.ts';
import { Seeds } from '../chaos/seeds.ts';
import { troublesFor } from '../chaos/trouble.ts';
import { raiseTwins, type Twins } from '../chaos/twins.ts';
import { eventually } from '../kit/eventually.ts';

/*
 * Each kind of trouble meets each operation at each of its calls. `perform` holds what comes of it to a twin without
 * troubles: the same answer or an explicit error of a right code, a truthful outcome, nothing done twice, nothing hanging.
 */

const deadlineMs = 2_500;
const messenger = new Messenger();
const hands: Stagehands = { messenger, patienceMs: 15_000 };
const rows = troublesFor(deadlineMs).map((trouble) => [trouble.name, trouble] as const);
/** What no reading recovers from unseen: the service says no, or asks for more time than there is. */
const final = new Set(['403', '429']);
/** So many that they mostly wait for each other's delays, and not so many that a try takes longer than it may. */
const atOnce = 16;

let twins: Twins;
let seeds: Seeds;
let cells: readonly Cell[];

beforeAll(async () => {
  const emulator = {
    seed: 'demo',
    products: 160,
    submissionsPerProduct: 2,
    labelsPerSubmission: 2,
    settings: { manualReview: 'none' },
  } as const;
  twins = await raiseTwins({ deadlineMs, tryMs: 450, emulator });
  seeds = new Seeds(twins);
  cells = await findCells(hands, seeds);
}, 60_000);
afterAll(async () => {
  await messenger.close();
  await twins.close();
});

describe.each(rows)('%s', (name, trouble) => {
  const firstOf = (door: Cell['door']) => cells.filter((cell) => cell.door === door && cell.position === 0);
  const run = (where: readonly Cell[], times: number | null) =>
    runRow(hands, seeds, where, { trouble, times }, atOnce);
  const atTokens = async (times: number | null) => {
    await eventually('the gateway has got over what was before', isWell, 20_000);
    const asked = operations.filter(({ waits }) => waits !== true);
    const where = asked.map((operation): Cell => ({ operation, door: 'token', position: 0 }));
    return runTogether(hands, seeds, where, { trouble, times });
  };
  let once: readonly CellResult[];
  let watched: readonly CellResult[];
  let blobs: readonly CellResult[];

  // One gateway for all that meets this trouble: what leaves it the least hurt comes first.
  beforeAll(async () => {
    await twins.renew();
    await readMuch();
    const polls = cells.filter(({ operation, position }) => operation.waits === true && position === 1);
    // The one report of the demo account is not to meet two troubles at once.
    const [report, others] = [
      firstOf('blob').filter(isReport),
      firstOf('blob').filter((cell) => !isReport(cell)),
    ];
    // A poll is tried five times.
    [once, watched, blobs] = await Promise.all([run(cells, 1), run(polls, 6), run(others, null)]);
    blobs = [...blobs, ...(await run(report, null))];
  }, 120_000);

  test('that meets one call of an operation is answered as if it had not, or with an explicit error', () => {
    expect(once.flatMap(faultOf)).toEqual([]);
    expect(once.filter(({ performed }) => performed?.met).length).toBeGreaterThan(cells.length / 2);
    const read = once.filter(({ cell }) => !cell.operation.changes && cell.door === 'api');
    if (!final.has(name)) expect(read.flatMap(errorOf)).toEqual([]);
  });

  test('that meets a poll, and all that it tries again, keeps nobody who watches from the end', () => {
    expect(watched.flatMap(faultOf)).toEqual([]);
    expect(watched.filter(({ performed }) => performed?.met)).toHaveLength(2);
  });

  test('that meets every request of file storage is told, and nothing hangs', () => {
    expect(blobs.flatMap(faultOf)).toEqual([]);
    expect(blobs.filter(({ performed }) => performed?.met === 0)).toEqual([]);
  });

  test('that meets every call of an operation is told, and nothing hangs', async () => {
    const first = firstOf('api').filter(({ operation }) => operation.waits !== true);
    const results = await runTogether(hands, seeds, first, { trouble, times: null });
    expect(results.flatMap(faultOf)).toEqual([]);
  }, 60_000);

  test('that meets a request for a token is got over, or told', async () => {
    expect((await atTokens(1)).flatMap(faultOf)).toEqual([]);
  }, 60_000);

  test('that meets every request for a token is told, and nothing hangs', async () => {
    expect((await atTokens(null)).flatMap(faultOf)).toEqual([]);
  }, 60_000);
});

function isReport({ operation }: Cell): boolean {
  return operation.name === 'error report';
}

/** A breaker that is open lets a call through each second; a refusal by Entra ID is remembered for some. */
async function isWell(): Promise<boolean> {
  const { url } = twins.faulty.gateway;
  return errorsOf(await messenger.send(url, graphqlOrder('{ audiences { id } }'), randomUUID())).length === 0;
}

/** So many good calls that the budget of retries, a fifth of them, is not what an operation fails by. */
async function readMuch(): Promise<void> {
  const { products } = twins.faulty.emulator.control.account;
  const ids = products.flatMap(({ id, submissions }) =>
    submissions.map((submission) => `products/${id}/submissions/${submission.id}`),
  );
  const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Submission { name } } }';
  for (let at = 0; at < ids.length; at += 16) {
    const order = graphqlOrder(query, { ids: ids.slice(at, at + 16) });
    await messenger.send(twins.faulty.gateway.url, order, randomUUID());
  }
}

function faultOf({ cell, fault }: CellResult): string[] {
  return fault === undefined ? [] : [`${cell.operation.name}, ${cell.door} call ${cell.position}: ${fault}`];
}

/** What a reading was answered with instead of the whole; a machine that is too slow for the deadline aside. */
function errorOf({ cell, performed }: CellResult): string[] {
  const told = performed === undefined ? [] : errorsOf(performed.reply);
  const excused = told.every(isSlowness);
  return excused ? [] : [`${cell.operation.name}, ${cell.door} call ${cell.position}: ${told[0]?.message}`];
}
