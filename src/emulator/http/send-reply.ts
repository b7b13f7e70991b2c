import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults.ts';
import { content, json, type Reply } from './reply.ts';

/** Writes an answer whole. */
export function sendReply(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const length = Buffer.byteLength(reply.body);
  const bodiless = reply.status === 204 || reply.status === 304;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(bodiless ? {} : { 'content-length': String(length) }),
  });
  response.end(request.method === 'HEAD' || bodiless ? undefined : reply.body);
}

/** Sends the headers and half of the body, then cuts the connection. */
export function sendHalf(response: ServerResponse, reply: Reply): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(Math.max(body.length, 2)) });
  response.write(body.subarray(0, Math.max(1, Math.floor(body.length / 2))), () => response.destroy());
}

/** The answer that a fault puts in place of the real one; undefined for faults that leave it as it is. */
export function faultReply(fault: Fault): Reply | undefined {
  const status = fault.status ?? 200;
  const headers = fault.headers ?? {};
  switch (fault.kind) {
    case 'status':
      return bodyOf(fault, fault.status ?? 500, headers);
    case 'garbage':
      return content(status, JSON_TYPE, '{"value":[{"id":90071992673518', headers);
    case 'empty-object':
      return json(status, {}, headers);
    case 'empty':
      return content(status, JSON_TYPE, '', headers);
    case 'html':
      return content(status, 'text/html; charset=utf-8', HTML, headers);
    case 'body':
      return bodyOf(fault, status, headers);
    default:
      return undefined;
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML =
  "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Our services aren't available right now</h1></body></html>";

function bodyOf(fault: Fault, status: number, headers: Readonly<Record<string, string>>): Reply {
  if (fault.body === undefined) {
    const message = status === 429 ? 'Rate limit is exceeded.' : 'Internal server error';
    return json(status, { statusCode: status, message, activityId: ACTIVITY }, headers);
  }
  const text = typeof fault.body === 'string' ? fault.body : JSON.stringify(fault.body);
  return content(status, JSON_TYPE, text, headers);
}

const ACTIVITY = '00000000-0000-4000-9000-0000000000fa';
