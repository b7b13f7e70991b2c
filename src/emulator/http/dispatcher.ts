import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerBlobRequest } from '../blob/blob-endpoint.ts';
import { BLOB_PATH } from '../blob/sas.ts';
import type { CallKind, CallRecord } from '../call-memory.ts';
import { answerControl } from '../control/control-endpoint.ts';
import type { Fault } from '../faults.ts';
import type { Machine } from '../machine.ts';
import { answerApiCall } from '../routes/api.ts';
import { apiResource } from '../routes/router.ts';
import { answerTokenRequest, tokenPath } from '../token-endpoint.ts';
import { type EmulatorRequest, readRequest } from './emulator-request.ts';
import { gatewayError, Refusal } from './refusal.ts';
import { json, type Reply } from './reply.ts';
import { faultReply, sendHalf, sendReply } from './send-reply.ts';

/** Answers one request: finds its door, remembers it, lets a fault meet it, and processes it. */
export async function dispatch(
  message: IncomingMessage,
  response: ServerResponse,
  machine: Machine,
): Promise<void> {
  const path = (message.url ?? '/').split('?')[0] ?? '/';
  const kind = doorOf(path);
  if (kind === undefined) {
    sendReply(message, response, await answerOutside(message, path, machine));
    return;
  }
  const record = remember(kind, message, machine);
  const fault = machine.faults.meet(record);
  if (fault !== undefined) record.fault = fault.kind;
  const reply = await answer(message, response, { machine, kind, record, fault });
  if (reply === 'cut') {
    record.status = 0;
    response.destroy();
    return;
  }
  record.status = reply.status;
  if (fault?.kind === 'cut-body') sendHalf(response, reply);
  else if (!response.destroyed) sendReply(message, response, disguised(reply, fault));
}

interface Door {
  readonly machine: Machine;
  readonly kind: CallKind;
  readonly record: CallRecord;
  readonly fault: Fault | undefined;
}

const BODY_LIMIT = 1024 * 1024 * 1024;

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  door: Door,
): Promise<Reply | 'cut'> {
  const { machine, fault } = door;
  const after = fault?.afterProcessing === true || fault?.kind === 'cut-after-processing';
  if (fault !== undefined && !after) {
    await machine.pause(fault.delayMs ?? 0, response);
    if (fault.kind === 'cut') return 'cut';
    if (fault.kind === 'hang') return await machine.hang(response);
    const instead = faultReply(fault);
    if (instead !== undefined) return instead;
  }
  const reply = await processCall(message, door);
  door.record.processed = reply.status;
  if (fault === undefined || !after) return reply;
  await machine.pause(fault.delayMs ?? 0, response);
  if (fault.kind === 'cut' || fault.kind === 'cut-after-processing') return 'cut';
  if (fault.kind === 'hang') return await machine.hang(response);
  return faultReply(fault) ?? reply;
}

async function processCall(message: IncomingMessage, { machine, kind, record }: Door): Promise<Reply> {
  return await refusalAsReply(async () => {
    const request = await readRequest(message, BODY_LIMIT);
    switch (kind) {
      case 'api':
        return answerApiCall(request, record, machine);
      case 'blob':
        return answerBlobRequest(request, machine);
      case 'token':
        return answerToken(request, machine);
    }
  });
}

/** The true answer, but for its type. */
function disguised(reply: Reply, fault: Fault | undefined): Reply {
  if (fault?.kind !== 'wrong-type') return reply;
  return { ...reply, headers: { ...reply.headers, 'content-type': 'text/html; charset=utf-8' } };
}

function answerToken(request: EmulatorRequest, machine: Machine): Reply {
  const path = tokenPath(request.path);
  if (path === undefined) throw gatewayError(404, 'Resource not found');
  return answerTokenRequest(request, path, machine);
}

async function answerOutside(message: IncomingMessage, path: string, machine: Machine): Promise<Reply> {
  return await refusalAsReply(async () => {
    const request = await readRequest(message, BODY_LIMIT);
    if (path === '/_control' || path.startsWith('/_control/')) return answerControl(request, machine.control);
    throw gatewayError(404, 'Resource not found');
  });
}

async function refusalAsReply(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return json(500, { statusCode: 500, message: 'The emulator failed', detail: text });
  }
}

function doorOf(path: string): CallKind | undefined {
  if (path.startsWith(BLOB_PATH)) return 'blob';
  if (tokenPath(path) !== undefined) return 'token';
  return apiResource(path) === undefined ? undefined : 'api';
}

function remember(kind: CallKind, message: IncomingMessage, { calls, clock }: Machine): CallRecord {
  const correlationId = message.headers['ms-correlationid'];
  const requestId = message.headers['ms-requestid'];
  return calls.remember({
    kind,
    time: new Date(clock.wall()).toISOString(),
    method: message.method ?? 'GET',
    path: message.url ?? '/',
    authorized: message.headers.authorization !== undefined,
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
    ...(typeof requestId === 'string' ? { requestId } : {}),
  });
}
