import { fileURLToPath } from 'node:url';
import { productId } from './account.ts';
import { type Documents, documents, wireDocuments } from './documents.ts';
import { startGateway } from './gateway-program.ts';
import { startHive } from './hive.ts';
import type { Asked } from './load.ts';
import { type Program, reply, start } from './program.ts';
import type { Question } from './questions.ts';
import { startTailcall } from './tailcall.ts';

/** A server that is measured. */
export interface Contender {
  readonly name: string;
  /** Whether it gives 64-bit ids to the last digit. */
  readonly exact: boolean;
  /** False for the limit and the gateway, without which there is nothing to compare. */
  readonly peer: boolean;
  /** `folder` is one of its own for files. */
  readonly start: (upstream: string, folder: string) => Promise<Running>;
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
    peer: false,
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
    peer: false,
    start: (upstream) => startGateway(upstream, { MEMORY_MAX_AGE_SECONDS: '0' }),
    asked: posted('/graphql', documents('Int64')),
  },
  {
    name: 'Apollo Server',
    exact: false,
    peer: true,
    start: (upstream) => startServer('apollo', upstream),
    asked: posted('/', documents('ID')),
  },
  {
    name: 'Mercurius',
    exact: false,
    peer: true,
    start: (upstream) => startServer('mercurius', upstream),
    asked: posted('/graphql', documents('ID')),
  },
  {
    name: 'Hive Gateway',
    exact: false,
    peer: true,
    start: startHive,
    asked: posted('/graphql', wireDocuments('getProduct', 'listProducts'), wireShape),
  },
  {
    name: 'Tailcall',
    exact: true,
    peer: true,
    start: startTailcall,
    asked: posted('/graphql', wireDocuments('product', 'products'), wireShape),
  },
];

/** Starts one of `servers/` with one argument. */
export async function startServer(name: string, argument: string): Promise<Running> {
  const file = fileURLToPath(new URL(`./servers/${name}.js`, import.meta.url));
  const program = start({ place: 'server', args: [file, argument] });
  const { port } = await reply<{ readonly port: number }>(program);
  return { origin: `http://127.0.0.1:${port}`, program };
}

function posted(
  path: string,
  write: Documents,
  shape: (truth: unknown) => unknown = (truth) => truth,
): (question: Question, variant: number) => Asked {
  return ({ id, truth }, variant) => ({
    method: 'POST',
    path,
    body: JSON.stringify(write(id, variant)),
    truth: shape(truth(variant)),
  });
}

/** The truth as it comes from a server that {@link wireDocuments} are for. */
function wireShape(truth: unknown): unknown {
  if (Array.isArray(truth)) return truth.map(wireShape);
  if (typeof truth !== 'object' || truth === null) return truth;
  const members = Object.entries(truth).map(([name, each]) => {
    if (name === 'workflowStatus') return ['detail', { workflowStatus: each }];
    return [name === 'nodes' ? 'value' : name, wireShape(each)];
  });
  return Object.fromEntries(members);
}
