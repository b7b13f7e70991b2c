import { columns, identity, marks } from './columns.ts';
import type { ReportColumn } from './report-column.ts';

/** Columns of the report of products. */
export const productColumns: readonly ReportColumn[] = [
  ...identity,
  ...columns('text', {
    product_id: 'Number of the product',
    name: 'Name',
    test_harness: 'HLK, HCK, ATTESTATION or NOT_SET',
    device_type: 'INTERNAL, EXTERNAL, INTERNAL_EXTERNAL or NOT_SET',
    product_type: 'Type of product, in the words of the service',
    driver_type: 'Type of driver, in the words of the service',
    origin_type: 'How the account came by the product, in the words of the service',
  }),
  ...columns('boolean', {
    is_committed: 'Whether a submission of it was committed',
    is_extension_inf: 'Whether it is an extension INF',
    is_test_sign: 'Whether it is test-signed',
    is_flight_sign: 'Whether it is flight-signed',
    is_retpoline_compiled: 'Whether it was compiled with Retpoline',
  }),
  ...columns('date', { announcement_date: 'Announcement date' }),
  ...columns('text', {
    firmware_version: 'Firmware version',
    device_metadata_category: 'Category of its device metadata',
    message: 'What the service says about it',
  }),
  ...columns('json', {
    device_metadata_ids: 'List of device metadata ids',
    requested_signatures: 'List of the operating system codes that it is to be signed for',
    marketing_names: 'List of marketing names',
    selected_product_types: 'Object of operating system families, each with its product type',
  }),
  ...columns('text', {
    shared_product_id: 'Number of the product that is shared',
    source_product_id: 'Number in the account that shares it',
    source_publisher_id: 'Number of the publisher that shares it',
    created_by: 'Who made it',
  }),
  ...columns('date', { created_at: 'When it was made' }),
  ...columns('text', { updated_by: 'Who changed it last' }),
  ...columns('date', { updated_at: 'When it was last changed, as the service says' }),
  ...marks,
];
