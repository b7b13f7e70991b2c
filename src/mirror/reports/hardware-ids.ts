import { belowSubmission, columns, identity, marks } from './columns.ts';
import type { ReportColumn } from './report-column.ts';

/** Columns of the report of hardware ids. */
export const hardwareIdColumns: readonly ReportColumn[] = [
  ...identity,
  ...belowSubmission,
  ...columns('text', {
    bundle_id: 'Bundle (GUID) of the driver package',
    inf_id: 'Name of the INF file',
    operating_system_code: 'Operating system code',
    pnp_string: 'The hardware id itself, in the letter case of the service',
    manufacturer: 'Manufacturer',
    device_description: 'Description of the device',
    driver_version: 'Version of the driver, from the metadata of the signed package',
  }),
  ...columns('date', { driver_date: 'Date of the driver, from the same' }),
  ...columns('text', { provider: 'Provider named in the INF', inf_class: 'Class named in the INF' }),
  ...marks,
];
