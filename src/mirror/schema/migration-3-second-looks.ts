import { type Kysely, sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Version 3: when the walk before the last one began, and indexes for what is looked up whatever its letter case. */
export async function addSecondLooks(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;
  await db.schema.alterTable('visits').addColumn('began_before', text).execute();
  for (const column of ['pnp_string', 'inf_id']) {
    await db.schema
      .createIndex(`hardware_ids_by_lower_${column}`)
      .on('hardware_ids')
      .expression(sql`lower(${sql.ref(column)})`)
      .execute();
  }
}
