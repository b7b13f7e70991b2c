import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { addDownloadRoutes } from './packages-download.ts';
import type { PackagesRouteParts } from './packages-handler.ts';
import { addUploadRoutes } from './packages-upload.ts';
import { checkFetchSite, checkOrigin } from './who-may-ask.ts';

/** Driver packages as streams, up and down, below `/packages`. */
export function addPackagesRoutes(app: FastifyInstance<Server>, parts: PackagesRouteParts): void {
  // A body is no buffer here, and no parser's business: the routes read it from the request.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _body, done) => done(null));
  app.addHook('onRequest', async (request, reply) => {
    checkOrigin(parts.doorkeeper, request.headers);
    if (request.method !== 'PUT') checkFetchSite(request.headers);
    reply.header('cache-control', 'private, no-store');
    reply.raw.once('close', parts.transfers.begin());
  });
  leaveContinueToUploads(app.server, `${parts.basePath}/packages/`);
  addUploadRoutes(app, parts);
  addDownloadRoutes(app, parts);
}

/**
 * A client that asks first (`Expect: 100-continue`, as curl does with large files) is told to go on when the package is
 * really wanted, so that it need not send one that is refused. All other routes tell it at once.
 */
function leaveContinueToUploads(server: Server, prefix: string): void {
  server.on('checkContinue', (request, response) => {
    const upload = request.method === 'PUT' && (request.url ?? '').startsWith(prefix);
    if (!upload) response.writeContinue();
    server.emit('request', request, response);
  });
}
