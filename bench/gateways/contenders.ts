import { fileURLToPath } from 'node:url';
import { productId } from './account.ts';
import { documents, type Operation } from './documents.ts';
import { startGateway } from './gateway-program.ts';
import type { Asked } from './load.ts';
import { type Program, reply, start } from './program.ts';
import type { Question } from './questions.ts';

/** A server that is measured. */
export interface Contender {
  readonly name: string;
  /** Whether it gives 64-bit ids to the last digit. */
  readonly exact: boolean;
  readonly start: (upstream: string) => Promise<Running>;
  readonly asked: (question: Question, variant: number) => Asked;
}

/** A contender that runs. */
export interface Running {
  readonly origin: string;
  readonly program: Program;
}

/** All of them, the limit first: the ratios are to it. */
export const contenders: readonly Contender[] = [
  {
    name: 'hand-written limit',
    exact: true,
    start: (upstream) => startServer('limit', upstream),
    asked: ({ id, truth, variants }, variant) => ({
      method: 'GET',
      path: `/${id}/${variants > 1 ? productId(variant) : ''}`,
      truth: truth(variant),
    }),
  },
  {
    name: 'Hardware Gateway',
    exact: true,
    start: (upstream) => startGateway(upstream, { MEMORY_MAX_AGE_SECONDS: '0' }),
    asked: posted('/graphql', documents('Int64')),
  },
  {
    name: 'Apollo Server',
    exact: false,
    start: (upstream) => startServer('apollo', upstream),
    asked: posted('/', documents('ID')),
  },
  {
    name: 'Mercurius',
    exact: false,
    start: (upstream) => startServer('mercurius', upstream),
    asked: posted('/graphql', documents('ID')),
  },
];

async function startServer(name: string, upstream: string): Promise<Running> {
  const file = fileURLToPath(new URL(`./servers/${name}.js`, import.meta.url));
  const program = start({ place: 'server', args: [file, upstream] });
  const { port } = await reply<{ readonly port: number }>(program);
  return { origin: `http://127.0.0.1:${port}`, program };
}

function posted(
  path: string,
  write: (id: Question['id'], variant: number) => Operation,
): (question: Question, variant: number) => Asked {
  return ({ id, truth }, variant) => ({
    method: 'POST',
    path,
    body: JSON.stringify(write(id, variant)),
    truth: truth(variant),
  });
}
