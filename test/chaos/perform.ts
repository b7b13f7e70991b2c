import { randomUUID } from 'node:crypto';
import type { CallRecord } from '../../src/emulator/call-memory.ts';
import { eventually } from '../kit/eventually.ts';
import { badlyTold, errorsOf, parting, type ToldError } from './judge.ts';
import { difference, inCommonWords, isObject, stateOf } from './likeness.ts';
import type { Operation, Plan } from './operation.ts';
import { brokenOff, type Messenger, type Order, type Reply } from './order.ts';
import type { Scene } from './scene.ts';
import { type Mishap, order } from './trouble.ts';

/** What performing needs. */
export interface Stagehands {
  readonly messenger: Messenger;
  /** Milliseconds beyond the deadline after which an answer counts as hanging. */
  readonly patienceMs: number;
}

/** An operation that went as it must. */
export interface Performed {
  readonly reply: Reply;
  /** Nothing to be told: as if all had been well. */
  readonly whole: boolean;
  /** The mishaps that met a call. */
  readonly met: number;
  readonly isTransfer: boolean;
  /** The calls that it took, of the API. */
  readonly calls: readonly CallRecord[];
}

/**
 * Asks the faulty twin, lets mishaps meet its calls, holds what comes of it to the model, and lets the model follow.
 * Throws an Error that says what was wrong.
 */
export async function perform(
  { messenger, patienceMs }: Stagehands,
  scene: Scene,
  operation: Operation,
  plan: Plan,
  mishaps: readonly Mishap[],
  codes?: readonly string[],
): Promise<Performed> {
  const { faulty, calm, deadlineMs } = scene.twins;
  const correlationId = randomUUID();
  let before = stateOf(scene, 'faulty');
  const of = { api: plan.calls ?? { correlationId }, blob: plan.blobs ?? scene.blobs() };
  const faults = mishaps.map((mishap) => order(faulty.emulator, mishap, of));
  const meanwhile = once(() => {
    if (plan.meanwhile === undefined) return;
    plan.meanwhile();
    before = stateOf(scene, 'faulty');
  });
  const reply = await messenger.send(faulty.gateway.url, plan.order('faulty'), correlationId, meanwhile);
  meanwhile();
  const calls = await settled(faulty.emulator.control, correlationId, reply);
  for (const { id } of faults) faulty.emulator.control.clearFaults(id);
  const changed = stateOf(scene, 'faulty') !== before;

  const follow = (what: Order) => messenger.send(calm.gateway.url, what, randomUUID());
  const judged: Judged = {
    operation,
    plan,
    scene,
    reply,
    changed: changed || created(calls),
    calls,
    correlationId,
    codes,
  };
  const isTransfer = operation.isTransfer === true;
  if (!isTransfer && reply.ms > deadlineMs + patienceMs)
    throw new Error(`it came ${Math.round(reply.ms - deadlineMs)} ms late`);
  if (reply.body === brokenOff && operation.changes) throw new Error('the answer was broken off');
  const fault = badlyTold(reply, correlationId, codes) ?? twice(judged) ?? untruth(judged);
  if (fault !== undefined) throw new Error(fault);
  await followModel(judged, follow);
  return {
    reply,
    calls,
    isTransfer,
    whole: errorsOf(reply).length === 0,
    met: faults.reduce((sum, { met }) => sum + met, 0),
  };
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}

interface Judged {
  readonly operation: Operation;
  readonly plan: Plan;
  readonly scene: Scene;
  readonly reply: Reply;
  /** Whether the faulty twin's account is another than before. */
  readonly changed: boolean;
  readonly calls: readonly CallRecord[];
  readonly correlationId: string;
  readonly codes: readonly string[] | undefined;
}

type Control = Scene['twins']['faulty']['emulator']['control'];

/** A change that left at the last moment has not arrived yet; it may never, where its connection went. */
const onItsWayMs = 3_000;

/** The calls of an operation, when the service is done with all of them: a write goes on when its caller was answered. */
async function settled(
  control: Control,
  correlationId: string,
  reply: Reply,
): Promise<readonly CallRecord[]> {
  if (endOf(reply)?.extensions['outcome'] === 'INDETERMINATE') {
    const arrived = () => control.calls({ correlationId }).some(({ method }) => method !== 'GET');
    await eventually('the change arrives', arrived, onItsWayMs).catch(() => undefined);
  }
  return eventually(
    'the service is done with what was asked',
    () => {
      const calls = control.calls({ correlationId });
      return calls.every(({ status }) => status !== undefined) && calls;
    },
    60_000,
  );
}

function done({ method, processed = 0 }: CallRecord): boolean {
  return method !== 'GET' && processed >= 200 && processed < 300;
}

/** A new product is not yet part of the scene, and a package for preproduction signing is part of none. */
function created(calls: readonly CallRecord[]): boolean {
  const made = ['POST /products', 'PUT /preprod/packages'];
  return calls.some((call) => done(call) && made.includes(call.endpoint ?? ''));
}

function twice({ calls }: Judged): string | undefined {
  const times = calls.filter(done).length;
  return times > 1 ? `the service did it ${times} times` : undefined;
}

/** Whether the answer says of a change what is not so. */
function untruth({ operation, reply, changed, calls }: Judged): string | undefined {
  if (!operation.changes) return changed ? 'a read changed something' : undefined;
  const ended = endOf(reply);
  if (ended === undefined) {
    const refused = userErrorsOf(reply).length > 0;
    if (refused) return changed ? 'it says refused, and was done' : undefined;
    return changed || operation.name === 'createPublisherMetadata' ? undefined : 'it says done, and was not';
  }
  const outcome = ended.extensions['outcome'];
  if (outcome === 'INDETERMINATE') return undefined;
  if (outcome !== 'NOT_SENT' && outcome !== 'REJECTED') return `the outcome ${String(outcome)}`;
  // An upload says beside it that the package is in its place: then it speaks of the commit.
  const committed = ended.extensions['uploaded'] === undefined ? changed : calls.some(done);
  return committed ? `it says ${outcome}, and was done (${ended.message})` : undefined;
}

/** The error that ends a change; undefined where it was answered with a payload. */
function endOf(reply: Reply): ToldError | undefined {
  return errorsOf(reply).find(({ path }) => path === undefined || path.length === 1);
}

function userErrorsOf({ body }: Reply): readonly unknown[] {
  const data = isObject(body) ? body['data'] : undefined;
  const [payload] = isObject(data) ? Object.values(data) : [];
  const userErrors = isObject(payload) ? payload['userErrors'] : undefined;
  return Array.isArray(userErrors) ? userErrors : [];
}

/** What was not done is not asked of the model; all else is, and must come to the same. */
async function followModel(judged: Judged, send: (order: Order) => Promise<Reply>): Promise<void> {
  const { operation, plan, scene, reply, changed } = judged;
  const undone = operation.changes && endOf(reply) !== undefined && !changed;
  // A file that breaks off on its way down is seen to be broken: fewer bytes came than were promised.
  if (!undone && reply.body !== brokenOff) {
    const model = await modelReply(judged, send);
    plan.after?.();
    const parted = partingOf(scene, reply, model);
    if (parted !== undefined) throw new Error(`another answer than the model's: ${parted}`);
  }
  if (!operation.changes) return;
  const apart = difference(JSON.parse(stateOf(scene, 'faulty')), JSON.parse(stateOf(scene, 'calm')));
  if (apart !== undefined) throw new Error(`another account than the model's: ${apart}`);
}

async function modelReply(
  { plan, scene, reply }: Judged,
  send: (order: Order) => Promise<Reply>,
): Promise<Reply> {
  if (plan.half !== undefined && endOf(reply) !== undefined) {
    const half = await send(plan.half('calm'));
    if (stateOf(scene, 'faulty') === stateOf(scene, 'calm')) return half;
  }
  return send(plan.order('calm'));
}

function partingOf(scene: Scene, reply: Reply, model: Reply): string | undefined {
  const modelErrors = errorsOf(model);
  if (modelErrors.length > 0) return `the model fails: ${modelErrors[0]?.message}`;
  if (endOf(reply) !== undefined && !isData(reply.body)) return undefined;
  const [answer, wanted] = [
    inCommonWords(scene, 'faulty', dataOf(reply.body)),
    inCommonWords(scene, 'calm', dataOf(model.body)),
  ];
  return parting(answer, wanted, errorsOf(reply));
}

function isData(body: unknown): boolean {
  return isObject(body) && isObject(body['data']);
}

function dataOf(body: unknown): unknown {
  return isObject(body) && 'data' in body ? body['data'] : body;
}
