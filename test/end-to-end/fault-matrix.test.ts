import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { errorsOf, isSlowness } from '../chaos/judge.ts';
import { type Cell, type CellResult, findCells, runCell, runRow } from '../chaos/matrix.ts';
import { graphqlOrder, Messenger } from '../chaos/order.ts';
import type { Stagehands } from '../chaos/perform.ts';
import { Seeds } from '../chaos/seeds.ts';
import { troublesFor } from '../chaos/trouble.ts';
import { raiseTwins, type Twins } from '../chaos/twins.ts';

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

let twins: Twins;
let seeds: Seeds;
let cells: readonly Cell[];

beforeAll(async () => {
  const emulator = {
    seed: 'demo',
    products: 120,
    submissionsPerProduct: 2,
    labelsPerSubmission: 2,
    settings: { manualReview: 'none' },
  } as const;
  twins = await raiseTwins({ deadlineMs, tryMs: 450, emulator });
  seeds = new Seeds(twins);
  cells = await findCells(hands, seeds);
}, 60_000);
beforeEach(readMuch);
afterEach(() => twins.renew());
afterAll(async () => {
  await messenger.close();
  await twins.close();
});

describe('an operation of which one call meets', () => {
  test.each(rows)(
    '%s is answered as if it had not, or with an explicit error',
    async (name, trouble) => {
      const results = await runRow(hands, seeds, cells, { trouble, times: 1 }, 8);
      expect(results.flatMap(faultOf)).toEqual([]);
      expect(results.filter(({ performed }) => performed?.met).length).toBeGreaterThan(cells.length / 2);
      const read = results.filter(({ cell }) => !cell.operation.changes && cell.door === 'api');
      if (!final.has(name)) expect(read.flatMap(errorOf)).toEqual([]);
    },
    120_000,
  );
});

describe('an operation of which every call from the first on meets', () => {
  test.each(rows)(
    '%s says so, and does not hang',
    async (_, trouble) => {
      const first = cells.filter(
        ({ operation, door, position }) => door === 'api' && position === 0 && operation.waits !== true,
      );
      const results = await runRow(hands, seeds, first, { trouble, times: null }, 8);
      expect(results.flatMap(faultOf)).toEqual([]);
    },
    120_000,
  );
});

describe('an operation for which Entra ID is asked for a token and meets', () => {
  test.each(rows)(
    '%s gets one all the same, or says that it did not',
    async (_, trouble) => {
      for (const name of ['product', 'createProduct']) {
        twins.faulty.emulator.control.revokeTokens();
        const operation = cells.find((cell) => cell.operation.name === name)?.operation;
        if (operation === undefined) throw new Error(`there is no ${name}`);
        const result = await runCell(
          hands,
          seeds,
          { operation, door: 'token', position: 0 },
          { trouble, times: 1 },
        );
        expect(faultOf(result)).toEqual([]);
      }
    },
    30_000,
  );
});

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
