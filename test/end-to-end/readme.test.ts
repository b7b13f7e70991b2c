import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask } from '../kit/ask.ts';
import { type BuiltGateway, startBuiltGateway } from '../kit/built-gateway.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const operations = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, operation = '']) => ({
  operation,
  title: /^(?:query|mutation) \w+/.exec(operation)?.[0] ?? operation.slice(0, 40),
}));

let gateway: BuiltGateway;

beforeAll(async () => {
  gateway = await startBuiltGateway({}, ['--demo']);
});

afterAll(() => gateway.stop('SIGKILL'));

test.each(operations)("the README's $title works as it stands", async ({ operation }) => {
  const { data, errors } = await ask(gateway.url, operation);
  expect(errors).toBeUndefined();
  for (const [field, value] of Object.entries(data as Record<string, { userErrors?: unknown[] } | null>)) {
    expect({ field, value }).not.toEqual({ field, value: null });
    expect(value?.userErrors ?? []).toEqual([]);
  }
});
