import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BadUserInput } from '../errors/bad-user-input.ts';
import { readSha256 } from '../transfer/content-digest.ts';
import type { IncomingPackage } from '../transfer/incoming-package.ts';
import { writeNodeId } from '../values/node-id.ts';
import { callerOf } from './admit.ts';
import { type AuditedUpload, auditUpload } from './audit-upload.ts';
import { HttpError } from './http-error.ts';
import {
  type Carrying,
  type CarryPackage,
  type PackagesRouteParts,
  packagesHandler,
  submissionOf,
  submissionPaths,
} from './packages-handler.ts';
import { receivePackage } from './receive-package.ts';

/** `PUT` of a package to a submission, and of one for preproduction signing; the body is the file itself. */
export function addUploadRoutes(app: FastifyInstance, parts: PackagesRouteParts): void {
  const { basePath, packages } = parts;
  const options = { config: { slowBody: true, admits: 'submitter' as const } };
  const put = (path: string, upload: Upload) =>
    app.put(`${basePath}${path}`, options, packagesHandler(parts, receiving(parts, upload)));

  for (const path of submissionPaths)
    put(path, (incoming, request, { account, transfer, call }) => {
      const [key, commit] = [submissionOf(request), readCommit(request.query)];
      const about = { ...aboutUpload(request, account), touched: [writeNodeId(key)], commit };
      return auditUpload(packages.audit, about, () => transfer.upload({ ...incoming, key, commit }, call));
    });
  put('/packages/preprod', (incoming, request, { account, transfer, call }) => {
    const about = { ...aboutUpload(request, account), touched: ['preprod'], commit: false };
    return auditUpload(packages.audit, about, () => transfer.uploadPreprod(incoming, call));
  });
}

function aboutUpload(
  request: FastifyRequest,
  account: string | undefined,
): Pick<AuditedUpload, 'caller' | 'account' | 'correlationId'> {
  return { caller: callerOf(request).id, account, correlationId: request.id };
}

type Upload = (
  incoming: IncomingPackage,
  request: FastifyRequest,
  carrying: Carrying,
) => Promise<Readonly<Record<keyof object, unknown>>>;

function receiving({ clock, crowd }: PackagesRouteParts, upload: Upload): CarryPackage {
  return async (request, reply, carrying) => {
    const leave = crowd.enter('uploads');
    const { discard, ...body } = receivePackage(request.raw, clock);
    try {
      return await upload({ ...body, ...promises(request, reply) }, request, carrying);
    } finally {
      discard();
      leave();
    }
  };
}

/** What the headers say of the body. @throws HttpError 415, BadUserInput. */
function promises({ headers, raw }: FastifyRequest, reply: FastifyReply) {
  refuseWrappings(headers);
  const digest = headers['content-digest'];
  const promised = digest === undefined ? null : readDigest(String(digest));
  return {
    bytes: lengthOf(headers),
    begin: () => {
      if (/^100-continue$/i.test(headers.expect ?? '')) reply.raw.writeContinue();
    },
    sha256: () => {
      const trailer = raw.trailers['content-digest'];
      return promised ?? (trailer === undefined ? null : readDigest(trailer));
    },
  };
}

function lengthOf(headers: IncomingHttpHeaders): number | undefined {
  if (headers['transfer-encoding'] !== undefined) return undefined;
  return Number(headers['content-length'] ?? 0);
}

function readDigest(field: string): string {
  const sha256 = readSha256(field);
  if (sha256 !== null) return sha256;
  throw new BadUserInput(
    'Content-Digest must hold a SHA-256, as RFC 9530 has it: `Content-Digest: sha-256=:BASE64:`. Leave it out to send without a check.',
  );
}

/** A form or a compressed body would arrive at the service as it is, which takes neither for a package. */
function refuseWrappings(headers: IncomingHttpHeaders): void {
  const advice = 'Send the file itself as the body, for instance with `curl -T driver.cab`.';
  if (/^multipart\//i.test(headers['content-type'] ?? '')) {
    throw new HttpError(415, 'BAD_REQUEST', `The body is a form. ${advice}`);
  }
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    throw new HttpError(415, 'BAD_REQUEST', `The body has a Content-Encoding. ${advice}`);
  }
}

function readCommit(query: unknown): boolean {
  const { commit } = query as { commit?: unknown };
  if (commit === undefined || commit === 'false') return false;
  if (commit === 'true') return true;
  throw new BadUserInput('`commit` must be true or false: `?commit=true` commits behind the last byte.');
}
