import type { WireRecord } from '../../dashboard/wire-record.ts';
import { type ProductKey, writeNodeId } from '../../values/node-id.ts';
import {
  booleanCell,
  dateCell,
  enumCell,
  listCell,
  numberCell,
  objectCell,
  textCell,
  toldCells,
} from './cells.ts';
import type { SeenThing } from './sighting.ts';

/** A product as a row; lists and single reads tell the same. */
export function seeProduct(key: ProductKey, record: WireRecord, readAt: string): SeenThing {
  return {
    kind: 'seen',
    table: 'products',
    id: writeNodeId(key),
    account: key.account ?? '',
    columns: { product_id: key.productId, ...toldCells(record, columns) },
    readAt,
  };
}

const columns = {
  name: ['productName', textCell],
  test_harness: ['testHarness', enumCell('TestHarness')],
  device_type: ['deviceType', enumCell('DeviceType')],
  product_type: ['productType', textCell],
  driver_type: ['driverType', textCell],
  origin_type: ['originType', textCell],
  is_committed: ['isCommitted', booleanCell],
  is_extension_inf: ['isExtensionInf', booleanCell],
  is_test_sign: ['isTestSign', booleanCell],
  is_flight_sign: ['isFlightSign', booleanCell],
  is_retpoline_compiled: ['isRetpolineCompiled', booleanCell],
  announcement_date: ['announcementDate', dateCell],
  firmware_version: ['firmwareVersion', textCell],
  device_metadata_category: ['deviceMetadataCategory', textCell],
  device_metadata_ids: ['deviceMetadataIds', listCell],
  requested_signatures: ['requestedSignatures', listCell],
  marketing_names: ['marketingNames', listCell],
  selected_product_types: ['selectedProductTypes', objectCell],
  message: ['message', textCell],
  shared_product_id: ['sharedProductId', numberCell],
  source_product_id: ['sourceProductId', numberCell],
  source_publisher_id: ['sourcePublisherId', numberCell],
  created_by: ['createdBy', textCell],
  created_at: ['createdDateTime', dateCell],
  updated_by: ['updatedBy', textCell],
  updated_at: ['updatedDateTime', dateCell],
} as const;
