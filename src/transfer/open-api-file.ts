import { Readable } from 'node:stream';
import type { Endpoint } from '../dashboard/endpoints.ts';
import { readServiceError } from '../dashboard/service-error.ts';
import { UpstreamForbidden, UpstreamInvalidResponse } from '../errors/upstream-errors.ts';
import type { Send } from '../rest/http.ts';
import type { FileRequest, OpenedFile } from './open-file.ts';
import type { TransferCall } from './transfer-call.ts';
import { TransferRefused } from './transfer-refused.ts';

/**
 * Opens a file that the API itself serves, with our token. Rejects with TransferRefused when there is none (404), with a
 * GatewayError when it cannot be had.
 */
export async function openApiFile(
  send: Send,
  endpoint: Endpoint,
  { method, headers, signal }: FileRequest,
  call: TransferCall,
): Promise<OpenedFile> {
  const { name, path } = endpoint;
  const request = {
    endpoint: name,
    method: 'GET',
    path,
    repeatable: true,
    file: { headers, signal },
  } as const;
  const response = await send(request, call.calls());
  const { status, body } = response;
  if (body instanceof Readable) {
    // The API is not known to answer HEAD, so a GET is broken off instead.
    if (method === 'HEAD') body.destroy();
    return { status, headers: response.headers, body };
  }
  if (status === 404 || readServiceError(status, body).code === 'ENTITY_NOT_FOUND') {
    throw new TransferRefused('NOTHING_TO_DOWNLOAD', 'The service has no such file, or not yet.');
  }
  if (status === 412 || status === 416) {
    return { status, headers: response.headers, body: Readable.from([]) };
  }
  if (status === 403) {
    throw new UpstreamForbidden(
      'The service knows the gateway’s application but does not give it this file (403). It probably lacks a Hardware role in Partner Center.',
    );
  }
  throw new UpstreamInvalidResponse(`The service refused to give the file (HTTP ${status}).`);
}
