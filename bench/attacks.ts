import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { startEmulator } from '../src/emulator/start-emulator.ts';
import { environmentFor, startBuiltGateway } from '../test/kit/built-gateway.ts';

/*
 * What requests that were made to hurt cost the built gateway, in CPU time of its process (Linux: /proc). Aim: each is
 * answered with a 4xx in under 10 ms.
 */

const warmUps = 10;
const rounds = 50;
/** Of /proc/PID/stat. */
const ticksASecond = 100;

const times = (count: number, write: (index: number) => string, separator = ' ') =>
  Array.from({ length: count }, (_, index) => write(index)).join(separator);
const document = (query: string, variables = {}) => JSON.stringify({ query, variables });
const ids = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';

const attacks: readonly (readonly [name: string, body: string])[] = [
  ['100,000 aliases', document(`{ ${times(100_000, (n) => `a${n}:__typename`)} }`)],
  ['15,000 aliases, in 256 KB', document(`{ ${times(15_000, (n) => `a${n}:__typename`)} }`)],
  ['3,000 aliases, within the tokens', document(`{ ${times(3_000, (n) => `a${n}:__typename`)} }`)],
  ['a list of 300,000', document(`{ nodes(ids: [${'1,'.repeat(300_000)}]) { id } }`)],
  ['a list of 120,000, in 256 KB', document(`{ nodes(ids: [${'1,'.repeat(120_000)}]) { id } }`)],
  ['a list of 300,000 in a variable', document(ids, { ids: Array.from({ length: 300_000 }, () => 1) })],
  ['a list of 120,000 in a variable', document(ids, { ids: Array.from({ length: 120_000 }, () => 1) })],
  ['a list of 9,000 in a variable', document(ids, { ids: Array.from({ length: 9_000 }, () => 1) })],
  ['a body of 40 MB', document('{ __typename }', { a: 'x'.repeat(40_000_000) })],
  ['5,000 levels', document(`${'{ a '.repeat(5_000)}${'}'.repeat(5_000)}`)],
  ['60,000 levels', document(`${'{a'.repeat(60_000)}${'}'.repeat(60_000)}`)],
  ['4,000 directives on a field', document(`{ __typename ${'@a '.repeat(4_000)} }`)],
  ['2,000 directives', document(`{ ${times(2_000, (n) => `a${n} @skip(if: true)`)} }`)],
  ['one field 9,000 times', document(`{ ${'__typename '.repeat(9_000)} }`)],
  ['one field 9,000 times, deeper', document(`{ products { ${'totalCount '.repeat(9_000)} } }`)],
  [
    'fragments that double 30 times',
    document(
      `{ ...F0 } ${times(30, (n) => `fragment F${n} on Query { a${n}: node(id: "x") { ...F${n + 1} } b${n}: node(id: "x") { ...F${n + 1} } }`)}`,
    ),
  ],
  [
    '1,000 fragments of one field',
    document(
      `{ ${times(1_000, (n) => `...F${n}`)} } ${times(1_000, (n) => `fragment F${n} on Query { __typename }`)}`,
    ),
  ],
  ['1,000 operations', document(times(1_000, (n) => `query Q${n} { __typename }`))],
  ['1,000 fragments that are not there', document(`{ ${times(1_000, (n) => `...F${n}`)} }`)],
  [
    '100,000 lines before 200 malformed ids',
    document(`${'\n'.repeat(100_000)}{ ${times(200, (n) => `a${n}: node(id: "x") { id }`)} }`),
  ],
  // Each id is answered with an error of its own, beside the others: the one with a 200, and dearer than the rest.
  ['1,000 malformed ids', document(ids, { ids: Array.from({ length: 1_000 }, () => 'x') })],
  [
    'a circle of fragments',
    document('{ ...A } fragment A on Query { node(id: "x") { ...B } } fragment B on Node { ...A }'),
  ],
  [
    'as many merged fields as there may be',
    document(`{ products { ${times(190, (n) => `a${n} `.repeat(49))} } }`),
  ],
  ['a batch of 1,000', `[${times(1_000, () => document('{ __typename }'), ',')}]`],
  [
    'circular introspection',
    document(
      '{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
    ),
  ],
  [
    '1,000 x 1,000 x 1,000 nodes',
    document(
      '{ products(first: 1000) { nodes { submissions(first: 1000) { nodes { shippingLabels(first: 1000) { nodes { id } } } } } } }',
    ),
  ],
];

const emulator = await startEmulator({ products: 2, speed: 0 });
const gateway = await startBuiltGateway({ ...environmentFor(emulator), LOG_LEVEL: 'error' });
try {
  for (const [name, body] of attacks) {
    const status = new Set<string>();
    for (let round = 0; round < warmUps; round += 1) await attack(body);
    const before = cpuMs();
    for (let round = 0; round < rounds; round += 1) status.add(await attack(body));
    const ms = (cpuMs() - before) / rounds;
    console.log(`${name.padEnd(36)} ${ms.toFixed(1).padStart(6)} ms   ${[...status].join(' ')}`);
  }
} finally {
  await gateway.stop('SIGKILL');
  await emulator.close();
}

/** Milliseconds of CPU that the gateway has taken so far, in steps of 10. */
function cpuMs(): number {
  const stat = readFileSync(`/proc/${gateway.process.pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksASecond;
}

/** The status of the answer. Where the gateway stops reading, the rest of the body is not sent. */
function attack(body: string): Promise<string> {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${gateway.url}/graphql`, { method: 'POST', headers, agent: false }, (response) => {
      response.resume();
      response.on('close', () => sent.destroy());
      resolve(String(response.statusCode));
    });
    sent.on('error', () => resolve('cut'));
    sent.end(body);
  });
}
