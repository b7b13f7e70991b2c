import { randomUUID } from 'node:crypto';
import type { EmulatorClock } from './clock.ts';
import { json, type Reply } from './http/reply.ts';

/** Why no token is issued, in Entra ID's words and numbers. */
export interface TokenFault {
  readonly status: number;
  readonly error: string;
  readonly code: number;
  readonly text: string;
}

/** Puts a fault together. */
export function tokenFault(status: number, error: string, code: number, text: string): TokenFault {
  return { status, error, code, text };
}

/** The fault of a form that lacks a parameter. */
export function parameterMissing(name: string): TokenFault {
  const text = `The request body must contain the following parameter: '${name}'.`;
  return tokenFault(400, 'invalid_request', 900144, text);
}

/** The answer that tells a fault (section 1.2). */
export function refuseToken({ status, error, code, text }: TokenFault, clock: EmulatorClock): Reply {
  const timestamp = new Date(clock.wall()).toISOString().replace('T', ' ').replace(/\..*/, 'Z');
  const trace = randomUUID();
  const correlation = randomUUID();
  return json(status, {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
}
