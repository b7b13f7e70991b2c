import { type Check, writes } from '../check.ts';
import {
  ensure,
  ensureEmpty,
  ensureRecord,
  ensureRefusal,
  ensureStatus,
  objectOf,
  objectsOf,
} from '../expect.ts';
import { download } from '../samples.ts';
import {
  ATTESTED,
  makeCommitted,
  makeFinished,
  makeProduct,
  makeSubmission,
  NEW_PRODUCT,
  productNamed,
  upload,
} from './scenes.ts';

/** Creating, changing and following submissions: endpoints 6 to 10. */
export const submissionLifeChecks: readonly Check[] = [
  writes(
    'S-030',
    'a new submission is answered 201: commit pending, no workflow, the initial package first',
    'POST submissions',
    async (client) => {
      const { record } = await makeSubmission(client);
      ensure(record['commitStatus'] === 'commitPending', 'commitPending');
      ensure(record['workflowStatus'] === undefined, 'no workflowStatus');
      const [first] = objectsOf(objectOf(record['downloads'])['items']);
      ensure(first?.['type'] === 'initialPackage', 'initialPackage as the first download');
    },
  ),
  writes('S-031', 'the type of a submission is taken in any letter case', 'Letter case', async (client) => {
    const product = await makeProduct(client);
    const body = { Name: 'first', Type: 'Initial' };
    const record = ensureRecord(
      await client.call('POST', `${product}/submissions`, { body }),
      'submission',
      201,
    );
    ensure(record['type'] === 'initial', 'initial');
  }),
  writes(
    'S-032',
    'a second initial submission is refused, in a sentence without a full stop',
    'Functional codes',
    async (client) => {
      const { product } = await makeSubmission(client);
      const body = { name: 'second', type: 'initial' };
      const answer = await client.call('POST', `${product}/submissions`, { body });
      ensureRefusal(answer, { ...invalidState, message: 'Initial submission already exists' });
    },
  ),
  writes('S-033', 'a derived submission needs an initial one', 'Functional codes', async (client) => {
    const body = { name: 'derived', type: 'derived' };
    const answer = await client.call('POST', `${await makeProduct(client)}/submissions`, { body });
    ensureRefusal(answer, {
      ...invalidState,
      message: "Can't create derived submission since no initial submission created",
    });
  }),
  writes(
    'S-034',
    'a submission of an unknown product is refused with entityNotFound',
    'Functional codes',
    async (client) => {
      const body = { name: 'first', type: 'initial' };
      const answer = await client.call('POST', '/products/9007199254740993/submissions', { body });
      ensureRefusal(answer, { status: 404, code: 'entityNotFound', message: 'Product not found' });
    },
  ),
  writes(
    'S-035',
    'a new name is answered 204 without a body, and shows',
    'PATCH submissions',
    async (client) => {
      const { path } = await makeSubmission(client);
      ensureEmpty(await client.call('PATCH', path, { body: { name: 'renamed' } }), 204);
      ensure(ensureRecord(await client.get(path), 'submission')['name'] === 'renamed', 'the new name');
    },
  ),
  writes(
    'S-036',
    'a submission whose workflow failed cannot be renamed',
    'Functional codes',
    async (client, emulator) => {
      const { path, id } = await makeCommitted(client);
      await emulator.submission(id, { fail: true, step: 'scanning' });
      const answer = await client.call('PATCH', path, { body: { name: 'x' } });
      const message = "Can't update the submission since the workflows failed";
      ensureRefusal(answer, { status: 403, code: 'updateUnauthorized', message });
    },
  ),
  writes(
    'S-037',
    'a commit is answered 202 with an empty body, and takes no Content-Type at all',
    'Content-type rule on body-less POST',
    async (client) => {
      const made = await makeSubmission(client);
      await upload(client, made);
      ensureEmpty(await client.call('POST', `${made.path}/commit`), 202);
    },
  ),
  writes(
    'S-038',
    'a commit takes the JSON type with an empty body and with {}',
    'Content-type rule on body-less POST',
    async (client) => {
      const headers = { 'content-type': 'application/json' };
      for (const text of ['', '{}']) {
        const { path } = await makeSubmission(client);
        ensureEmpty(await client.call('POST', `${path}/commit`, { headers, text }), 202);
      }
    },
  ),
  writes(
    'S-039',
    'a commit with a form as its type is refused with 415',
    'Content-type rule on body-less POST',
    async (client) => {
      const { path } = await makeSubmission(client);
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      ensureStatus(await client.call('POST', `${path}/commit`, { headers }), 415);
    },
  ),
  writes('S-040', 'a commit takes a trailing slash', 'Endpoints: slash', async (client) => {
    const { path } = await makeSubmission(client);
    ensureEmpty(await client.call('POST', `${path}/commit/`), 202);
  }),
  writes(
    'S-041',
    'a second commit is refused, in a sentence with a full stop',
    'Functional codes',
    async (client) => {
      const { path } = await makeCommitted(client);
      const answer = await client.call('POST', `${path}/commit`);
      ensureRefusal(answer, { ...invalidState, message: 'Only pending submissions can be committed.' });
    },
  ),
  writes(
    'S-042',
    'a second commit may be answered 502 with the same code',
    'Statuses observed beyond the table',
    async (client, emulator) =>
      await emulator.withSettings({ repeatedCommitStatus: 502 }, async () => {
        const { path } = await makeCommitted(client);
        const answer = await client.call('POST', `${path}/commit`);
        ensureRefusal(answer, { status: 502, code: 'requestInvalidForCurrentState' });
      }),
  ),
  writes(
    'S-047',
    'a commit without a package fails, at once or in the workflow',
    'Open questions: commit without a package',
    async (client, emulator) => {
      const { path } = await makeSubmission(client);
      ensureEmpty(await client.call('POST', `${path}/commit`), 202);
      await emulator.live(3600);
      const { commitStatus, workflowStatus } = ensureRecord(await client.get(path), 'submission');
      const failed = commitStatus === 'commitFailed' || objectOf(workflowStatus)['state'] === 'failed';
      ensure(failed, 'commitFailed or a failed step');
    },
  ),
  writes(
    'S-048',
    'attestation leaves no derived package, the lab kits leave one and a report',
    'Life cycles: downloads by phase',
    async (client, emulator) => {
      const attested = await makeFinished(client, emulator, ATTESTED);
      const certified = await makeFinished(client, emulator, NEW_PRODUCT);
      const types = async (path: string) =>
        objectsOf(objectOf(ensureRecord(await client.get(path), 'submission')['downloads'])['items'])
          .map(({ type }) => type)
          .sort()
          .join(' ');
      ensure(
        (await types(attested.path)) === 'driverMetadata initialPackage signedPackage',
        'three downloads',
      );
      const all = 'certificationReport derivedPackage driverMetadata initialPackage signedPackage';
      ensure((await types(certified.path)) === all, 'five downloads');
    },
  ),
  writes(
    'S-049',
    'attestation accepts a server code and fails later, with a report of lines ended by CR LF',
    'Life cycles: failure texts',
    async (client, emulator) => {
      const requestedSignatures = ['WINDOWS_v100_SERVER_X64_RS5_FULL'];
      const { path } = await makeCommitted(client, { ...ATTESTED, requestedSignatures });
      await emulator.live(3600);
      const status = objectOf(ensureRecord(await client.get(path), 'submission')['workflowStatus']);
      ensure(status['state'] === 'failed', 'a failed step');
      const report = await client.fetch('GET', String(status['errorReport']));
      ensureStatus(report, 200);
      ensure(report.text.includes('\r\n'), 'lines ended by CR LF');
    },
  ),
  writes(
    'S-050',
    'publisher metadata is asked for with 202 and appears later',
    'createpublishermetadata',
    async (client, emulator) => {
      const { id } = await productNamed(client, 'Adatum Legacy Display');
      const list = `/products/${id}/submissions`;
      const [first] = objectsOf(objectOf((await client.get(list)).json)['value']);
      const path = `${list}/${first?.['id']}`;
      const metadata = async () =>
        download(ensureRecord(await client.get(path), 'submission'), 'driverMetadata');
      ensure((await metadata()) === undefined, 'no metadata before');
      ensureEmpty(await client.call('POST', `${path}/createpublishermetadata`), 202);
      ensure((await metadata()) === undefined, 'no metadata at once');
      await emulator.live(6 * 3600);
      ensure((await metadata()) !== undefined, 'metadata in the end');
    },
  ),
  writes(
    'S-051',
    'publisher metadata cannot be asked for inbox products',
    'createpublishermetadata',
    async (client) => {
      const { id } = await productNamed(client, 'Contoso Inbox Class Driver');
      const list = `/products/${id}/submissions`;
      const [first] = objectsOf(objectOf((await client.get(list)).json)['value']);
      const answer = await client.call('POST', `${list}/${first?.['id']}/createpublishermetadata`);
      ensureRefusal(answer, invalidState);
    },
  ),
];

const invalidState = { status: 422, code: 'requestInvalidForCurrentState' };
