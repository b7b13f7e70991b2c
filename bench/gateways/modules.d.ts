/** What is installed beside the benchmark only, so that the sources' types can be checked without it. */
declare module 'mercurius' {
  import type { FastifyPluginAsync } from 'fastify';

  const mercurius: FastifyPluginAsync<{
    readonly schema: string;
    readonly resolvers: object;
    readonly jit: number;
    readonly context: () => object;
  }>;
  export = mercurius;
}
