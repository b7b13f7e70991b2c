import { randomUUID } from 'node:crypto';
import type { EmulatorRequest } from '../http/emulator-request.ts';
import { queryParameter } from '../http/emulator-request.ts';
import { content, empty, type Reply } from '../http/reply.ts';
import type { Blob, BlobStore } from './blob-store.ts';
import { decodeBlockList, encodeBlockList } from './block-list.ts';
import { rangeOf } from './range.ts';
import { BLOB_PATH, type SasOffice } from './sas.ts';

/** What the blob endpoint works on. */
export interface BlobService {
  readonly blobs: BlobStore;
  readonly sas: SasOffice;
}

/** Answers as Azure Blob Storage does, for one blob behind a signed address (section 8). */
export function answerBlobRequest(request: EmulatorRequest, { blobs, sas }: BlobService): Reply {
  if (request.headers.authorization !== undefined) {
    const text =
      'Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.';
    return refuse(403, 'AuthenticationFailed', text, 'No Authorization header may come with a SAS.');
  }
  const writes = request.method === 'PUT';
  const fault = sas.verify(request.path, request.query, writes ? 'w' : 'r');
  if (fault !== undefined) {
    return refuse(403, fault.code, 'Server failed to authenticate the request.', fault.detail);
  }
  const name = request.path.slice(BLOB_PATH.length);
  const operation = queryParameter(request.query, 'comp');
  if (writes) {
    if (operation === 'block') return putBlock(request, name, blobs);
    return operation === 'blocklist' ? putBlockList(request, name, blobs) : putBlob(request, name, blobs);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'UnsupportedHttpVerb', 'The resource does not support the verb.');
  }
  if (operation === 'blocklist') {
    return content(200, 'application/xml', encodeBlockList(blobs.blocks(name)), headers());
  }
  return getBlob(request, blobs.get(name));
}

function putBlob(request: EmulatorRequest, name: string, blobs: BlobStore): Reply {
  if (header(request, 'x-ms-blob-type')?.toLowerCase() !== 'blockblob') {
    const text = 'An HTTP header that is mandatory for this request is not specified.';
    return refuse(400, 'MissingRequiredHeader', text, 'x-ms-blob-type');
  }
  const conflict = conflictOf(request, name, blobs);
  if (conflict !== undefined) return conflict;
  const type = header(request, 'x-ms-blob-content-type') ?? header(request, 'content-type');
  return created(blobs.put(name, request.body, type ?? 'application/octet-stream'));
}

function putBlock(request: EmulatorRequest, name: string, blobs: BlobStore): Reply {
  // Block ids are base64; many clients send them percent-encoded, none means a blank by a plus.
  const id = /(?:^|&)blockid=([^&]*)/i.exec(request.query)?.[1];
  if (id === undefined || id === '') {
    return refuse(
      400,
      'InvalidQueryParameterValue',
      'Value for one of the query parameters is invalid.',
      'blockid',
    );
  }
  blobs.stage(name, decodeURIComponent(id), request.body);
  return empty(201, headers());
}

function putBlockList(request: EmulatorRequest, name: string, blobs: BlobStore): Reply {
  const conflict = conflictOf(request, name, blobs);
  if (conflict !== undefined) return conflict;
  const type = header(request, 'x-ms-blob-content-type') ?? 'application/octet-stream';
  const blob = blobs.commit(name, decodeBlockList(request.body.toString('utf8')), type);
  return blob === undefined
    ? refuse(400, 'InvalidBlockList', 'The specified block list is invalid.')
    : created(blob);
}

/** Python's SDK sends `If-None-Match: *`: it must find no blob there. */
function conflictOf(request: EmulatorRequest, name: string, blobs: BlobStore): Reply | undefined {
  if (header(request, 'if-none-match') !== '*' || !blobs.has(name)) return undefined;
  return refuse(409, 'BlobAlreadyExists', 'The specified blob already exists.');
}

function getBlob(request: EmulatorRequest, blob: Blob | undefined): Reply {
  if (blob === undefined) return refuse(404, 'BlobNotFound', 'The specified blob does not exist.');
  const { bytes } = blob;
  const shared = {
    ...headers(),
    etag: blob.etag,
    'last-modified': blob.lastModified,
    'accept-ranges': 'bytes',
    'x-ms-blob-type': 'BlockBlob',
    'content-type': blob.contentType,
    ...disposition(request),
  };
  if (header(request, 'if-none-match') === blob.etag) return empty(304, shared);
  if ((header(request, 'if-match') ?? blob.etag) !== blob.etag) {
    return refuse(
      412,
      'ConditionNotMet',
      'The condition specified using HTTP conditional header(s) is not met.',
    );
  }
  const asked = header(request, 'x-ms-range') ?? header(request, 'range');
  const range = asked === undefined ? undefined : rangeOf(asked, bytes.length);
  if (range === 'unsatisfiable') {
    const text = 'The range specified is invalid for the current size of the resource.';
    return refuse(416, 'InvalidRange', text);
  }
  if (range === undefined) return { status: 200, headers: shared, body: bytes };
  const { first, last } = range;
  return {
    status: 206,
    headers: { ...shared, 'content-range': `bytes ${first}-${last}/${bytes.length}` },
    body: bytes.subarray(first, last + 1),
  };
}

function disposition({ query }: EmulatorRequest): Record<string, string> {
  const value = queryParameter(query, 'rscd');
  return value === undefined ? {} : { 'content-disposition': value };
}

function created(blob: Blob): Reply {
  return empty(201, { ...headers(), etag: blob.etag, 'last-modified': blob.lastModified });
}

function headers(): Record<string, string> {
  return { 'x-ms-version': '2024-05-04', 'x-ms-request-id': randomUUID(), server: 'Windows-Azure-Blob/1.0' };
}

function header(request: EmulatorRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function refuse(status: number, code: string, message: string, detail = ''): Reply {
  const id = randomUUID();
  const more = detail === '' ? '' : `<AuthenticationErrorDetail>${detail}</AuthenticationErrorDetail>`;
  const xml = `\ufeff<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}\nRequestId:${id}</Message>${more}</Error>`;
  return content(status, 'application/xml', xml, { ...headers(), 'x-ms-error-code': code });
}
