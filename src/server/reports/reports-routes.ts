import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { MirrorUnavailable } from '../../errors/mirror-unavailable.ts';
import type { Mirror } from '../../mirror/mirror.ts';
import type { Clock } from '../../values/clock.ts';
import type { Logger } from '../../values/logger.ts';
import { callerOf } from '../admit.ts';
import { accountHeader, type ChooseAccount } from '../choose-account.ts';
import type { Crowd } from '../crowd.ts';
import { HttpError } from '../http-error.ts';
import { askedAccount } from '../name-account.ts';
import { transferError } from '../transfer-error.ts';
import { checkFetchSite, checkOrigin, type Doorkeeper } from '../who-may-ask.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import { mirrorStatus } from './mirror-status.ts';
import { readReportRequest } from './read-report-request.ts';
import { searchOf } from './rows-address.ts';
import { mirrorComesBack, takePlace, varyOfRows } from './rows-route.ts';
import { sendReport } from './send-report.ts';

/** What the routes for reports need. */
export interface ReportsRouteParts {
  readonly basePath: string;
  readonly doorkeeper: Doorkeeper;
  /** Undefined when none is configured: the routes then say how to have one. */
  readonly mirror?: Mirror | undefined;
  readonly choose: ChooseAccount;
  /** A report is in flight until its last byte has left. */
  readonly transfers: WorkInFlight;
  readonly crowd: Crowd;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** `GET` and `HEAD` of reports and of the mirror's status, below `/reports`. They cost no call of the service. */
export function addReportsRoutes(app: FastifyInstance, parts: ReportsRouteParts): void {
  const { basePath, clock } = parts;
  app.addHook('onRequest', async (request, reply) => {
    checkOrigin(parts.doorkeeper, request.headers);
    checkFetchSite(request.headers);
    reply.headers({ 'cache-control': 'private, no-cache', vary: varyOfRows });
  });
  const get = (path: string, answer: Answer) =>
    app.route({
      method: ['GET', 'HEAD'],
      url: `${basePath}/reports${path}`,
      exposeHeadRoute: false,
      handler: reportsHandler(parts, answer),
    });

  get('/status.json', async (_request, reply, { mirror, accounts }) =>
    reply.send(mirrorStatus(mirror.status(), accounts, clock.now())),
  );

  get('/:file', async (request, reply, { mirror, accounts }) => {
    const { file } = request.params as { readonly file: string };
    const asked = readReportRequest({ file, parameters: searchOf(request.url), accounts });
    takePlace(reply, parts);
    return sendReport(asked, request, reply, { ...parts, mirror, accounts });
  });
}

interface Asked {
  readonly mirror: Mirror;
  /** The accounts that the answer may be about; empty where the one account has no label. */
  readonly accounts: readonly string[];
}

type Answer = (request: FastifyRequest, reply: FastifyReply, asked: Asked) => Promise<FastifyReply>;

function reportsHandler({ mirror, choose }: ReportsRouteParts, answer: Answer) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    try {
      const { labels, label, named } = choose(askedAccount(request), callerOf(request));
      if (named && label !== undefined) reply.header(accountHeader, label);
      if (mirror === undefined) throw new HttpError(404, 'NOT_FOUND', withoutMirror);
      const accounts = named && label !== undefined ? [label] : labels;
      return await answer(request, reply, { mirror, accounts });
    } catch (error) {
      throw transferError(error, 0, {}, error instanceof MirrorUnavailable ? mirrorComesBack : {}) ?? error;
    }
  };
}

const withoutMirror =
  'This gateway keeps no mirror of the account, so it has no reports. Its operator can switch them on: ' +
  'set MIRROR_DIR to a folder for the mirror, or MIRROR_URL to a database.';
