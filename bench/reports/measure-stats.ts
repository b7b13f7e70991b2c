import { median } from '../gateways/median.ts';
import type { GatewayUnderTest } from './start-gateway.ts';

const questions = {
  'no key': '',
  'one key': 'PROGRESS',
  'one month': 'READY_MONTH',
  'two keys': 'READY_MONTH, TEST_HARNESS',
  'week and step': 'READY_WEEK, CURRENT_STEP',
};

/** Milliseconds, the median, that counts and medians over all submissions take by these keys. */
export async function measureStats(
  { origin }: GatewayUnderTest,
  rounds: number,
): Promise<[keys: string, ms: number][]> {
  const times = new Map<string, number[]>(Object.keys(questions).map((title) => [title, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const [title, keys] of Object.entries(questions)) {
      const startedAt = performance.now();
      await ask(
        origin,
        `{ mirror { submissionStats(groupBy: [${keys}]) { groups { count medianSecondsToReady } } } }`,
      );
      if (round >= 0) times.get(title)?.push(performance.now() - startedAt);
    }
  }
  return [...times].map(([title, all]) => [title, median(all)]);
}

async function ask(origin: string, query: string): Promise<void> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = (await response.json()) as { readonly errors?: unknown };
  if (errors !== undefined) throw new Error(`the gateway refused: ${JSON.stringify(errors)}`);
}
