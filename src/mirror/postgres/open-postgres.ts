import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import type { Secret } from '../../values/secret.ts';
import { batchRows } from '../database/batches.ts';
import type { MirrorDatabase } from '../database/mirror-database.ts';
import { createOperations, operationNames } from '../database/operations.ts';
import { compilePlaced, compileQuery } from '../query/compile-query.ts';
import type { Views } from '../query/views.ts';
import { writeBatch } from '../query/write-batch.ts';
import { migrate } from '../schema/migrate.ts';
import type { Cell, Tables } from '../schema/tables.ts';
import { faultOf } from './fault-of.ts';
import { createLeadership } from './leadership.ts';

/** What the mirror needs of the world. */
interface PostgresParts {
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Connections at once for all that is short: the walk, what callers bring, and GraphQL. */
const poolSize = 6;
/**
 * A report holds its connection as long as its client takes, so these are apart: as many as the gateway sends at once. They are
 * opened when they are needed, and closed when they are idle.
 */
const reportsPoolSize = 32;
const connectMs = 10_000;

/** The mirror in PostgreSQL, its schema brought up to date. @throws DatabaseFault. */
export async function openPostgres(url: Secret, { clock, logger }: PostgresParts): Promise<MirrorDatabase> {
  const pool = openPool(url, poolSize, logger);
  const reportsPool = openPool(url, reportsPoolSize, logger);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db, 'postgres');
  } catch (error) {
    await db.destroy();
    throw faultOf(error);
  }
  const leadership = createLeadership(url, clock);
  const operations = createOperations(db, 'postgres');
  const told = operationNames.map((name) => [name, tellingFaults(operations[name] as Operation)]);
  const views = db as unknown as Kysely<Views>;
  return {
    ...(Object.fromEntries(told) as typeof operations),
    rows: (query) => readRows(pool, compileQuery(views, query)),
    async *written(query, format) {
      const placed = readRows(reportsPool, compilePlaced(views, query));
      for await (const batch of placed) yield writeBatch(batch, query, format);
    },
    lead: (signal) => leadership.lead(signal),
    async close() {
      await leadership.close();
      await Promise.all([db.destroy(), reportsPool.end()]);
    },
  };
}

function openPool(url: Secret, max: number, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url.unwrap(),
    max,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    types,
  });
  pool.on('error', () => logger.debug({}, 'an idle connection of the mirror broke'));
  // One that breaks between two statements of a transaction tells nobody else, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

type Operation = (argument: unknown) => Promise<unknown>;

function tellingFaults(operation: Operation): Operation {
  return (argument) =>
    operation(argument).catch((error: unknown) => {
      throw faultOf(error);
    });
}

/** A portal shows one moment however long it is read. */
async function* readRows(
  pool: pg.Pool,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly unknown[] },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let client: pg.PoolClient | undefined;
  let whole = false;
  try {
    client = await pool.connect();
    const cursor = client.query(
      new Cursor<readonly Cell[]>(sql, [...parameters], { rowMode: 'array', types }),
    );
    for (;;) {
      const batch = await cursor.read(batchRows);
      if (batch.length === 0) break;
      yield batch;
    }
    await cursor.close();
    whole = true;
  } catch (error) {
    throw faultOf(error);
  } finally {
    // A connection that was left in the middle of an answer is not used again.
    client?.release(!whole);
  }
}

/** Counts and medians are numbers here; every id is text in the tables, so no digit is lost. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
