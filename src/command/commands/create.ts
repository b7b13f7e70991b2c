import { writeNodeId } from '../../values/node-id.ts';
import type { PipelineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { create } from '../creates.ts';
import type { Fields } from '../gateway.ts';
import { productKey, productOption, submissionKey, submissionOption } from '../ids.ts';
import { type CreateFile, readCreateFile } from '../inputs/create-file.ts';
import { labelFileOptions, labelOfFile } from '../label-options.ts';
import { helpOf, type Options } from '../options.ts';
import type { Session } from '../session.ts';
import { packageOperand, tellIgnored } from '../submit-plan.ts';

/** Creates one thing of one of SDCM's input files. */
export const createCommand: PipelineCommand = {
  name: 'create',
  operand: 'FILE',
  summary:
    "Creates the product, submission or shipping label that FILE describes: one of SDCM's JSON input files. Prints the node id and the numbers.",
  options: [
    productOption,
    submissionOption,
    ...labelFileOptions,
    {
      name: 'idempotency-key',
      value: 'KEY',
      text: 'a text of your own: the gateway behind --gateway, if it saw it before, gives the first answer again',
    },
  ],
  examples: [
    'hardware-gateway create product.json',
    'hardware-gateway create submission.json --product 9007199267351835',
    'hardware-gateway create label.json --product 9007199267351835 --submission 1152921504621441945',
  ],
  async check(options) {
    await fileOf(options);
  },
  async run(options, session) {
    const file = await fileOf(options);
    tellIgnored(session.report, file.ignored);
    const key = options.text('idempotency-key');
    const input = inputOf(file, options, session);
    const created = await create(session.gateway, file.type, {
      ...input,
      ...(key && { idempotencyKey: key }),
    });
    session.report.event('created', { type: file.type, ...created });
    const { id, ...numbers } = created;
    session.report.result([id, ...Object.entries(numbers).map(([name, number]) => `  ${name} ${number}`)]);
  },
};

function fileOf(options: Options): Promise<CreateFile> {
  return readCreateFile(packageOperand('create', options, 'the input file'));
}

function inputOf({ type, input }: CreateFile, options: Options, { report, clock }: Session): Fields {
  switch (type) {
    case 'product':
      return input;
    case 'submission': {
      const product = productKey(options);
      if (product === undefined) throw usageError('--product is missing.', helpOf('create'));
      return { type: 'INITIAL', ...input, product: writeNodeId(product) };
    }
    case 'shippingLabel': {
      const submission = writeNodeId(submissionKey(options));
      return { ...labelOfFile(input, options, report, clock.now()), submission };
    }
  }
}
