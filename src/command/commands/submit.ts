import type { PipelineCommand } from '../command.ts';
import { durationOption } from '../duration.ts';
import { productKey, productOption, submissionKey, submissionOption } from '../ids.ts';
import { submitPreprod } from '../preprod.ts';
import { lockState } from '../state-lock.ts';
import { submitPackage } from '../submit-package.ts';
import { packageOperand, submitPlan } from '../submit-plan.ts';

/** The whole way of a package. */
export const submitCommand: PipelineCommand = {
  name: 'submit',
  operand: 'PACKAGE',
  summary:
    'Submits a driver package (.cab, .hlkx): registers the product, creates the submission, uploads, commits, waits, and saves the signed package beside it.',
  notes: [
    'It keeps its state in PACKAGE.hardware-gateway.json. Interrupted or killed at any moment, run it again: it goes on, and never creates a second product or submission.',
  ],
  options: [
    { name: 'name', value: 'NAME', text: "the product's name" },
    {
      name: 'test-harness',
      value: 'KIT',
      text: 'attestation (.cab), hlk (.hlkx) or hck (.hckx): by the extension unless given',
    },
    {
      name: 'os',
      value: 'CODE',
      multiple: true,
      text: 'operating systems to sign for, such as WINDOWS_v100_X64_GE_FULL',
    },
    { name: 'device-type', value: 'TYPE', text: 'internal, external or internal-external (the default)' },
    {
      name: 'marketing-name',
      value: 'NAME',
      multiple: true,
      text: 'a name under which the product is marketed',
    },
    { name: 'announce', value: 'DATE', text: 'when the product is announced' },
    {
      name: 'product-file',
      value: 'FILE',
      text: "take the product from one of SDCM's files; options win over it",
    },
    { ...productOption, text: 'a product that is there already' },
    { ...submissionOption, text: 'a submission that is there already, and awaits its package' },
    { name: 'submission-name', value: 'NAME', text: "the submission's name (the product's)" },
    { name: 'type', value: 'TYPE', text: 'initial (the default) or derived' },
    {
      name: 'output',
      short: 'o',
      value: 'FILE',
      text: 'where the signed package goes (PACKAGE without its extension, .signed.zip)',
    },
    { name: 'state', value: 'FILE', text: 'where the state is kept (PACKAGE.hardware-gateway.json)' },
    { name: 'no-wait', text: 'end when it is committed; the same command without it goes on' },
    {
      name: 'timeout',
      value: 'TIME',
      text: 'wait no longer than this: 90s, 30m, 2h, 5d (as long as it takes)',
    },
    {
      name: 'settle',
      value: 'TIME',
      text: 'how long after an interrupted create its result may still appear (120s; with an emulator 5s)',
    },
    { name: 'preprod', text: 'preproduction signing instead: no product, no submission' },
  ],
  examples: [
    'hardware-gateway submit driver.cab --name "Contoso Camera 1.2" --os WINDOWS_v100_X64_GE_FULL,WINDOWS_v100_ARM64_GE_FULL',
    'hardware-gateway submit driver.hlkx --product-file product.json --timeout 12h',
    'hardware-gateway submit driver.cab --preprod',
  ],
  check(options) {
    packageOperand('submit', options);
    if (options.text('submission') !== undefined) submissionKey(options);
    else productKey(options);
    durationOption(options, 'timeout');
    durationOption(options, 'settle');
  },
  async run(options, session) {
    const preprod = options.flag('preprod');
    const path = packageOperand('submit', options);
    const unlock = await lockState(
      options.text('state') ?? `${path}${preprod ? '.preprod' : ''}.hardware-gateway.json`,
    );
    try {
      if (preprod) await submitPreprod(session, options);
      else await submitPackage(session, await submitPlan(options, session.report));
    } finally {
      await unlock();
    }
  },
};
