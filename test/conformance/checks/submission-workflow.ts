import { type Check, writes } from '../check.ts';
import type { Client } from '../client.ts';
import { ensure, ensureRecord, objectOf } from '../expect.ts';
import { download } from '../samples.ts';
import { VALUES } from '../shapes.ts';
import { makeCommitted } from './scenes.ts';

/** What a submission goes through after its commit. */
export const submissionWorkflowChecks: readonly Check[] = [
  writes(
    'S-043',
    'after a commit the submission is pending, then received, then complete; the workflow shows later still',
    'Life cycles: after the commit',
    async (client, emulator) => {
      const { path } = await makeCommitted(client);
      const seen = await watch(client, path, () => emulator.live(1), 60);
      const commits = [...new Set(seen.map(({ commit }) => commit))];
      ensure(
        commits.join(' ') === 'commitPending commitReceived commitComplete',
        'the three statuses in order',
      );
      const begun = seen.findIndex(({ step }) => step !== undefined);
      ensure(
        seen.findIndex(({ commit }) => commit === 'commitComplete') < begun,
        'no workflow before the commit is complete',
      );
    },
  ),
  writes(
    'S-044',
    'the workflow walks its steps in order, each not started, started and completed',
    'Life cycles: the workflow',
    async (client, emulator) => {
      const { path } = await makeCommitted(client);
      const walked = distinct(await watch(client, path, () => emulator.live(4), 250));
      const steps = (VALUES['submissionStep'] ?? []).filter((step) =>
        walked.some((one) => one.startsWith(step)),
      );
      const expected = steps.flatMap((step) =>
        ['notStarted', 'started', 'completed'].map((state) => `${step} ${state}`),
      );
      ensure(steps.length >= 7, 'every step but the manual review');
      ensure(walked.join() === expected.join(), 'each state of each step, in order');
    },
  ),
  writes(
    'S-045',
    'the signed package may lag behind the completed last step',
    'Life cycles: terminal states',
    async (client, emulator) => {
      const { path } = await makeCommitted(client);
      const seen = await watch(client, path, () => emulator.live(4), 250);
      const done = seen.findIndex(({ step }) => step === 'finalizeIngestion completed');
      const signed = seen.findIndex((one) => one.signed);
      ensure(done >= 0 && signed > done, 'the package after the step');
    },
  ),
  writes(
    'S-046',
    'a manual review parks the workflow at its step',
    'Life cycles: the workflow',
    async (client, emulator) =>
      await emulator.withSettings({ manualReview: 'all' }, async () => {
        const { path } = await makeCommitted(client);
        const walked = distinct(await watch(client, path, () => emulator.live(4), 250));
        ensure(walked.includes('manualReview started'), 'the step manualReview');
      }),
  ),
];

interface Glimpse {
  readonly commit: unknown;
  /** Step and state; undefined before there is a workflow. */
  readonly step: string | undefined;
  readonly signed: boolean;
}

/** Looks at a submission again and again, until its signed package is there or the patience is at its end. */
async function watch(
  client: Client,
  path: string,
  wait: () => Promise<void>,
  patience: number,
): Promise<Glimpse[]> {
  const seen: Glimpse[] = [];
  for (let count = 0; count < patience && seen.at(-1)?.signed !== true; count++) {
    const record = ensureRecord(await client.get(path), 'submission');
    const { currentStep, state } = objectOf(record['workflowStatus']);
    seen.push({
      commit: record['commitStatus'],
      step: currentStep === undefined ? undefined : `${String(currentStep)} ${String(state)}`,
      signed: download(record, 'signedPackage') !== undefined,
    });
    await wait();
  }
  return seen;
}

function distinct(seen: readonly Glimpse[]): string[] {
  return [...new Set(seen.flatMap(({ step }) => step ?? []))];
}
