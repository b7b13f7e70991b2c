import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { type Context, contextOf, resolvers, typeDefs } from './schema.ts';
import { token } from './token.ts';

/** A day's work: Apollo Server as its guide starts it, DataLoader, and `fetch`. */
const upstream = process.argv[2] ?? '';
const headers = { authorization: `Bearer ${await token(upstream)}` };
const server = new ApolloServer<Context>({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => contextOf(get),
});
process.send?.({ port: Number(new URL(url).port) });
process.on('disconnect', () => process.exit());

async function get(path: string) {
  const response = await fetch(`${upstream}/v2.0/my/hardware${path}`, { headers });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}
