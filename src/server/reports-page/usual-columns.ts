import type { ReportName } from '../../mirror/reports/reports.ts';

/** The columns that the page shows of each report when its address names none: what most people look for. */
export const usualColumns: Readonly<Record<ReportName, readonly string[]>> = {
  products: [
    'name',
    'test_harness',
    'device_type',
    'is_committed',
    'announcement_date',
    'created_at',
    'changed_at',
  ],
  submissions: [
    'product_name',
    'name',
    'progress',
    'current_step',
    'created_at',
    'ready_at',
    'failed_at',
    'changed_at',
  ],
  'shipping-labels': [
    'product_name',
    'name',
    'destination',
    'progress',
    'go_live_date',
    'published_at',
    'changed_at',
  ],
  'hardware-ids': [
    'pnp_string',
    'device_description',
    'manufacturer',
    'product_name',
    'submission',
    'driver_version',
    'operating_system_code',
  ],
  'status-changes': ['at', 'kind', 'thing', 'what', 'from_value', 'to_value', 'messages'],
};
