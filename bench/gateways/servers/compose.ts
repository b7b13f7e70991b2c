import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getComposedSchemaFromConfig } from '@graphql-mesh/compose-cli';
import { loadOpenAPISubgraph } from '@omnigraph/openapi';
import { openApi } from './openapi.ts';
import { token } from './token.ts';

/** Makes the supergraph that Hive Gateway serves: the REST API by its OpenAPI document, with the links between its types. */
const [upstream = '', folder = ''] = process.argv.slice(2);
const typeDefs = `
  extend type Product {
    submissions: Submissions ${from('listSubmissions', '{ id }', 'productId: "{root.id}"')}
  }
  extend type Submission {
    detail: Detail ${from('getSubmission', '{ id productId }', both())}
    shippingLabels: ShippingLabels ${from('listShippingLabels', '{ id productId }', both())}
  }
`;
const logger = { child: () => logger, log() {}, info() {}, debug() {}, warn() {}, error: console.error };

await writeFile(join(folder, 'openapi.json'), JSON.stringify(openApi(upstream)));
const sourceHandler = loadOpenAPISubgraph('hardware', {
  source: './openapi.json',
  operationHeaders: { authorization: `Bearer ${await token(upstream)}` },
});
const supergraph = await getComposedSchemaFromConfig(
  { cwd: folder, subgraphs: [{ sourceHandler }], additionalTypeDefs: typeDefs },
  logger,
);
await writeFile(join(folder, 'supergraph.graphql'), supergraph);
process.disconnect?.();

function from(field: string, needs: string, args: string): string {
  return `@resolveTo(sourceName: "hardware", sourceTypeName: "Query", sourceFieldName: "${field}", requiredSelectionSet: "${needs}", sourceArgs: { ${args} })`;
}

function both(): string {
  return 'productId: "{root.productId}", submissionId: "{root.id}"';
}
