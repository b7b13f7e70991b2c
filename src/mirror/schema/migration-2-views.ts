import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Version 2: the report views, for the gateway's own reports and for tools that read SQL. `reports.ts` describes their columns. */
export async function createViews(db: Kysely<Tables>): Promise<void> {
  const view = (name: string) => db.schema.createView(name);
  await view('report_products').as(db.selectFrom('products').selectAll()).execute();
  await view('report_submissions')
    .as(
      db
        .selectFrom('submissions')
        .leftJoin('products', 'products.id', 'submissions.product')
        .selectAll('submissions')
        .select(['products.name as product_name', 'products.test_harness as test_harness']),
    )
    .execute();
  await view('report_shipping_labels').as(belowSubmissions(db, 'shipping_labels')).execute();
  await view('report_hardware_ids').as(belowSubmissions(db, 'hardware_ids')).execute();
  await view('report_status_changes').as(statusChanges(db)).execute();
}

function belowSubmissions(db: Kysely<Tables>, table: 'shipping_labels' | 'hardware_ids') {
  return db
    .selectFrom(table)
    .leftJoin('products', 'products.id', `${table}.product`)
    .leftJoin('submissions', 'submissions.id', `${table}.submission`)
    .selectAll(table)
    .select([
      'products.name as product_name',
      'products.test_harness as test_harness',
      'submissions.name as submission_name',
    ]);
}

/** A change never changes, so all its moments are the one at which it was seen: windows work as for every report. */
function statusChanges(db: Kysely<Tables>) {
  return db
    .selectFrom('status_changes')
    .selectAll()
    .select(['at as first_seen_at', 'at as changed_at', 'at as read_at']);
}
