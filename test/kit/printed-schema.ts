import { buildSchema, type GraphQLSchema } from 'graphql';

/** The schema that a gateway prints about itself. */
export async function printedSchema(url: string): Promise<GraphQLSchema> {
  const response = await fetch(`${url}/schema.graphql`);
  return buildSchema(await response.text());
}
