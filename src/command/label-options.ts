import { usageError } from './command-error.ts';
import type { Fields } from './gateway.ts';
import { date } from './inputs/binder.ts';
import type { OptionSpec, Options } from './options.ts';
import type { Report } from './report.ts';

/** Options by which a label is made from one of SDCM's files, in `create` and in `label`. */
export const labelFileOptions: readonly OptionSpec[] = [
  {
    name: 'all-hardware-ids',
    text: "target every hardware id of the submission's driver metadata, as SDCM does",
  },
  { name: 'listed-hardware-ids', text: 'target only the hardware ids that the file lists' },
  {
    name: 'partner',
    value: 'ID',
    text: 'share it with the partner of this publisher id, not with Windows Update',
  },
  {
    name: 'go-live',
    value: 'WHEN',
    text: 'not before this date; "now" for as soon as possible (from a file: its date if that is to come, else in 7 days, as SDCM has it)',
  },
];

const weekMs = 7 * 24 * 3_600_000;

/** A label of a file, with what the options change; `now` in milliseconds. @throws CommandError */
export function labelOfFile(input: Fields, options: Options, report: Report, now: number): Fields {
  const { publishingSpecifications, recipientSpecifications, targeting, ...rest } = input;
  const partner = options.text('partner');
  const shared = partner !== undefined || rest['destination'] === 'ANOTHER_PARTNER';
  const target = targetingOf(targeting as Fields | undefined, options, report);
  if (shared) {
    const recipient =
      partner === undefined
        ? recipientSpecifications
        : { receiverPublisherId: partner, enforceChidTargeting: false };
    return { ...rest, destination: 'ANOTHER_PARTNER', recipientSpecifications: recipient, targeting: target };
  }
  const publishing = (publishingSpecifications ?? {}) as Fields;
  const goLiveDate = goLive(publishing['goLiveDate'], options, report, now);
  const { goLiveDate: _theirs, ...publishingRest } = publishing;
  return {
    destination: 'WINDOWS_UPDATE',
    ...rest,
    publishingSpecifications: { ...publishingRest, ...(goLiveDate && { goLiveDate }) },
    targeting: target,
  };
}

/** The date behind `--go-live`; null for "now", undefined where it was not given. @throws CommandError */
export function goLiveOption(options: Options): string | null | undefined {
  const text = options.text('go-live');
  if (text === undefined) return undefined;
  return text.toLowerCase() === 'now' ? null : String(date(text, '--go-live', []));
}

function goLive(theirs: unknown, options: Options, report: Report, now: number): string | undefined {
  const chosen = goLiveOption(options);
  if (chosen !== undefined) return chosen ?? undefined;
  if (typeof theirs === 'string' && Date.parse(theirs) > now) return theirs;
  const inAWeek = `${new Date(now + weekMs).toISOString().slice(0, 19)}Z`;
  report.event(
    'note',
    { goLiveDate: inAWeek },
    `Goes live in 7 days, as with SDCM (${inAWeek}); --go-live says otherwise.`,
  );
  return inAWeek;
}

/** SDCM leaves what the file lists aside, so the lists of its users' files cannot be trusted to be meant. */
function targetingOf(targeting: Fields | undefined, options: Options, report: Report): Fields {
  const { hardwareIds, ...rest } = targeting ?? {};
  if (options.flag('listed-hardware-ids')) {
    if (options.flag('all-hardware-ids'))
      throw usageError('--all-hardware-ids and --listed-hardware-ids exclude each other.');
    return { ...rest, hardwareIds };
  }
  if (Array.isArray(hardwareIds) && !options.flag('all-hardware-ids')) {
    report.event(
      'note',
      { allHardwareIds: true },
      'Targets every hardware id of the submission, as SDCM does; --listed-hardware-ids takes those of the file.',
    );
  }
  return { ...rest, allHardwareIds: true };
}
