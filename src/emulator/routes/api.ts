import type { CallRecord } from '../call-memory.ts';
import type { EmulatorRequest } from '../http/emulator-request.ts';
import { gatewayError } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import type { Machine } from '../machine.ts';
import { apiResource, findRoute } from './router.ts';

/** Answers a call of the REST API: who calls, how often, and then the endpoint. */
export function answerApiCall(request: EmulatorRequest, record: CallRecord, machine: Machine): Reply {
  const found = findRoute(request.method, apiResource(request.path) ?? '');
  if (found !== undefined) record.endpoint = `${found.route.method} ${found.route.pattern}`;
  authorize(request, machine);
  const throttled = machine.quota.refuse();
  if (throttled !== undefined) return throttled;
  if (found === undefined) throw gatewayError(404, 'Resource not found');
  const { route, params } = found;
  const { settings } = machine;
  if (settings.forbidden || (route.role !== undefined && !settings.roles.includes(route.role))) {
    throw gatewayError(403, 'Forbidden');
  }
  return route.answer({ request, params, world: machine });
}

/** Section 1.4: without a bearer the real service fails with 500, which `strict401` makes a 401. */
function authorize({ headers }: EmulatorRequest, { settings, tokens }: Machine): void {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) {
    throw settings.strict401
      ? gatewayError(401, 'Unauthorized. Access token is missing or invalid.', CHALLENGE)
      : gatewayError(500, 'Internal server error');
  }
  if (tokens.judge(token) !== 'good') {
    throw gatewayError(401, 'Unauthorized. Access token is missing or invalid.', CHALLENGE);
  }
}

const CHALLENGE = { 'www-authenticate': 'Bearer error="invalid_token"' };
