import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually, pause } from '../kit/eventually.ts';
import { type Stage, setStage } from '../kit/stage.ts';
import { newLabel, newSubmission, numberOf } from '../kit/submissions.ts';
import { type Door, type Subscribed, subscribe } from '../kit/subscribing.ts';

let stage: Stage;
const open: Subscribed[] = [];

beforeAll(async () => {
  stage = await setStage({ emulator: { products: 1 } });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
  stage.calm();
});
afterAll(() => stage.close());

const doors: readonly Door[] = ['WebSocket', 'event stream'];

const watchSubmission = `subscription Watch($id: ID!) {
  submissionUpdated(id: $id) {
    id progress commitStatus workflowStatus { currentStep state messages } downloads { type url }
  }
}`;

describe.each(doors)('a subscription over a %s', (door) => {
  test('tells a submission from its commit to its signed package, each state once, and completes', async () => {
    const id = await newSubmission(stage.gateway.url);
    const told = watch(door, id);
    await eventually('the present state', () => told.events.length === 1);
    expect(told.events[0]).toMatchObject({
      data: { submissionUpdated: { id, progress: 'AWAITING_PACKAGE' } },
      extensions: { cost: { upstreamCalls: 0 } },
    });
    stage.emulator.control.submission(numberOf(id), { step: 'scanning' });
    await eventually('scanning', () => told.events.length === 2);
    stage.emulator.control.submission(numberOf(id), { step: 'scanning', state: 'completed' });
    await eventually('scanned', () => told.events.length === 3);
    const last = { step: 'finalizeIngestion', state: 'completed' } as const;
    stage.emulator.control.submission(numberOf(id), { ...last, signedPackage: false });
    await eventually('the last step without a package', () => told.events.length === 4);
    stage.emulator.control.submission(numberOf(id), { ...last, signedPackage: true });
    await told.ended;
    const seen = told.events.map(({ data }) => data.submissionUpdated);
    expect(seen.map(({ progress }) => progress)).toEqual([
      'AWAITING_PACKAGE',
      'PROCESSING',
      'PROCESSING',
      'PROCESSING',
      'READY',
    ]);
    expect(seen.at(-1).downloads.map(({ type }: { type: string }) => type)).toContain('SIGNED_PACKAGE');
    expect(stage.gateway.output()).not.toContain('sig=');
  });

  test('tells a shipping label until it is published', async () => {
    const submission = await newSubmission(stage.gateway.url);
    stage.emulator.control.submission(numberOf(submission), { finish: true });
    const id = await newLabel(stage.gateway.url, submission);
    stage.emulator.control.label(numberOf(id), { step: 'microsoftApproval' });
    const told = keep(
      subscribe(
        door,
        stage.gateway.url,
        'subscription($id: ID!) { shippingLabelUpdated(id: $id) { id progress } }',
        { id },
      ),
    );
    await eventually('waiting for approval', () => told.events.length === 1);
    stage.emulator.control.label(numberOf(id), { step: 'publishing' });
    await eventually('publishing', () => told.events.length === 2);
    stage.emulator.control.label(numberOf(id), { finish: true });
    await told.ended;
    expect(told.events.map(({ data }) => data.shippingLabelUpdated)).toEqual([
      { id, progress: 'AWAITING_APPROVAL' },
      { id, progress: 'PROCESSING' },
      { id, progress: 'PUBLISHED' },
    ]);
  });

  test('of a malformed id, or of nothing, is an error that says what is wrong', async () => {
    const malformed = watch(door, 'submissions/1');
    expect(await failureOf(malformed)).toMatchObject([
      { message: expect.stringContaining('products/'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const product = watch(door, 'products/9007199267351835');
    expect(await failureOf(product)).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    const nothing = watch(door, 'products/1/submissions/2');
    expect(await failureOf(nothing)).toMatchObject([
      {
        message: expect.stringContaining('There is no submission products/1/submissions/2'),
        extensions: { code: 'ENTITY_NOT_FOUND', correlationId: expect.any(String) },
      },
    ]);
    const invalid = keep(subscribe(door, stage.gateway.url, 'subscription { nothing }'));
    expect(await failureOf(invalid)).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test('survives expired tokens, refusals for too many calls, and an outage', async () => {
    const id = await newSubmission(stage.gateway.url);
    const told = watch(door, id);
    await eventually('the present state', () => told.events.length === 1);
    stage.emulator.control.revokeTokens();
    stage.emulator.control.submission(numberOf(id), { step: 'preparation' });
    await news(told, 'news with a fresh token', 2);
    stage.emulator.control.addFault({ kind: 'status', status: 429, headers: { 'retry-after': '2' } });
    stage.emulator.control.submission(numberOf(id), { step: 'scanning' });
    await news(told, 'news after the pause', 3);
    stage.emulator.control.addFault({ kind: 'cut', times: null });
    await pause(2_500);
    stage.emulator.control.clearFaults();
    stage.emulator.control.submission(numberOf(id), { finish: true });
    await told.ended;
    expect(told.events.at(-1)?.data.submissionUpdated.progress).toBe('READY');
    expect(told.events.every(({ errors }) => errors === undefined)).toBe(true);
  });

  test('ends with the error when the credentials are refused', async () => {
    const id = await newSubmission(stage.gateway.url);
    const told = watch(door, id);
    await eventually('the present state', () => told.events.length === 1);
    stage.emulator.control.settings({ expiredSecret: true });
    stage.emulator.control.revokeTokens();
    expect(await failureOf(told)).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAUTHENTICATED' } }]);
    stage.emulator.control.settings({ expiredSecret: false });
    await eventually(
      'credentials that work again',
      async () => (await stage.ask('{ products(first: 1) { nodes { id } } }')).errors === undefined,
    );
  });

  test('stops the polling when its client goes away', async () => {
    const id = await newSubmission(stage.gateway.url);
    const told = watch(door, id);
    await eventually('the present state', () => told.events.length === 1);
    await told.stop();
    await pause(200);
    stage.emulator.control.forgetCalls();
    await pause(2_500);
    expect(stage.calls('GET')).toEqual([]);
  });

  test('hears of a write through the gateway at once', async () => {
    const id = await newSubmission(stage.gateway.url);
    const told = watch(door, id);
    await eventually('the present state', () => told.events.length === 1);
    // Long enough that the next poll is seconds away.
    await pause(1_000);
    const { data } = await stage.ask(
      'mutation($id: ID!) { commitSubmission(input: { id: $id }) { userErrors { message } } }',
      { id },
    );
    expect(data.commitSubmission.userErrors).toEqual([]);
    await eventually('the commit', () => told.events.length === 2, 900);
    expect(told.events[1]?.data.submissionUpdated.progress).toBe('PROCESSING');
  });
});

test('fifty watchers over both doors cost one poll at a time', async () => {
  const id = await newSubmission(stage.gateway.url);
  stage.emulator.control.forgetCalls();
  const all = Array.from({ length: 50 }, (_, index) => watch(doors[index % 2] ?? 'WebSocket', id));
  await eventually('all to be told', () => all.every(({ events }) => events.length === 1));
  stage.emulator.control.submission(numberOf(id), { finish: true });
  await Promise.all(all.map(({ ended }) => ended));
  expect(stage.calls('GET').length).toBeLessThanOrEqual(4);
  expect(all.every(({ events }) => events.length === 2)).toBe(true);
});

test('queries and mutations are answered over an event stream too', async () => {
  const query = keep(subscribe('event stream', stage.gateway.url, '{ products(first: 1) { nodes { id } } }'));
  await query.ended;
  expect(query.events).toMatchObject([{ data: { products: { nodes: [{ id: expect.any(String) }] } } }]);
  const mutation = keep(
    subscribe(
      'event stream',
      stage.gateway.url,
      'mutation { commitSubmission(input: { id: "products/1/submissions/2" }) { userErrors { code } } }',
    ),
  );
  await mutation.ended;
  expect(mutation.events).toMatchObject([
    { data: { commitSubmission: { userErrors: [{ code: 'ENTITY_NOT_FOUND' }] } } },
  ]);
});

test('a subscription that is sent as plain JSON is refused, naming both ways', async () => {
  const { errors } = await stage.ask(watchSubmission, { id: 'products/1/submissions/2' });
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/graphql-transport-ws.*text\/event-stream/),
      extensions: { code: 'BAD_REQUEST' },
    },
  ]);
});

/** So many events in all, also where a try of a poll was lost and its 15 seconds passed; what ends the stream before is told. */
async function news({ events, ended }: Subscribed, what: string, count: number): Promise<void> {
  const tooSoon = ended.then(() => {
    throw new Error(`the stream ended before: ${what}`);
  });
  await Promise.race([tooSoon, eventually(what, () => events.length === count, 25_000)]);
}

function watch(door: Door, id: string): Subscribed {
  return keep(subscribe(door, stage.gateway.url, watchSubmission, { id }));
}

function keep(one: Subscribed): Subscribed {
  open.push(one);
  return one;
}

/** The errors that end a subscription: an error message over a WebSocket, a last event over an event stream. */
async function failureOf(told: Subscribed): Promise<unknown> {
  const thrown = await told.ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown ?? told.events.at(-1)?.errors;
}
