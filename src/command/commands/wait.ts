import { writeNodeId } from '../../values/node-id.ts';
import type { PipelineCommand } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { durationOption } from '../duration.ts';
import { ExitCode } from '../exit-code.ts';
import { follow } from '../follow.ts';
import { labelKey, labelOption, productOption, submissionKey, submissionOption } from '../ids.ts';
import { type Options, refuseOperands } from '../options.ts';
import type { Session } from '../session.ts';
import { failureText, type Kind, type State } from '../state.ts';

/** Waits for the end of a submission or label. */
export const waitCommand: PipelineCommand = {
  name: 'wait',
  summary:
    'Waits until a submission is READY or a shipping label PUBLISHED or SHARED, telling each change. Where it fails, it says why and ends with 1.',
  notes: ['Restarts of the gateway, outages and pauses of the service are waited out.'],
  options: [
    productOption,
    submissionOption,
    labelOption,
    {
      name: 'until',
      value: 'STATE',
      text: 'for a label, awaiting-approval ends the waiting too, as in SDCM',
    },
    { name: 'metadata', text: 'for a submission, wait for its driver metadata too' },
    {
      name: 'timeout',
      value: 'TIME',
      text: 'wait no longer than this, and end with 3: 90s, 30m, 2h, 5d (as long as it takes)',
    },
  ],
  examples: [
    'hardware-gateway wait --product 9007199267351835 --submission 1152921504621441945 --timeout 2h',
    'hardware-gateway wait --label products/…/submissions/…/shippingLabels/… --until awaiting-approval',
  ],
  check(options) {
    refuseOperands('wait', options);
    const label = labelKey(options);
    if (label === undefined) submissionKey(options);
    endsOf(label === undefined ? 'submission' : 'label', options);
    durationOption(options, 'timeout');
  },
  async run(options, session) {
    const label = labelKey(options);
    const kind: Kind = label === undefined ? 'submission' : 'label';
    const id = writeNodeId(label ?? submissionKey(options));
    const ends = endsOf(kind, options);
    const timeoutMs = durationOption(options, 'timeout');
    const startedAt = session.clock.now();
    const state = await follow(session, {
      kind,
      id,
      timeoutMs,
      reached: ({ progress }: State) => progress === 'FAILED' || ends.has(progress ?? ''),
    });
    if (state.progress === 'FAILED') {
      throw new CommandError(ExitCode.Failed, `${id} ${await failureText(session, kind, id)}`, {
        code: kind === 'label' ? 'LABEL_FAILED' : 'SUBMISSION_FAILED',
      });
    }
    if (options.flag('metadata') && kind === 'submission') {
      const untilMs = timeoutMs === undefined ? Number.POSITIVE_INFINITY : startedAt + timeoutMs;
      await waitForMetadata(session, id, untilMs);
    }
    session.report.result([String(state.progress)]);
  },
};

function endsOf(kind: Kind, options: Options): ReadonlySet<string> {
  const until = options.text('until')?.toLowerCase();
  if (until !== undefined && (kind !== 'label' || until !== 'awaiting-approval')) {
    throw usageError('--until takes awaiting-approval, and only together with --label.');
  }
  if (kind === 'submission') return new Set(['READY']);
  return new Set(['PUBLISHED', 'SHARED', ...(until === undefined ? [] : ['AWAITING_APPROVAL'])]);
}

const lookAgainMs = 5_000;

async function waitForMetadata(
  { gateway, clock, report, signal }: Session,
  id: string,
  untilMs: number,
): Promise<void> {
  const document =
    'query Files($id: ID!) { thing: node(id: $id) { ... on Submission { downloads { type } } } }';
  interface Answer {
    thing: { downloads: readonly { type: string }[] | null } | null;
  }
  for (;;) {
    const { thing } = await gateway.read<Answer>(document, { id }, signal);
    if (thing?.downloads?.some(({ type }) => type === 'DRIVER_METADATA')) {
      report.event('metadata', { id }, '  the driver metadata is there');
      return;
    }
    if (clock.now() > untilMs) {
      throw new CommandError(
        ExitCode.NotReady,
        `Not within the time given: ${id} has no driver metadata yet.`,
        {
          code: 'TIMED_OUT',
        },
      );
    }
    await clock.sleep(lookAgainMs, signal);
  }
}
