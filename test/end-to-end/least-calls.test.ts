import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'graphql';
import { arbitraryQuery } from '../kit/arbitrary-query.ts';
import { leastCalls, type SmallAccount } from '../kit/least-calls.ts';
import { readSmallAccount } from '../kit/small-account.ts';
import { type Stage, setStage } from '../kit/stage.ts';

const pageSize = 2;

let stage: Stage;
let account: SmallAccount;

beforeAll(async () => {
  stage = await setStage({
    emulator: { products: 3, submissionsPerProduct: 3, labelsPerSubmission: 3 },
  });
  stage.emulator.control.settings({ defaultPageSize: pageSize, workflowStatusInLists: 'none' });
  // It also shows the gateway how long the list of products is.
  account = await readSmallAccount(stage.gateway.url, pageSize);
});
afterAll(() => stage.close());

test('no query costs more calls than the least, or fewer', async () => {
  const [product] = account.products;
  const [submission] = product?.submissions ?? [];
  const [label] = submission?.labels ?? [];
  const named = { product: product?.id ?? '', submission: submission?.id ?? '', label: label?.id ?? '' };
  const ids = JSON.stringify(account.products.map(({ id }) => id));
  const several = fc.constantFrom('', ` all: nodes(ids: ${ids}) { id ... on Product { name } }`);
  await fc.assert(
    fc.asyncProperty(arbitraryQuery(named), several, async (text, more) => {
      const query = text.replace(/\}$/, `${more} }`);
      stage.calm();
      const { errors, extensions } = await stage.ask(query);
      // Three levels of sixty may be more than one operation may cost.
      fc.pre(errors?.[0]?.extensions['code'] !== 'OPERATION_TOO_EXPENSIVE');
      expect(errors).toBeUndefined();
      const least = leastCalls(parse(query), account);
      expect({ query, calls: stage.calls('GET').length }).toEqual({ query, calls: least });
      expect(extensions.cost.upstreamCalls).toBe(least);
    }),
    { numRuns: 150 },
  );
}, 120_000);
