import type { Dashboard, Written } from '../dashboard/dashboard.ts';
import { preprodEndpoints } from '../dashboard/preprod-endpoints.ts';
import { readRecord, readRecords, type WireRecord } from '../dashboard/wire-record.ts';
import { UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import { readText } from '../values/text.ts';
import { submit } from './submit.ts';

/** A package for preproduction signing, with the record in hand. */
export interface PreprodPackageNode {
  readonly packageId: string;
  readonly record: WireRecord;
}

/** Reads and sends packages for preproduction signing. They are no part of any product, and the service has no list of them. */
export interface PreprodSource {
  /** The package; null when there is none. */
  find(packageId: string): Promise<PreprodPackageNode | null>;
  /** The files that signing made; none before it has succeeded. */
  assets(node: PreprodPackageNode): Promise<readonly WireRecord[]>;
  /** Sends a package (a RawBody). A lost answer cannot be looked up: then it throws with `outcome: INDETERMINATE`. */
  upload(body: object): Promise<Written>;
}

export function createPreprodSource(dashboard: Dashboard): PreprodSource {
  return {
    async find(packageId) {
      const record = await dashboard.find(preprodEndpoints.getPackage(packageId));
      return record === null ? null : { packageId: readPackageId(record), record };
    },
    async assets({ packageId, record }) {
      // A record with assets and without a further page tells all; an empty list it may show before they are there.
      const inHand = record['assets'];
      if (
        Array.isArray(inHand) &&
        inHand.length > 0 &&
        readText(record['assetsContinuationToken']) === null
      ) {
        return readRecords(inHand);
      }
      return readAssets(await dashboard.fetch(preprodEndpoints.listAssets(packageId)));
    },
    upload: (body) => submit(() => dashboard.write(preprodEndpoints.upload(), body), cannotLookUp),
  };
}

async function cannotLookUp(): Promise<never> {
  throw new Error('the service has no list of preproduction packages');
}

/** The id of a package's record. @throws UpstreamInvalidResponse when it has none. */
export function readPackageId(record: WireRecord | null): string {
  const id = readText(record?.['id']);
  if (id !== null) return id;
  throw new UpstreamInvalidResponse('The service answered with a preproduction package that has no id.');
}

/** A bare list, where every other list of the service stands in an envelope. */
function readAssets(body: unknown): WireRecord[] {
  const list = Array.isArray(body) ? body : readRecord(body)?.['value'];
  if (Array.isArray(list)) return readRecords(list);
  throw new UpstreamInvalidResponse("The service's list of preproduction assets is no list.");
}
