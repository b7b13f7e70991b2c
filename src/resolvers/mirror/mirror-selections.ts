import type {
  MirroredHardwareIdFilter,
  MirroredProductFilter,
  MirroredShippingLabelFilter,
  MirroredSubmissionFilter,
  MirrorHardwareIdsArgs,
  MirrorProductsArgs,
  MirrorShippingLabelsArgs,
  MirrorStatusChangesArgs,
  MirrorSubmissionsArgs,
  OrderDirection,
  StatusChangeFilter,
} from '../../generated/resolvers-types.ts';
import type { RowSelection } from '../../mirror/query/connect-rows.ts';
import type { Condition } from '../../mirror/query/mirror-query.ts';
import { writeNodeId } from '../../values/node-id.ts';
import type { Context } from '../context.ts';
import { anyKeyOf, keyOf } from '../inputs/keys.ts';
import { before, conditionsOf, contains, is, isFilled, isWord, reads, since } from './conditions.ts';

/** What `mirror.products(filter, orderBy)` selects. */
export function productRows({ filter, orderBy }: Selecting<MirrorProductsArgs>): RowSelection {
  const where = conditionsOf<MirroredProductFilter>(filter, {
    nameContains: contains('name'),
    testHarness: is('test_harness'),
    isCommitted: is('is_committed'),
    announcedSince: since('announcement_date'),
    announcedBefore: before('announcement_date'),
    ...marks,
  });
  return { report: 'products', where, orderBy: orderOf(orderBy, { ANNOUNCEMENT_DATE: 'announcement_date' }) };
}

/** What `mirror.submissions(filter, orderBy)` selects. */
export function submissionRows(
  { filter, orderBy }: Selecting<MirrorSubmissionsArgs>,
  context: Context,
): RowSelection {
  const where = conditionsOf<MirroredSubmissionFilter>(filter, {
    product: inProduct(context),
    nameContains: contains('name'),
    testHarness: is('test_harness'),
    type: is('type'),
    commitStatus: is('commit_status'),
    ...progress,
    createdSince: since('created_at'),
    createdBefore: before('created_at'),
    readySince: since('ready_at'),
    readyBefore: before('ready_at'),
    ...marks,
  });
  const columns = {
    CREATED: 'created_at',
    READY: 'ready_at',
    FAILED: 'failed_at',
    SECONDS_TO_READY: 'seconds_to_ready',
  };
  return { report: 'submissions', where, orderBy: orderOf(orderBy, columns) };
}

/** What `mirror.shippingLabels(filter, orderBy)` selects. */
export function shippingLabelRows(
  { filter, orderBy }: Selecting<MirrorShippingLabelsArgs>,
  context: Context,
): RowSelection {
  const where = conditionsOf<MirroredShippingLabelFilter>(filter, {
    product: inProduct(context),
    submission: inSubmission(context),
    nameContains: contains('name'),
    testHarness: is('test_harness'),
    destination: is('destination'),
    ...progress,
    goLiveSince: since('go_live_date'),
    goLiveBefore: before('go_live_date'),
    publishedSince: since('published_at'),
    publishedBefore: before('published_at'),
    ...marks,
  });
  const columns = {
    GO_LIVE_DATE: 'go_live_date',
    PUBLISHED: 'published_at',
    FAILED: 'failed_at',
    SECONDS_TO_PUBLISHED: 'seconds_to_published',
  };
  return { report: 'shipping-labels', where, orderBy: orderOf(orderBy, columns) };
}

/** What `mirror.hardwareIds(…)` selects. */
export function hardwareIdRows(
  { pnpString, infId, driverVersion, filter, orderBy }: Selecting<MirrorHardwareIdsArgs>,
  context: Context,
): RowSelection {
  const named = conditionsOf(
    { pnpString, infId, driverVersion },
    { pnpString: reads('pnp_string'), infId: reads('inf_id'), driverVersion: is('driver_version') },
  );
  const where = conditionsOf<MirroredHardwareIdFilter>(filter, {
    product: inProduct(context),
    submission: inSubmission(context),
    operatingSystemCode: is('operating_system_code'),
    pnpStringContains: contains('pnp_string'),
    deviceDescriptionContains: contains('device_description'),
    manufacturerContains: contains('manufacturer'),
    testHarness: is('test_harness'),
    ...marks,
  });
  const columns = {
    PNP_STRING: 'pnp_string',
    INF_ID: 'inf_id',
    DRIVER_VERSION: 'driver_version',
    DRIVER_DATE: 'driver_date',
  };
  return { report: 'hardware-ids', where: [...named, ...where], orderBy: orderOf(orderBy, columns) };
}

/** What `mirror.statusChanges(filter, direction)` selects. */
export function statusChangeRows(
  { filter, direction }: Selecting<MirrorStatusChangesArgs> & { readonly direction: OrderDirection },
  context: Context,
): RowSelection {
  const where = conditionsOf<StatusChangeFilter>(filter, {
    kind: isWord('kind'),
    thing: (id) => is('thing')(writeNodeId(anyKeyOf(id, ['filter', 'thing'], context))),
    what: isWord('what'),
    fromValue: is('from_value'),
    toValue: is('to_value'),
    since: since('at'),
    before: before('at'),
  });
  return changesIn(direction, where);
}

/** Changes of state with these conditions, by the moment at which they were seen. */
export function changesIn(direction: OrderDirection, where: readonly Condition[]): RowSelection {
  return { report: 'status-changes', where, orderBy: { column: 'at', descending: direction === 'DESC' } };
}

/** Arguments that choose rows, without those that choose a page. */
type Selecting<Arguments> = Partial<Omit<Arguments, 'first' | 'after'>>;

const marks = {
  firstSeenSince: since('first_seen_at'),
  firstSeenBefore: before('first_seen_at'),
  changedSince: since('changed_at'),
  changedBefore: before('changed_at'),
  isVanished: isFilled('vanished_at'),
};

const progress = {
  progress: is('progress'),
  currentStep: is('current_step'),
  state: is('state'),
  failedSince: since('failed_at'),
  failedBefore: before('failed_at'),
};

const inProduct = (context: Context) => (id: string) =>
  is('product')(writeNodeId(keyOf('product', id, ['filter', 'product'], context)));

const inSubmission = (context: Context) => (id: string) =>
  is('submission')(writeNodeId(keyOf('submission', id, ['filter', 'submission'], context)));

const columnsOfAll = { ID: 'id', NAME: 'name', FIRST_SEEN: 'first_seen_at', CHANGED: 'changed_at' };

/** By id where nothing is said. */
function orderOf<Field extends string>(
  orderBy: { readonly field: Field; readonly direction: OrderDirection } | null | undefined,
  columns: Readonly<Record<Exclude<Field, keyof typeof columnsOfAll>, string>>,
): RowSelection['orderBy'] {
  const known: Readonly<Record<string, string>> = { ...columnsOfAll, ...columns };
  return { column: known[orderBy?.field ?? 'ID'] ?? 'id', descending: orderBy?.direction === 'DESC' };
}
