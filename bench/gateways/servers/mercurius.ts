import fastify from 'fastify';
import mercurius from 'mercurius';
import { Pool } from 'undici';
import { contextOf, resolvers, typeDefs } from './schema.ts';
import { token } from './token.ts';

/** Fastify's own GraphQL server with its compiler on, DataLoader, and undici's requests. */
const upstream = process.argv[2] ?? '';
const pool = new Pool(upstream, { connections: 128, pipelining: 1 });
const headers = { authorization: `Bearer ${await token(upstream)}` };
const app = fastify();
await app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, context: () => contextOf(get) });
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ port: Number(new URL(url).port) });
process.on('disconnect', () => process.exit());

async function get(path: string) {
  const { statusCode, body } = await pool.request({
    method: 'GET',
    path: `/v2.0/my/hardware${path}`,
    headers,
  });
  if (statusCode !== 200) throw new Error(`${path} was answered with ${statusCode}`);
  return (await body.json()) as Readonly<Record<string, unknown>>;
}
