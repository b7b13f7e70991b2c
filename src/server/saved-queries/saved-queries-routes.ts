import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TrustedDocuments } from '../../documents/trusted-documents.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { abandonedSignal } from '../abandoned-signal.ts';
import { callerOf } from '../admit.ts';
import { askedAge } from '../asked-age.ts';
import type { ChooseAccount } from '../choose-account.ts';
import type { Crowd } from '../crowd.ts';
import { HttpError } from '../http-error.ts';
import { traceHeadersOf } from '../in-span.ts';
import { askedAccount, nameAccount } from '../name-account.ts';
import type { RunOperation } from '../operation.ts';
import { searchOf } from '../reports/rows-address.ts';
import { takePlace, varyOfRows } from '../reports/rows-route.ts';
import { transferError } from '../transfer-error.ts';
import { checkFetchSite, checkOrigin, type Doorkeeper } from '../who-may-ask.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import { collectRows } from './collect-rows.ts';
import { listSavedQueries } from './list-saved-queries.ts';
import type { AskPage } from './read-pages.ts';
import { readSavedRequest } from './read-saved-request.ts';
import { sendRows } from './send-rows.ts';

/** What the routes for saved queries need. */
export interface SavedQueriesRouteParts {
  readonly basePath: string;
  readonly doorkeeper: Doorkeeper;
  /** Undefined where no folder of them is configured: the routes then say how to have one. */
  readonly trusted?: TrustedDocuments | undefined;
  readonly choose: ChooseAccount;
  readonly runOperation: RunOperation;
  /** A query is in flight until its last byte has left. */
  readonly transfers: WorkInFlight;
  /** Saved queries take places of reports: each holds all its rows. */
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** `GET` and `HEAD` of the trusted queries as rows, below `/q`, and of the list of them. */
export function addSavedQueriesRoutes(app: FastifyInstance, parts: SavedQueriesRouteParts): void {
  const { basePath, doorkeeper, choose } = parts;
  app.addHook('onRequest', async (request, reply) => {
    checkOrigin(doorkeeper, request.headers);
    checkFetchSite(request.headers);
    nameAccount(choose, request, reply);
    reply.headers({ 'cache-control': 'private, no-cache', vary: varyOfRows });
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpError(405, 'BAD_REQUEST', 'Saved queries are served by GET.', { allow: 'GET, HEAD' });
  });
  app.all(`${basePath}/q`, async (_request, reply) => reply.send(listSavedQueries(trustedOf(parts).all)));
  app.all(`${basePath}/q/:file`, async (request, reply) => {
    const { file } = request.params as { readonly file: string };
    try {
      return await answer(parts, file, request, reply);
    } catch (error) {
      throw transferError(error, 0) ?? error;
    }
  });
}

async function answer(
  parts: SavedQueriesRouteParts,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = readSavedRequest(trustedOf(parts), file, searchOf(request.url));
  takePlace(reply, parts);
  const startedAt = parts.clock.now();
  const collected = await collectRows(asked, asking(parts, request, reply, asked.query.pages.text));
  const { name, form } = asked;
  const { rows, pages } = collected;
  const ms = parts.clock.now() - startedAt;
  const told = { correlationId: request.id, caller: request.caller?.id, query: name, format: form.format };
  parts.logger.info({ ...told, rows, pages, ms }, 'saved query answered');
  return sendRows(collected, { name, extension: form.extension }, request, reply);
}

/** Pages are operations like any other. Nobody's further ones are asked for. */
function asking(
  { runOperation }: SavedQueriesRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  query: string,
): AskPage {
  const gone = abandonedSignal(reply.raw);
  const operation = {
    query,
    http: { method: 'GET', search: '' },
    traceHeaders: traceHeadersOf(request.headers),
    correlationId: request.id,
    account: askedAccount(request),
    maxAgeMs: askedAge(request.headers['cache-control']),
  };
  return async (variables) => {
    if (gone.aborted) throw new HttpError(499, 'BAD_REQUEST', 'Nobody waits for the rows any more.');
    return runOperation({ ...operation, variables }, callerOf(request));
  };
}

function trustedOf({ trusted }: SavedQueriesRouteParts): TrustedDocuments {
  if (trusted !== undefined) return trusted;
  throw new HttpError(
    404,
    'NOT_FOUND',
    'This gateway has no saved queries. Its operator can add some: put .graphql files into a folder, and set GATEWAY_QUERIES_DIR to it.',
  );
}
