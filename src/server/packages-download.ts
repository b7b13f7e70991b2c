import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type PackageKind, packageKinds } from '../transfer/download-package.ts';
import type { FileRequest, OpenedFile } from '../transfer/open-file.ts';
import { TransferRefused } from '../transfer/transfer-refused.ts';
import { type SubmissionKey, writeNodeId } from '../values/node-id.ts';
import { abandonedSignal } from './abandoned-signal.ts';
import { HttpError } from './http-error.ts';
import {
  type CarryPackage,
  opaqueIdOf,
  type PackagesRouteParts,
  packagesHandler,
  submissionOf,
  submissionPaths,
} from './packages-handler.ts';

/** `GET` and `HEAD` of a submission's files and of preproduction assets, and the way to the certification report. */
export function addDownloadRoutes(app: FastifyInstance, parts: PackagesRouteParts): void {
  const { basePath } = parts;
  const get = (path: string, carry: CarryPackage) =>
    app.route({
      method: ['GET', 'HEAD'],
      url: `${basePath}${path}`,
      exposeHeadRoute: false,
      handler: packagesHandler(parts, carry),
    });

  for (const path of submissionPaths) {
    get(`${path}/certification-report`, async (request, reply, { transfer, call }) => {
      const page = await transfer.certificationReport(submissionOf(request), call);
      return reply.redirect(page, 303);
    });

    get(`${path}/:kind`, async (request, reply, { transfer, call }) => {
      const kind = kindOf(request);
      const key = submissionOf(request);
      const wanted = fileRequest(request, reply);
      const file = await transfer.download({ ...wanted, key, kind }, call);
      logEnd(parts, request, reply, { submission: writeNodeId(key), kind });
      return sendFile(file, suggestedName(key, kind), request, reply);
    });
  }

  get('/packages/preprod/:packageId/assets/:assetId', async (request, reply, { transfer, call }) => {
    const [packageId, assetId] = [opaqueIdOf(request, 'packageId'), opaqueIdOf(request, 'assetId')];
    const wanted = fileRequest(request, reply);
    const file = await transfer.downloadPreprodAsset({ ...wanted, packageId, assetId }, call);
    logEnd(parts, request, reply, { submission: 'preprod', kind: 'asset' });
    return sendFile(file, 'SignedFiles.zip', request, reply);
  });
}

function kindOf({ params }: FastifyRequest): PackageKind {
  const { kind } = params as { kind: string };
  if (Object.hasOwn(packageKinds, kind)) return kind as PackageKind;
  const known = [...Object.keys(packageKinds), 'certification-report'].join(', ');
  throw new HttpError(404, 'NOT_FOUND', `A submission has no file of this name, but: ${known}.`);
}

/** What a client may ask about a file in HTTP; storage answers it. */
const conditions = [
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
] as const;

function fileRequest({ method, headers }: FastifyRequest, reply: FastifyReply): FileRequest {
  const asked = conditions.flatMap((name) => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    method: method === 'HEAD' ? 'HEAD' : 'GET',
    headers: Object.fromEntries(asked),
    signal: abandonedSignal(reply.raw),
  };
}

/** What the file's place says of it and a client may know. All else stays behind, such as storage's own ids. */
const passedOn = ['content-length', 'content-range', 'content-encoding', 'etag', 'last-modified'] as const;

function sendFile(
  file: OpenedFile,
  name: string,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { status, headers, body } = file;
  if (status === 416) {
    body.destroy();
    const size = headers['content-range'];
    if (size !== undefined) reply.header('content-range', size);
    throw new TransferRefused(
      'RANGE_NOT_SATISFIABLE',
      'The file has no bytes in the range that was asked for.',
    );
  }
  for (const header of passedOn) {
    const value = headers[header];
    if (value !== undefined) reply.header(header, value);
  }
  reply
    .code(status)
    .header('accept-ranges', 'bytes')
    .header('content-type', headers['content-type'] ?? 'application/octet-stream')
    .header('content-disposition', attachment(headers['content-disposition'], name))
    // Whatever is in it, a browser takes it for a file and runs nothing of it in this origin.
    .header('content-security-policy', "sandbox; default-src 'none'");
  if (request.method === 'HEAD' || status === 304 || status === 412) {
    body.destroy();
    return reply.send();
  }
  reply.raw.setTimeout(unreadMs, () => reply.raw.destroy());
  return reply.send(body);
}

/** A client that reads nothing for this long is given up. */
const unreadMs = 120_000;

function attachment(disposition: string | undefined, name: string): string {
  return /^attachment\b/i.test(disposition ?? '') ? (disposition ?? '') : `attachment; filename="${name}"`;
}

function suggestedName({ submissionId }: SubmissionKey, kind: PackageKind): string {
  const names: Readonly<Record<PackageKind, string>> = {
    signed: `Signed_${submissionId}.zip`,
    initial: `Initial_${submissionId}`,
    derived: `Shell_${submissionId}.hlkx`,
    'driver-metadata': `DriverMetadata_${submissionId}.json`,
  };
  return names[kind];
}

function logEnd(
  { logger, clock }: PackagesRouteParts,
  { id: correlationId, method, caller }: FastifyRequest,
  { raw }: FastifyReply,
  names: { readonly submission: string; readonly kind: string },
): void {
  const openedAt = clock.now();
  raw.once('close', () => {
    const { statusCode: status, writableFinished } = raw;
    const fields = {
      correlationId,
      caller: caller?.id,
      ...names,
      method,
      status,
      ms: clock.now() - openedAt,
    };
    if (!writableFinished) logger.warn(fields, 'download broken off');
    else if (status < 400) logger.info(fields, 'package downloaded');
  });
}
