import { createHash } from 'node:crypto';
import { preprodFiles } from '../blob/contents.ts';
import { mediaType } from '../http/emulator-request.ts';
import { gatewayError, serviceError } from '../http/refusal.ts';
import { content, json } from '../http/reply.ts';
import { guidOf } from '../ids.ts';
import type { PreprodRecord } from '../records.ts';
import { entityNotFound } from '../rules/refusals.ts';
import { preprodAsset, preprodPackage, preprodStatus } from '../views/preprod-view.ts';
import type { Call, Route } from './route.ts';

const LIST = '/preprod/packages';
const ONE = `${LIST}/{packageId}`;

/** Endpoints 18 to 22 of section 2.1. */
export const PREPROD_ROUTES: readonly Route[] = [
  { method: 'PUT', pattern: LIST, role: 'driverSubmitter', answer: upload },
  {
    method: 'GET',
    pattern: ONE,
    answer: (call) => json(200, preprodPackage(packageOf(call), true, call.world)),
  },
  { method: 'GET', pattern: `${ONE}/assets`, answer: (call) => json(200, assetsOf(call)) },
  { method: 'GET', pattern: `${ONE}/assets/{assetId}`, answer: (call) => json(200, assetOf(call)) },
  { method: 'GET', pattern: `${ONE}/assets/{assetId}/download`, answer: download },
];

function upload({ request, world }: Call) {
  if (mediaType(request)?.includes('json')) throw gatewayError(415, 'Unsupported Media Type');
  if (request.body.length === 0) throw serviceError(400, 'invalidInput', 'The package is empty.');
  const { settings, clock, store } = world;
  const sha256 = createHash('sha256').update(request.body).digest();
  const cabinet = request.body.toString('latin1', 0, 4) === 'MSCF';
  const failure = settings.checkPackages && !cabinet ? 'The package is not a valid cabinet file.' : undefined;
  const record: PreprodRecord = {
    id: guidOf('preprod', sha256.toString('hex'), clock.wall()),
    uploadedAt: clock.life(),
    created: clock.wall(),
    sha256,
    ...(failure === undefined ? {} : { failure }),
  };
  store.addPreprod(record);
  return json(settings.preprodUploadStatus, preprodPackage(record, false, world));
}

function packageOf({ params, world }: Call): PreprodRecord {
  const found = world.store.preprod(params['packageId'] ?? '');
  if (found === undefined) throw entityNotFound(world.settings, 'Package not found');
  return found;
}

function assetsOf(call: Call) {
  const record = packageOf(call);
  return preprodStatus(record, call.world) === 'Succeeded' ? [preprodAsset(record, call.world)] : [];
}

function assetOf(call: Call) {
  const found = assetsOf(call).find(({ id }) => id === call.params['assetId']);
  if (found === undefined) throw entityNotFound(call.world.settings, 'Asset not found');
  return found;
}

function download(call: Call) {
  assetOf(call);
  const { id, sha256 } = packageOf(call);
  return content(200, 'application/octet-stream', preprodFiles(id, sha256.toString('hex')), {
    'content-disposition': `attachment; filename=SignedFiles_${id}.zip`,
  });
}
