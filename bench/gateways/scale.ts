import { fileURLToPath } from 'node:url';
import { account } from './account.ts';
import { type GatewayProgram, startGateway } from './gateway-program.ts';
import { median } from './median.ts';
import { cpuMs, reply } from './program.ts';

/** What an answer costs by its size. */
export interface Scale {
  readonly title: string;
  readonly nodes: number;
  /** Microseconds of the gateway's processor time for each node. */
  readonly cpuPerNode: number;
  /** Milliseconds for which the event loop was held at the longest, the median over the answers. */
  readonly longestHold: number;
}

interface Page {
  readonly nodes: readonly unknown[];
  readonly pageInfo?: { readonly endCursor: string };
}

const largestPage = 1000;
const fields = 'nodes { productId name isCommitted }';
const probe = new URL('./loop-probe.js', import.meta.url);

/** Asks a gateway of its own, one question at a time, for lists of 10 to 10,000 products. */
export async function measureScale(upstream: string): Promise<Scale[]> {
  const gateway = await startGateway(upstream, { MEMORY_MAX_AGE_SECONDS: '0' }, [
    '--import',
    fileURLToPath(probe),
  ]);
  try {
    const all: Scale[] = [];
    for (const first of [10, 100, largestPage])
      all.push(
        await measure(
          gateway,
          `${first} products`,
          `{ list: products(first: ${first}) { ${fields} } }`,
          first,
        ),
      );
    const pages = await walk(gateway);
    all.push(
      await measure(
        gateway,
        `${account.products} products, ten pages in one operation`,
        pages,
        account.products,
      ),
    );
    const filtered = `{ list: products(first: ${largestPage}, filter: { nameContains: "driver" }) { ${fields} } }`;
    const title = `${largestPage} of ${account.products} products by a filter, which reads all`;
    return [...all, await measure(gateway, title, filtered, largestPage, account.products)];
  } finally {
    await gateway.program.stop();
  }
}

/** An operation that asks for every product, in as many pages as it takes. Their cursors are found by walking. */
async function walk(gateway: GatewayProgram): Promise<string> {
  const pages: string[] = [];
  for (let cursor = 'null'; pages.length * largestPage < account.products; ) {
    const page = `products(first: ${largestPage}, after: ${cursor})`;
    const { list } = await ask(gateway, `{ list: ${page} { nodes { id } pageInfo { endCursor } } }`);
    pages.push(`p${pages.length}: ${page} { ${fields} }`);
    cursor = JSON.stringify(list?.pageInfo?.endCursor);
  }
  return `{ ${pages.join(' ')} }`;
}

async function measure(
  gateway: GatewayProgram,
  title: string,
  query: string,
  nodes: number,
  read = nodes,
): Promise<Scale> {
  const pid = gateway.program.process.pid;
  const answers = Math.max(10, Math.min(1_000, Math.round(20_000 / read)));
  const holds: number[] = [];
  let before = 0;
  for (let count = -answers; count < answers; count += 1) {
    if (count === 0) before = cpuMs(pid);
    await longestHold(gateway);
    const pages = Object.values(await ask(gateway, query));
    const got = pages.reduce((sum, page) => sum + page.nodes.length, 0);
    if (got !== nodes) throw new Error(`${title}: ${got} nodes came instead of ${nodes}`);
    if (count >= 0) holds.push(await longestHold(gateway));
  }
  const cpuPerNode = ((cpuMs(pid) - before) * 1000) / answers / read;
  return { title, nodes: read, cpuPerNode, longestHold: median(holds) };
}

async function longestHold({ program }: GatewayProgram): Promise<number> {
  return (await reply<{ readonly longest: number }>(program, 'longest')).longest;
}

async function ask({ origin }: GatewayProgram, query: string): Promise<Readonly<Record<string, Page>>> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, Page>; errors?: unknown };
  if (errors !== undefined) throw new Error(`the gateway refused: ${JSON.stringify(errors)}`);
  return data;
}
