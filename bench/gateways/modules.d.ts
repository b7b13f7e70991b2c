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

declare module '@omnigraph/openapi' {
  export function loadOpenAPISubgraph(
    name: string,
    options: { readonly source: string; readonly operationHeaders: Readonly<Record<string, string>> },
  ): object;
}

declare module '@graphql-mesh/compose-cli' {
  export function getComposedSchemaFromConfig(
    config: {
      readonly cwd: string;
      readonly subgraphs: readonly { readonly sourceHandler: object }[];
      readonly additionalTypeDefs: string;
    },
    logger: object,
  ): Promise<string>;
}
