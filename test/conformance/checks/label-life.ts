import { type Check, writes } from '../check.ts';
import type { Client } from '../client.ts';
import type { Emulator } from '../emulator.ts';
import {
  ensure,
  ensureEmpty,
  ensureList,
  ensureRecord,
  ensureRefusal,
  objectOf,
  objectsOf,
} from '../expect.ts';
import { VALUES } from '../shapes.ts';
import { ATTESTED, makeCommitted, makeFinished, makeLabel, newLabel, newShare } from './scenes.ts';

/** What becomes of shipping labels: endpoints 12, 14 and 15. */
export const labelLifeChecks: readonly Check[] = [
  writes(
    'L-030',
    'a new label is answered 201 without targeting, its workflow not started',
    'POST shippingLabels',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const { record } = await makeLabel(client, path, await newLabel(client, path));
      ensure(record['targeting'] === undefined, 'no targeting');
      const { currentStep, state } = objectOf(record['workflowStatus']);
      ensure(
        currentStep === 'preProcessShippingLabel' && state === 'notStarted',
        'preProcessShippingLabel notStarted',
      );
    },
  ),
  writes(
    'L-031',
    'a go-live date comes back in three forms: +00:00 when made, seven decimals in lists, Z alone',
    'Dates',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const made = await makeLabel(client, path, await newLabel(client, path));
      const [listed] = ensureList(await client.get(`${path}/shippingLabels`));
      const date = (label: object | undefined) =>
        objectOf((label as { publishingSpecifications?: never })?.publishingSpecifications)['goLiveDate'];
      ensure(date(made.record) === '2027-02-22T06:50:54.793+00:00', 'an offset in the answer');
      ensure(date(listed) === '2027-02-22T06:50:54.7930000+00:00', 'seven decimals in the list');
      const single = ensureRecord(await client.get(made.path), 'shippingLabel');
      ensure(date(single) === '2027-02-22T06:50:54.793Z', 'a Z alone');
    },
  ),
  writes(
    'L-032',
    'an empty go-live date means as soon as possible',
    'Dates: what clients send',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const label = await newLabel(client, path);
      const publishingSpecifications = { ...(label['publishingSpecifications'] as object), goLiveDate: '' };
      await makeLabel(client, path, { ...label, publishingSpecifications });
    },
  ),
  writes(
    'L-033',
    'accounts beyond 2^53 keep their digits',
    'Which is long, which is string',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const label = await newLabel(client, path);
      const visibleToAccounts = [9007199254740993n, 30000001];
      const publishingSpecifications = {
        ...(label['publishingSpecifications'] as object),
        visibleToAccounts,
      };
      const made = await makeLabel(client, path, { ...label, publishingSpecifications });
      const { text } = await client.get(made.path);
      ensure(/"visibleToAccounts":\s*\[9007199254740993,\s*30000001\]/.test(text), 'the same digits, bare');
    },
  ),
  writes(
    'L-034',
    'a label for Windows Update walks its steps and waits for the approval until it is given',
    'Life cycles: shipping label',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const made = await makeLabel(client, path, await newLabel(client, path));
      const before = await watch(client, emulator, made.path);
      ensure(before.at(-1) === 'microsoftApproval started', 'to wait at microsoftApproval');
      await emulator.label(made.id, { approve: true });
      const steps = [...before, ...(await watch(client, emulator, made.path))].map(
        (one) => one.split(' ')[0],
      );
      const expected = (VALUES['publishingStep'] ?? []).slice(1);
      ensure([...new Set(steps)].join() === expected.join(), 'every step in order');
    },
  ),
  writes(
    'L-035',
    'a label for a partner walks its steps and ends shared',
    'Life cycles: shipping label',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const made = await makeLabel(client, path, await newShare(client, path));
      const walked = await watch(client, emulator, made.path);
      const expected = (VALUES['sharingStep'] ?? []).slice(1);
      ensure(
        [...new Set(walked.map((one) => one.split(' ')[0]))].join() === expected.join(),
        'every step in order',
      );
      ensure(walked.at(-1) === 'finalizeSharing completed', 'to end at finalizeSharing completed');
    },
  ),
  writes(
    'L-036',
    'a label made during ingestion waits for it at publishJobValidation',
    'Life cycles: shipping label',
    async (client, emulator) => {
      const made = await makeCommitted(client);
      await emulator.submission(made.id, { step: 'validation' });
      const finished = await makeFinished(client, emulator);
      const label = await newLabel(client, finished.path);
      const hardwareIds = objectsOf((label['targeting'] as { hardwareIds: never }).hardwareIds);
      await emulator.withSettings({ checkHardwareIds: false }, async () => {
        const { path } = await makeLabel(client, made.path, { ...label, targeting: { hardwareIds } });
        ensure(
          (await watch(client, emulator, path)).at(-1) === 'publishJobValidation started',
          'to wait there',
        );
      });
    },
  ),
  writes(
    'L-037',
    'changes are answered 204 without a body; hardware ids become pendingRemove, and go with the workflow',
    'PATCH shippingLabels',
    async (client, emulator) => {
      const { path, id, first } = await publishedLabel(client, emulator);
      const body = {
        targeting: { hardwareIds: [{ ...first, action: 'remove' }], businessJustification: 'x' },
      };
      ensureEmpty(await client.call('PATCH', path, { body }), 204);
      const states = async () =>
        objectsOf(objectOf(await targeting(client, path))['hardwareIds']).map(
          (one) => one['distributionState'],
        );
      ensure((await states()).includes('pendingRemove'), 'pendingRemove');
      await emulator.label(id, { finish: true });
      ensure(
        (await states()).every((state) => state === 'added'),
        'nothing but added',
      );
    },
  ),
  writes(
    'L-038',
    'audiences of a change take the place of those before, and an empty list clears them',
    'PATCH shippingLabels',
    async (client, emulator) => {
      const { path, id } = await publishedLabel(client, emulator);
      const audiences = ensureList(await client.get('/audiences')).map((audience) => String(audience['id']));
      for (const restrictedToAudiences of [audiences.slice(0, 2), audiences.slice(1, 2), []]) {
        const body = { targeting: { restrictedToAudiences } };
        ensureEmpty(await client.call('PATCH', path, { body }), 204);
        const shown = objectOf(await targeting(client, path))['restrictedToAudiences'];
        ensure(JSON.stringify(shown) === JSON.stringify(restrictedToAudiences), 'the audiences as sent');
        await emulator.label(id, { finish: true });
      }
    },
  ),
  writes(
    'L-039',
    'a change under the wrong name targetingInfo is taken for none, with three targets in the refusal',
    'PATCH shippingLabels: the wrong name in old documents',
    async (client, emulator) => {
      const { path, first } = await publishedLabel(client, emulator);
      const body = { targetingInfo: { hardwareIds: [{ ...first, action: 'remove' }] } };
      const answer = await client.call('PATCH', path, { body });
      for (const property of ['chids', 'hardwareIds', 'restrictedToAudiences']) {
        ensureRefusal(answer, {
          status: 422,
          code: 'invalidInput',
          message: 'Validation Failed.',
          target: `targetingInfo.${property}`,
        });
      }
    },
  ),
  writes(
    'L-040',
    'a label cannot be changed while its workflow runs',
    'Functional codes',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const made = await makeLabel(client, path, await newLabel(client, path));
      const body = { targeting: { restrictedToAudiences: [] } };
      const message = "Can't update the shipping label when another workflow is in progress. Try again.";
      ensureRefusal(await client.call('PATCH', made.path, { body }), {
        status: 422,
        code: 'invalidInput',
        message,
      });
    },
  ),
  writes(
    'L-041',
    'a cancel is answered 204 without a body, and the label fails later',
    'Cancel',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator);
      const made = await makeLabel(client, path, await newLabel(client, path));
      await emulator.label(made.id, { step: 'microsoftApproval' });
      ensureEmpty(await client.call('PUT', `${made.path}/cancel`), 204);
      ensure((await stateOf(client, made.path)) === 'microsoftApproval started', 'no change at once');
      await emulator.live(2 * 86_400);
      ensure((await stateOf(client, made.path)) === 'microsoftApproval failed', 'a failed label later');
    },
  ),
  writes(
    'L-042',
    'only labels in approval or rollout can be cancelled, never those for partners',
    'Cancel',
    async (client, emulator) => {
      const { path } = await makeFinished(client, emulator, ATTESTED);
      const made = await makeLabel(client, path, await newShare(client, path));
      const refusal = { status: 422, code: 'requestInvalidForCurrentState' };
      ensureRefusal(await client.call('PUT', `${made.path}/cancel`), refusal);
      await emulator.label(made.id, { finish: true });
      ensureRefusal(await client.call('PUT', `${made.path}/cancel`), refusal);
    },
  ),
];

/** A label that is on Windows Update, and the first of its hardware ids. */
async function publishedLabel(client: Client, emulator: Emulator) {
  const { path } = await makeFinished(client, emulator);
  const body = await newLabel(client, path);
  const made = await makeLabel(client, path, body);
  await emulator.label(made.id, { finish: true });
  const [first] = (body['targeting'] as { hardwareIds: object[] }).hardwareIds;
  return { ...made, first };
}

async function targeting(client: Client, path: string) {
  return ensureRecord(await client.get(`${path}?includeTargetingInfo=true`), 'shippingLabel')['targeting'];
}

async function stateOf(client: Client, path: string): Promise<string> {
  const label = ensureRecord(await client.get(path), 'shippingLabel');
  const { currentStep, state } = objectOf(label['workflowStatus']);
  return `${String(currentStep)} ${String(state)}`;
}

/** The states that a label goes through within half an hour of life, looked at every five seconds. */
async function watch(client: Client, emulator: Emulator, path: string): Promise<string[]> {
  const seen = new Set<string>();
  for (let count = 0; count < 120; count++) {
    const state = await stateOf(client, path);
    seen.add(state);
    if (/^finalize(?:Publishing|Sharing) completed$/.test(state)) break;
    await emulator.live(5);
  }
  return [...seen];
}
