import { existsSync } from 'node:fs';
import { writeNodeId } from '../../values/node-id.ts';
import type { PipelineCommand } from '../command.ts';
import { CommandError, usageError } from '../command-error.ts';
import { ExitCode } from '../exit-code.ts';
import { nameFromDisposition } from '../file-name.ts';
import { productOption, submissionKey, submissionOption } from '../ids.ts';
import { type Options, refuseOperands } from '../options.ts';
import { saveFile } from '../save-file.ts';
import type { Session } from '../session.ts';

const types = ['signed', 'initial', 'derived', 'driver-metadata'];

/** Saves a file of a submission. */
export const downloadCommand: PipelineCommand = {
  name: 'download',
  summary: 'Downloads a file of a submission. Where there is none yet it says why, and ends with 3.',
  notes: ['Broken off, it goes on where it stopped, also in another run.'],
  options: [
    productOption,
    submissionOption,
    { name: 'type', value: 'TYPE', text: `${types.join(', ')} (signed)` },
    { name: 'output', short: 'o', value: 'FILE', text: 'where it goes (the name that the service gives it)' },
    { name: 'force', text: 'replace a file that is there' },
  ],
  examples: [
    'hardware-gateway download --product 9007199267351835 --submission 1152921504621441945 -o signed.zip',
    'hardware-gateway download --submission products/9007199267351835/submissions/1152921504621441945 --type driver-metadata',
  ],
  check(options) {
    refuseOperands('download', options);
    submissionKey(options);
    typeOf(options);
  },
  async run(options, session) {
    const id = writeNodeId(submissionKey(options));
    const type = typeOf(options);
    const from = `/packages/${id}/${type}`;
    const file =
      options.text('output') ?? (await givenName(session, from)) ?? `${type}_${id.split('/').at(-1)}`;
    if (existsSync(file) && !options.flag('force')) {
      throw new CommandError(ExitCode.Conflict, `${file} is there already.`, {
        code: 'OUTPUT_EXISTS',
        advice: 'Name another file with --output, or replace it with --force.',
      });
    }
    const saved = await saveFile(session, from, file);
    session.report.event('downloaded', { id, type, ...saved });
    session.report.result([saved.file]);
  },
};

function typeOf(options: Options): string {
  const type = options.text('type') ?? 'signed';
  if (!types.includes(type)) throw usageError(`--type expects one of ${types.join(', ')}.`);
  return type;
}

/** Asks for one byte, for the sake of the headers. */
async function givenName({ gateway, signal }: Session, from: string): Promise<string | undefined> {
  const { headers, body } = await gateway.download(from, { range: 'bytes=0-0' }, signal);
  body.destroy();
  return nameFromDisposition(headers['content-disposition']);
}
