import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const operations = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, operation = '']) => ({
  operation,
  title: /^(?:query|mutation|subscription) \w+/.exec(operation)?.[0] ?? operation.slice(0, 40),
}));

let gateway: BuiltGateway;

beforeAll(async () => {
  gateway = await startBuiltGateway({}, ['--demo']);
});

afterAll(() => gateway.stop('SIGKILL'));

test.each(operations)("the README's $title works as it stands", async ({ operation }) => {
  const answer = operation.startsWith('subscription')
    ? await firstEvent(operation)
    : ask(gateway.url, operation);
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  for (const [field, value] of Object.entries(data as Record<string, { userErrors?: unknown[] } | null>)) {
    expect({ field, value }).not.toEqual({ field, value: null });
    expect(value?.userErrors ?? []).toEqual([]);
  }
});

/** The first answer of a subscription, as server-sent events bring it. */
async function firstEvent(query: string): Promise<Answer> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  let text = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const [, data] = /^event: next\ndata: (.*)$/m.exec(text) ?? [];
    if (data !== undefined) return JSON.parse(data) as Answer;
  }
  throw new Error(`no event came: ${text}`);
}
