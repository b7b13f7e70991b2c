import { join } from 'node:path';
import Database from 'libsql';
import { openFile } from '../../src/mirror/sqlite/open-file.ts';

/** How large a made account is. */
export interface AccountSize {
  readonly products: number;
  /** Of each product. */
  readonly submissions: number;
  /** Of each submission. */
  readonly labels: number;
}

/** Fills the mirror of a folder with an account that was made and not fetched. */
export async function makeAccount(folder: string, size: AccountSize): Promise<void> {
  const path = join(folder, 'mirror.sqlite');
  await (await openFile(path)).close();
  const database = new Database(path);
  const insert = (table: string) => (row: Row) => {
    const names = Object.keys(row);
    statements[table] ??= database.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
    );
    statements[table].run(...Object.values(row));
  };
  const statements: Record<string, Database.Statement> = {};
  const [product, submission, label] = ['products', 'submissions', 'shipping_labels'].map(insert);
  database.transaction(() => {
    for (let p = 0; p < size.products; p += 1) {
      product?.(productRow(p));
      for (let s = 0; s < size.submissions; s += 1) {
        submission?.(submissionRow(p, s));
        for (let l = 0; l < size.labels; l += 1) label?.(labelRow(p, s, l));
      }
    }
    insert('facts')({ name: 'revision', value: '1' });
  })();
  database.close();
}

type Row = Readonly<Record<string, string | number | null>>;

const harnesses = ['HLK', 'HCK', 'ATTESTATION'];
const states = ['READY', 'READY', 'READY', 'READY', 'FAILED', 'PROCESSING'];
const steps = ['finalizeIngestion', 'manualReview', 'packageSigning', 'validation'];

/** Ids are as long as those of the service. */
const productId = (p: number) => `90071992${String(10_000_000 + p)}`;
const submissionId = (p: number, s: number) => `11529215046${String(10_000_000 + p * 10 + s)}`;
const labelId = (p: number, s: number, l: number) =>
  `11529215046${String(50_000_000 + p * 100 + s * 10 + l)}`;
const moment = (minutes: number) => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString();
const marks = (minutes: number) => ({
  account: '',
  first_seen_at: moment(minutes),
  changed_at: moment(minutes + 90),
  read_at: moment(minutes + 5_000),
  vanished_at: null,
});

function productRow(p: number): Row {
  return {
    id: `products/${productId(p)}`,
    product_id: productId(p),
    name: `Contoso, Network "Adapter" ${p}`,
    test_harness: harnesses[p % harnesses.length] ?? null,
    requested_signatures: '["WINDOWS_v100_X64_RS5_FULL"]',
    ...marks(p),
  };
}

function submissionRow(p: number, s: number): Row {
  const state = states[(p + s) % states.length] ?? null;
  return {
    id: `products/${productId(p)}/submissions/${submissionId(p, s)}`,
    product: `products/${productId(p)}`,
    product_id: productId(p),
    submission_id: submissionId(p, s),
    name: `Submission ${s} of ${p}`,
    type: s === 0 ? 'INITIAL' : 'DERIVED',
    commit_status: 'COMMIT_COMPLETE',
    progress: state,
    current_step: steps[(p + s) % steps.length] ?? null,
    state: 'COMPLETED',
    created_at: moment(p + s),
    started_at: moment(p + s + 1),
    ready_at: state === 'READY' ? moment(p + s + 60) : null,
    seconds_to_ready: state === 'READY' ? 3_540 + ((p * 7 + s) % 9_000) : null,
    ...marks(p + s),
  };
}

function labelRow(p: number, s: number, l: number): Row {
  return {
    id: `products/${productId(p)}/submissions/${submissionId(p, s)}/shippingLabels/${labelId(p, s, l)}`,
    product: `products/${productId(p)}`,
    submission: `products/${productId(p)}/submissions/${submissionId(p, s)}`,
    product_id: productId(p),
    submission_id: submissionId(p, s),
    shipping_label_id: labelId(p, s, l),
    name: `Label ${l} of ${s} of ${p}`,
    destination: l % 2 === 0 ? 'WINDOWS_UPDATE' : 'ANOTHER_PARTNER',
    progress: l === 0 ? 'PUBLISHED' : 'PROCESSING',
    current_step: steps[(s + l) % steps.length] ?? null,
    state: 'STARTED',
    messages: l === 2 ? '["Waiting, for \\"approval\\""]' : null,
    go_live_date: moment(p + l),
    is_auto_install_during_os_upgrade: 'true',
    is_auto_install_on_applicable_systems: 'false',
    manual_acquisition: 'false',
    flooring: 'RS5',
    hardware_id_count: 1 + (l % 5),
    published_at: l === 0 ? moment(p + s + 300) : null,
    seconds_to_published: l === 0 ? 18_000 : null,
    ...marks(p + s + l),
  };
}
