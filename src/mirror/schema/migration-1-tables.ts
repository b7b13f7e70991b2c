import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Version 1: the tables and the indexes that reports, aggregates and the synchroniser go by. */
export async function createTables(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const make = tableMaker(db, dialect);
  await make('products', [...things, ...productColumns]);
  await make('submissions', [...things, ...submissionColumns], ['seconds_to_ready']);
  await make('shipping_labels', [...things, ...labelColumns], ['seconds_to_published', 'hardware_id_count']);
  await make('hardware_ids', [...things, ...hardwareIdColumns]);
  await make('audiences', [...things, 'audience_id', 'name', 'audience_name', 'description']);
  await make('status_changes', statusChangeColumns);
  await make(
    'visits',
    ['account', 'task', 'thing', 'due_at', 'cursor', 'began_at', 'done_at'],
    ['rank', 'failures'],
  );
  await make('facts', ['value'], [], 'name');
  for (const [table, ...columns] of indexes) {
    await db.schema
      .createIndex(`${table}_by_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute();
  }
}

const things = ['account', 'first_seen_at', 'changed_at', 'read_at', 'vanished_at'];

const productColumns = [
  ...['product_id', 'name', 'test_harness', 'device_type', 'product_type', 'driver_type', 'origin_type'],
  ...['is_committed', 'is_extension_inf', 'is_test_sign', 'is_flight_sign', 'is_retpoline_compiled'],
  ...['announcement_date', 'firmware_version', 'device_metadata_category', 'device_metadata_ids'],
  ...['requested_signatures', 'marketing_names', 'selected_product_types', 'message'],
  ...['shared_product_id', 'source_product_id', 'source_publisher_id'],
  ...['created_by', 'created_at', 'updated_by', 'updated_at'],
];

const submissionColumns = [
  ...['product', 'product_id', 'submission_id', 'name', 'type', 'commit_status', 'progress'],
  ...['current_step', 'state', 'messages', 'is_universal', 'is_declarative_inf', 'is_extension_inf'],
  ...['created_by', 'created_at', 'started_at', 'ready_at', 'failed_at'],
];

const labelColumns = [
  ...['product', 'submission', 'product_id', 'submission_id', 'shipping_label_id', 'name', 'destination'],
  ...['progress', 'current_step', 'state', 'messages', 'go_live_date', 'receiver_publisher_id'],
  ...['visible_to_accounts', 'audience_ids', 'is_auto_install_during_os_upgrade'],
  ...['is_auto_install_on_applicable_systems', 'manual_acquisition', 'is_disclosure_restricted'],
  ...['publish_to_windows10s', 'flooring', 'ceiling', 'published_at', 'failed_at'],
];

const hardwareIdColumns = [
  ...['product', 'submission', 'product_id', 'submission_id', 'bundle_id', 'inf_id'],
  ...['operating_system_code', 'pnp_string', 'manufacturer', 'device_description'],
  ...['driver_version', 'driver_date', 'provider', 'inf_class'],
];

const statusChangeColumns = [
  ...['account', 'kind', 'thing', 'product_id', 'submission_id', 'shipping_label_id'],
  ...['what', 'from_value', 'to_value', 'at', 'after', 'messages'],
];

const indexes: readonly (readonly [keyof Tables, ...string[]])[] = [
  ['products', 'changed_at', 'id'],
  ['submissions', 'changed_at', 'id'],
  ['submissions', 'product'],
  ['shipping_labels', 'changed_at', 'id'],
  ['shipping_labels', 'submission'],
  ['hardware_ids', 'submission'],
  ['hardware_ids', 'pnp_string', 'id'],
  ['hardware_ids', 'inf_id', 'id'],
  ['hardware_ids', 'driver_version', 'id'],
  ['status_changes', 'at', 'id'],
  ['status_changes', 'thing', 'at'],
  ['visits', 'account', 'rank', 'due_at'],
];

/**
 * Text is compared byte by byte in both databases, whatever the locale, so that both sort alike. In SQLite rows lie in
 * the order of their key, so that a whole table is read without a jump.
 */
function tableMaker(db: Kysely<Tables>, dialect: Dialect) {
  const text = dialect === 'sqlite' ? sql`text` : sql`text collate "C"`;
  return async (
    name: keyof Tables,
    texts: readonly string[],
    numbers: readonly string[] = [],
    key = 'id',
  ): Promise<void> => {
    let table: CreateTableBuilder<string, string> = db.schema
      .createTable(name)
      .addColumn(key, text, (column) => column.primaryKey().notNull());
    for (const column of texts) table = table.addColumn(column, text);
    for (const column of numbers) table = table.addColumn(column, 'integer');
    await (dialect === 'sqlite' ? table.modifyEnd(sql`without rowid`) : table).execute();
  };
}
