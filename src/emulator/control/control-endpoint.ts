import type { CallFilter, CallKind } from '../call-memory.ts';
import type { FaultOrder } from '../faults.ts';
import { type EmulatorRequest, queryParameter } from '../http/emulator-request.ts';
import { content, type Reply } from '../http/reply.ts';
import type { SeedChoice } from '../seed/seed-store.ts';
import type { Settings } from '../settings.ts';
import type { ClockChange, Control } from './control.ts';
import type { LabelChange } from './label-change.ts';
import type { SubmissionChange } from './submission-change.ts';

/** Answers the control endpoint, `/_control/…`; docs/emulator.md lists its operations. */
export function answerControl(request: EmulatorRequest, control: Control): Reply {
  const [, , noun = '', id] = request.path.replace(/\/+$/, '').split('/');
  const operation = OPERATIONS[`${request.method} ${noun}${id === undefined ? '' : '/{id}'}`];
  if (operation === undefined) return answer(404, { error: 'There is no such operation', operations: NAMES });
  try {
    const text = request.body.toString('utf8').trim();
    const body = text === '' ? {} : (JSON.parse(text) as object);
    return answer(200, operation({ control, body, id: id ?? '', filter: filterOf(request) }) ?? { ok: true });
  } catch (error) {
    return answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

interface Order {
  readonly control: Control;
  readonly body: object;
  readonly id: string;
  readonly filter: CallFilter;
}

const OPERATIONS: Readonly<Record<string, (order: Order) => unknown>> = {
  'GET ': ({ control }) => ({
    operations: NAMES,
    clock: control.clock(),
    calls: control.calls().length,
    tokenRequests: control.tokenRequests().length,
    blobRequests: control.blobRequests().length,
    faults: control.faults(),
    settings: control.settings(),
  }),
  'GET calls': ({ control, filter }) => control.calls(filter),
  'DELETE calls': ({ control, filter }) => ({ forgotten: control.forgetCalls({ kind: 'api', ...filter }) }),
  'GET token-requests': ({ control }) => control.tokenRequests(),
  'DELETE token-requests': ({ control }) => ({ forgotten: control.forgetCalls({ kind: 'token' }) }),
  'GET blob-requests': ({ control }) => control.blobRequests(),
  'DELETE blob-requests': ({ control }) => ({ forgotten: control.forgetCalls({ kind: 'blob' }) }),
  'GET faults': ({ control }) => control.faults(),
  'POST faults': ({ control, body }) => control.addFault(body as FaultOrder),
  'DELETE faults': ({ control }) => control.clearFaults(),
  'DELETE faults/{id}': ({ control, id }) => control.clearFaults(Number(id)),
  'GET clock': ({ control }) => control.clock(),
  'POST clock': ({ control, body }) => control.clock(body as ClockChange),
  'GET settings': ({ control }) => control.settings(),
  'POST settings': ({ control, body }) => control.settings(body as Partial<Settings>),
  'POST submissions/{id}': ({ control, id, body }) => control.submission(id, body as SubmissionChange),
  'POST labels/{id}': ({ control, id, body }) => control.label(id, body as LabelChange),
  'POST reset': ({ control, body }) => control.reset(body as SeedChoice),
  'POST revoke-tokens': ({ control }) => control.revokeTokens(),
};

const NAMES = Object.keys(OPERATIONS).map((name) => name.replace(' ', ' /_control/').replace(/\/$/, ''));

function filterOf({ query }: EmulatorRequest): CallFilter {
  const prefix = queryParameter(query, 'prefix');
  const method = queryParameter(query, 'method');
  const kind = queryParameter(query, 'kind') as CallKind | undefined;
  const correlationId = queryParameter(query, 'correlationId');
  return {
    ...(prefix === undefined ? {} : { prefix }),
    ...(method === undefined ? {} : { method }),
    ...(kind === undefined ? {} : { kind }),
    ...(correlationId === undefined ? {} : { correlationId }),
  };
}

function answer(status: number, body: unknown): Reply {
  return content(status, 'application/json; charset=utf-8', JSON.stringify(body));
}
