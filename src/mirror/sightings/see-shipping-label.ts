import { shippingLabelProgress } from '../../dashboard/progress.ts';
import { readRecord, type WireRecord } from '../../dashboard/wire-record.ts';
import { type ShippingLabelKey, writeNodeId } from '../../values/node-id.ts';
import type { Row } from '../schema/tables.ts';
import { booleanCell, dateCell, enumCell, listCell, textCell, toldCells, workflowCells } from './cells.ts';
import type { SeenThing } from './sighting.ts';

/** A shipping label as a row. */
export function seeShippingLabel(key: ShippingLabelKey, record: WireRecord, readAt: string): SeenThing {
  const { account, productId, submissionId } = key;
  return {
    kind: 'seen',
    table: 'shipping_labels',
    id: writeNodeId(key),
    account: account ?? '',
    columns: {
      product: writeNodeId({ kind: 'product', account, productId }),
      submission: writeNodeId({ kind: 'submission', account, productId, submissionId }),
      product_id: productId,
      submission_id: submissionId,
      shipping_label_id: key.shippingLabelId,
      ...toldCells(record, {
        name: ['name', textCell],
        destination: ['destination', enumCell('Destination')],
      }),
      ...specificationCells(record),
      ...targetingCells(record['targeting']),
      ...stateCells(record['workflowStatus']),
    },
    readAt,
  };
}

/** The documents call `recipientSpecifications` a list; every sample is an object. */
function specificationCells(record: WireRecord): Row {
  const recipient = record['recipientSpecifications'];
  return {
    ...toldCells(readRecord(record['publishingSpecifications']) ?? {}, publishingColumns),
    ...toldCells(readRecord(Array.isArray(recipient) ? recipient[0] : recipient) ?? {}, {
      receiver_publisher_id: ['receiverPublisherId', textCell],
    }),
  };
}

const publishingColumns = {
  go_live_date: ['goLiveDate', dateCell],
  visible_to_accounts: ['visibleToAccounts', listCell],
  is_auto_install_during_os_upgrade: ['isAutoInstallDuringOSUpgrade', booleanCell],
  is_auto_install_on_applicable_systems: ['isAutoInstallOnApplicableSystems', booleanCell],
  manual_acquisition: ['manualAcquisition', booleanCell],
  is_disclosure_restricted: ['isDisclosureRestricted', booleanCell],
  publish_to_windows10s: ['publishToWindows10s', booleanCell],
} as const;

/** A read without targeting tells nothing of it. */
function targetingCells(wire: unknown): Row {
  const targeting = readRecord(wire);
  if (targeting === null) return {};
  const hardwareIds = targeting['hardwareIds'];
  const info = readRecord(targeting['inServicePublishInfo']) ?? {};
  return {
    audience_ids: listCell(targeting['restrictedToAudiences']),
    hardware_id_count: Array.isArray(hardwareIds) ? hardwareIds.length : 0,
    flooring: textCell(info['flooring']),
    ceiling: textCell(info['ceiling']),
  };
}

function stateCells(workflowStatus: unknown): Row {
  if (workflowStatus === undefined) return {};
  return { progress: shippingLabelProgress(workflowStatus), ...workflowCells(workflowStatus) };
}
