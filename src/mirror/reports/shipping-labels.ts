import { belowSubmission, columns, identity, marks, workflow } from './columns.ts';
import type { ReportColumn } from './report-column.ts';

/** Columns of the report of shipping labels. */
export const shippingLabelColumns: readonly ReportColumn[] = [
  ...identity,
  ...belowSubmission,
  ...columns('text', {
    shipping_label_id: 'Number of the label',
    name: 'Name',
    destination: 'WINDOWS_UPDATE, ANOTHER_PARTNER or NOT_SET',
    progress: 'PROCESSING, AWAITING_APPROVAL, PUBLISHED, SHARED or FAILED',
  }),
  ...workflow,
  ...columns('date', { go_live_date: 'When it is to be published' }),
  ...columns('text', { receiver_publisher_id: 'Number of the partner with whom it is shared' }),
  ...columns('json', {
    visible_to_accounts: 'List of the numbers of the accounts that see it',
    audience_ids: 'List of the audiences (GUIDs) that it is restricted to',
  }),
  ...columns('boolean', {
    is_auto_install_during_os_upgrade: 'Installed by itself during an upgrade of Windows',
    is_auto_install_on_applicable_systems: 'Installed by itself on the systems it applies to',
    manual_acquisition: 'To be fetched by hand',
    is_disclosure_restricted: 'Kept back until it is published',
    publish_to_windows10s: 'Published to Windows 10 S',
  }),
  ...columns('text', {
    flooring: 'Lowest version of Windows that is serviced',
    ceiling: 'Highest version of Windows that is serviced',
  }),
  ...columns('number', { hardware_id_count: 'Hardware ids that it targets' }),
  ...columns('date', {
    published_at: 'When it was seen to become published or shared; empty when it was so at first sight',
    failed_at: 'When it was last seen to fail; empty when it had failed at first sight',
  }),
  ...columns('number', { seconds_to_published: 'Seconds from first_seen_at to published_at' }),
  ...marks,
];
