import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../kit/ask.ts';
import { eventually } from '../kit/eventually.ts';
import { newSubmission } from '../kit/submissions.ts';
import { subscribe } from '../kit/subscribing.ts';
import { setTwoAccounts, type TwoAccounts } from '../kit/two-accounts.ts';

let stage: TwoAccounts;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  stage = await setTwoAccounts();
});
afterEach(async () => {
  for (const one of cleanUp.splice(0)) await one();
  stage.calm();
});
afterAll(() => stage.close());

const list = '{ products(first: 1) { nodes { id } } }';
const follow = 'subscription ($id: ID!) { submissionUpdated(id: $id) { id } }';

function over(
  connectionParams: Record<string, unknown>,
  query: string,
  variables = {},
  headers: Record<string, string> = {},
) {
  const socket = subscribe('WebSocket', stage.gateway.url, query, variables, connectionParams, headers);
  cleanUp.push(() => socket.stop());
  return socket;
}

async function answerOver(
  connectionParams: Record<string, unknown>,
  query: string,
  headers: Record<string, string> = {},
) {
  const socket = over(connectionParams, query, {}, headers);
  await socket.ended;
  return socket.events[0];
}

function expectServed(answer: Answer | undefined, served: string, spared: 'main' | 'other'): void {
  expect(answer?.data.products.nodes[0].id).toMatch(new RegExp(`^accounts/${served}/products/`));
  expect(stage[spared].control.calls()).toEqual([]);
}

describe('a WebSocket', () => {
  test.each([
    ['names none', {}, 'main', 'other'],
    ['names one by `account`', { account: 'other' }, 'other', 'main'],
    ['names one by the name of the header', { 'x-hardware-account': 'other' }, 'other', 'main'],
  ] as const)('whose client %s is about that one', async (_what, params, served, spared) => {
    expectServed(await answerOver(params, list), served, spared);
  });

  test.each([
    ['the header of the request that became it', {}, 'other', 'main'],
    ['its connection parameters where both name one', { account: 'main' }, 'main', 'other'],
  ] as const)('is about the account of %s', async (_what, params, served, spared) => {
    const headers = { 'x-hardware-account': 'other' };
    expectServed(await answerOver(params, list, headers), served, spared);
  });

  test('whose header names no account is told which there are', async () => {
    const { ended } = over({}, list, {}, { 'x-hardware-account': 'nowhere' });
    await expect(ended).rejects.toMatchObject([
      { message: expect.stringContaining('main, other'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test.each(['nowhere', '', 7])('whose client names %j is told which there are', async (account) => {
    const ended = over({ account }, list).ended;
    await expect(ended).rejects.toMatchObject([
      { message: expect.stringContaining('main, other'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect([stage.main.control.calls(), stage.other.control.calls()]).toEqual([[], []]);
  });

  test('follows what is of the account that it names, and nothing of another', async () => {
    const id = await newSubmission(stage.gateway.url, { 'x-hardware-account': 'other' });
    const own = over({ account: 'other' }, follow, { id });
    await eventually('the present state is told', () => own.events.length > 0);
    expect(own.events[0]?.data.submissionUpdated).toEqual({ id });
    const strange = over({ account: 'main' }, follow, { id });
    const told = await strange.ended.then(
      () => strange.events[0]?.errors,
      (errors: unknown) => errors,
    );
    expect(told).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(stage.main.control.calls()).toEqual([]);
  });
});
