import { writeNodeId } from '../../values/node-id.ts';
import type { PipelineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { create } from '../creates.ts';
import type { Fields } from '../gateway.ts';
import { productOption, submissionKey, submissionOption } from '../ids.ts';
import { word } from '../inputs/binder.ts';
import { readCreateFile } from '../inputs/create-file.ts';
import { goLiveOption, labelFileOptions, labelOfFile } from '../label-options.ts';
import { helpOf, type Options, refuseOperands } from '../options.ts';
import type { Session } from '../session.ts';
import { tellIgnored } from '../submit-plan.ts';

const destinations = ['WINDOWS_UPDATE', 'ANOTHER_PARTNER'] as const;

/** Creates a shipping label. */
export const labelCommand: PipelineCommand = {
  name: 'label',
  summary:
    'Creates a shipping label: publishes a signed submission to Windows Update, or shares it with a partner. Prints its node id and numbers.',
  notes: [
    "Without --file it is published for whoever asks for it (manual acquisition); what Microsoft wants to know for automatic installation stands in SDCM's file.",
  ],
  options: [
    productOption,
    submissionOption,
    { name: 'name', value: 'NAME', text: "the label's name" },
    { name: 'destination', value: 'WHERE', text: 'windows-update (the default) or another-partner' },
    ...labelFileOptions,
    { name: 'audience', value: 'GUID', multiple: true, text: 'restrict it to this audience' },
    { name: 'floor', value: 'CODE', text: 'the oldest Windows version, such as RS5' },
    { name: 'ceiling', value: 'CODE', text: 'the newest Windows version' },
    { name: 'file', value: 'FILE', text: "take the label from one of SDCM's files; options win over it" },
    {
      name: 'idempotency-key',
      value: 'KEY',
      text: 'a text of your own: the gateway behind --gateway, if it saw it before, gives the first answer again',
    },
  ],
  examples: [
    'hardware-gateway label --product 9007199267351835 --submission 1152921504621441945 --name "To all" --all-hardware-ids',
    'hardware-gateway label --submission products/…/submissions/… --name "For Fabrikam" --partner 30000001 --all-hardware-ids',
  ],
  check(options) {
    refuseOperands('label', options);
    submissionKey(options);
    if (options.text('file') === undefined) plainLabel(destinationOf(options), options);
  },
  async run(options, session) {
    const submission = writeNodeId(submissionKey(options));
    const key = options.text('idempotency-key');
    const label = {
      ...(await labelInput(options, session)),
      submission,
      ...(key && { idempotencyKey: key }),
    };
    const created = await create(session.gateway, 'shippingLabel', label);
    session.report.event('created', { type: 'shippingLabel', ...created });
    const { id, ...numbers } = created;
    session.report.result([id, ...Object.entries(numbers).map(([name, number]) => `  ${name} ${number}`)]);
  },
};

async function labelInput(options: Options, session: Session): Promise<Fields> {
  const destination = destinationOf(options);
  const file = await readLabelFile(options, session);
  const name = options.text('name') ?? file?.['name'];
  if (name === undefined) throw usageError('--name is missing.', helpOf('label'));
  const chosen = destination === undefined ? {} : { destination };
  const base =
    file === undefined
      ? plainLabel(destination, options)
      : labelOfFile({ ...file, ...chosen }, options, session.report, session.clock.now());
  const targeting = { ...(base['targeting'] as Fields), ...limits(options) };
  return { ...base, name, targeting };
}

function destinationOf(options: Options): unknown {
  const text = options.text('destination');
  return text === undefined ? undefined : word(destinations)(text, '--destination', []);
}

async function readLabelFile(options: Options, { report }: Session): Promise<Fields | undefined> {
  const path = options.text('file');
  if (path === undefined) return undefined;
  const { type, input, ignored } = await readCreateFile(path);
  if (type !== 'shippingLabel') throw usageError(`${path} is to create a ${type}, not a shipping label.`);
  tellIgnored(report, ignored);
  return input;
}

function plainLabel(destination: unknown, options: Options): Fields {
  const partner = options.text('partner');
  if (!options.flag('all-hardware-ids')) {
    throw usageError(
      'Which hardware ids? Give --all-hardware-ids, or a --file with --listed-hardware-ids.',
      helpOf('label'),
    );
  }
  const targeting = { allHardwareIds: true };
  if (partner !== undefined) {
    return {
      destination: 'ANOTHER_PARTNER',
      recipientSpecifications: { receiverPublisherId: partner },
      targeting,
    };
  }
  if (destination === 'ANOTHER_PARTNER')
    throw usageError('With which partner? Give --partner ID.', helpOf('label'));
  const goLiveDate = goLiveOption(options);
  const publishingSpecifications = { manualAcquisition: true, ...(goLiveDate && { goLiveDate }) };
  return { destination: 'WINDOWS_UPDATE', publishingSpecifications, targeting };
}

function limits(options: Options): Fields {
  const flooring = options.text('floor');
  const ceiling = options.text('ceiling');
  const audiences = options.list('audience');
  return {
    ...(audiences.length > 0 && { restrictedToAudiences: audiences }),
    ...((flooring ?? ceiling) !== undefined && {
      inServicePublishInfo: { ...(flooring && { flooring }), ...(ceiling && { ceiling }) },
    }),
  };
}
