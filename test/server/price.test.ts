import { describe, expect, test } from '@jest/globals';
import { subscribe } from '../kit/subscribing.ts';
import { startTinyGateway } from './tiny-gateway.ts';

const times = (count: number, text: string) => Array.from({ length: count }, () => text).join(' ');

/** As the scanner graphql-cop asks, to find what a server forgot to limit. */
describe('a scanner', () => {
  test.each([
    ['aliases', `query { ${Array.from({ length: 101 }, (_, n) => `alias${n}:__typename`).join(' \n')} }`],
    ['directives', `query { __typename ${'@aa'.repeat(10)} }`],
    ['one field again and again', `query { ${times(500, '__typename \n')} }`],
    [
      'introspection that goes in circles',
      `query { __schema { types { fields { ${times(6, 'type { fields {')} name ${times(6, '} }')} } } } }`,
    ],
  ])('finds no way to overload by %s', async (_what, query) => {
    const gateway = await startTinyGateway();
    for (const headers of [{}, { accept: 'application/graphql-response+json' }]) {
      const { body } = await gateway.post({ query }, headers);
      expect(body.data).toBeUndefined();
      expect(body.errors).toHaveLength(1);
    }
  });

  test('finds no batches', async () => {
    const gateway = await startTinyGateway();
    const answer = await gateway.post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })));
    expect(answer.status).toBe(400);
  });
});

test('what is too expensive is told at every door', async () => {
  const gateway = await startTinyGateway({}, { priceLimits: { aliases: 2 } });
  const query = '{ a: hello b: hello c: hello }';
  const refusal = {
    message:
      'The operation has more than 2 aliases, which is the limit. Ask in several requests, or for many things by `nodes(ids)`.',
    extensions: { code: 'OPERATION_TOO_EXPENSIVE' },
  };
  const posted = await gateway.post({ query });
  expect([posted.status, posted.body.errors?.[0]]).toMatchObject([400, refusal]);
  const got = await fetch(`${gateway.graphql}?${new URLSearchParams({ query })}`);
  expect(got.status).toBe(400);
  for (const door of ['WebSocket', 'event stream'] as const) {
    const told = subscribe(door, gateway.url, query);
    const failure = await told.ended.catch((error: unknown) => error);
    // One door ends with the error, the other tells it in its one event.
    expect(JSON.stringify([told.events, failure])).toContain('OPERATION_TOO_EXPENSIVE');
    await told.stop();
  }
});
