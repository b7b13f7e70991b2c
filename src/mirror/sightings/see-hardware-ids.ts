import { createHash } from 'node:crypto';
import {
  type DriverInf,
  type DriverMetadataFile,
  hardwareIdTuples,
} from '../../dashboard/driver-metadata.ts';
import { type SubmissionKey, writeNodeId } from '../../values/node-id.ts';
import type { Row } from '../schema/tables.ts';
import { dateCell } from './cells.ts';
import type { SeenHardwareIds } from './sighting.ts';

/** The hardware ids of a submission's driver metadata as rows, one for each bundle, INF and operating system. */
export function seeHardwareIds(
  key: SubmissionKey,
  file: DriverMetadataFile,
  readAt: string,
): SeenHardwareIds {
  const { account, productId, submissionId } = key;
  const submission = writeNodeId(key);
  const infs = new Map(
    file.bundles.flatMap(({ bundleId, infs }) => infs.map((inf) => [`${bundleId}\n${inf.infId}`, inf])),
  );
  const above = {
    account: account ?? '',
    product: writeNodeId({ kind: 'product', account, productId }),
    submission,
    product_id: productId,
    submission_id: submissionId,
  };
  const rows = hardwareIdTuples(file).map((tuple) => {
    const { bundleId, infId, operatingSystemCode, pnpString } = tuple;
    return {
      id: `${submission}/hardwareIds/${digest([bundleId, infId, operatingSystemCode, pnpString])}`,
      ...above,
      bundle_id: bundleId,
      inf_id: infId,
      operating_system_code: operatingSystemCode,
      pnp_string: pnpString,
      manufacturer: tuple.manufacturer,
      device_description: tuple.deviceDescription,
      ...driverCells(infs.get(`${bundleId}\n${infId}`)),
    };
  });
  return { kind: 'hardwareIds', submission, account: above.account, rows, readAt };
}

function driverCells(inf: DriverInf | undefined): Row {
  return {
    driver_version: inf?.driverVersion ?? null,
    driver_date: dateCell(inf?.driverDate),
    provider: inf?.provider ?? null,
    inf_class: inf?.infClass ?? null,
  };
}

/** Names a hardware id within its submission; the parts themselves may hold anything. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
