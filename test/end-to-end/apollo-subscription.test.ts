import { ApolloClient, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { eventually } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { newSubmission, numberOf } from '../kit/submissions.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({ emulator: { products: 1 } });
});
afterAll(() => stage.close());

test('Apollo Client keeps its cache up to date by a subscription, and comes back after a cut', async () => {
  const id = await newSubmission(stage.gateway.url);
  const sockets: WebSocket[] = [];
  class KnownSocket extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.push(this);
    }
  }
  const transport = createClient({
    url: `${stage.gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: KnownSocket,
    retryWait: async () => {},
    shouldRetry: () => true,
  });
  const client = new ApolloClient({ link: new GraphQLWsLink(transport), cache: new InMemoryCache() });
  const seen: string[] = [];
  const document = gql`subscription Progress($id: ID!) { submissionUpdated(id: $id) { id progress } }`;
  const done = new Promise<void>((resolve, reject) => {
    client
      .subscribe<{ submissionUpdated: { progress: string } }>({ query: document, variables: { id } })
      .subscribe({
        next: ({ data, error }) => seen.push(data?.submissionUpdated.progress ?? String(error)),
        error: reject,
        complete: resolve,
      });
  });
  await eventually('the present state', () => seen.length === 1);
  sockets[0]?.terminate();
  await eventually('the present state again', () => seen.length === 2);
  stage.emulator.control.submission(numberOf(id), { finish: true });
  await done;
  expect(seen).toEqual(['AWAITING_PACKAGE', 'AWAITING_PACKAGE', 'READY']);
  expect(JSON.stringify(client.cache.extract())).toContain('"progress":"READY"');
  await transport.dispose();
  client.stop();
});
