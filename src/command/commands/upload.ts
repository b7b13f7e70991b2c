import { writeNodeId } from '../../values/node-id.ts';
import type { PipelineCommand } from '../command.ts';
import { commitPackage } from '../commit-package.ts';
import { productOption, submissionKey, submissionOption } from '../ids.ts';
import { readPackageFile } from '../package-file.ts';
import { sendPackage } from '../send-package.ts';
import { look } from '../state.ts';
import { packageOperand } from '../submit-plan.ts';

/** Sends a package to a submission. */
export const uploadCommand: PipelineCommand = {
  name: 'upload',
  operand: 'PACKAGE',
  summary: 'Uploads a driver package to a submission that awaits it, and with --commit commits it.',
  notes: ['Broken off, it is sent again by itself; the same command again just works.'],
  options: [
    productOption,
    submissionOption,
    { name: 'commit', text: 'commit the submission after the last byte' },
  ],
  examples: [
    'hardware-gateway upload driver.cab --product 9007199267351835 --submission 1152921504621441945 --commit',
  ],
  check(options) {
    packageOperand('upload', options);
    submissionKey(options);
  },
  async run(options, session) {
    const id = writeNodeId(submissionKey(options));
    const file = await readPackageFile(packageOperand('upload', options), session.signal);
    if (options.flag('commit')) {
      await commitPackage(session, id, file, { begun: false, begin: async () => {} });
    } else {
      const stillWanted = async () => (await look(session, 'submission', id)).progress === 'AWAITING_PACKAGE';
      await sendPackage(session, { to: `/packages/${id}`, file, stillWanted });
      session.report.event('uploaded', { id, sha256: file.sha256 }, `Uploaded; it is not committed yet.`);
    }
    session.report.result([id]);
  },
};
