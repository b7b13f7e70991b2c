import { type Check, NotApplicable, reads } from '../check.ts';
import {
  ensure,
  ensureList,
  ensureRecord,
  ensureRefusal,
  ensureShape,
  objectOf,
  objectsOf,
} from '../expect.ts';
import { download } from '../samples.ts';
import { isObject, isValueOf, unknownMembers } from '../shapes.ts';

/** Reading submissions: endpoints 5 and 7. */
export const submissionChecks: readonly Check[] = [
  reads(
    'S-001',
    'the list of submissions has value and links',
    'Pagination: the envelope',
    async ({ samples }) => {
      for (const { answer } of await samples.submissionLists()) {
        ensureList(answer);
        for (const link of objectsOf(objectOf(answer.json)['links'])) ensureShape(link, 'link');
      }
    },
  ),
  reads(
    'S-002',
    'every submission of a list is as the table says',
    'Field tables: submission',
    async ({ samples }) => {
      for (const { items } of await samples.submissionLists()) {
        for (const submission of items) ensureShape(submission, 'submission');
      }
    },
  ),
  reads(
    'S-003',
    'lists leave out the downloads of a submission',
    'Detail-only versus list fields',
    async ({ samples }) => {
      for (const { listed } of await samples.submissions()) {
        ensure(listed['downloads'] === undefined, 'no downloads');
      }
    },
  ),
  reads(
    'S-004',
    'a single submission is as the table says',
    'Field tables: submission',
    async ({ samples }) => {
      for (const { detail } of await samples.submissions()) ensureShape(detail, 'submission');
    },
  ),
  reads(
    'S-005',
    'submissions have no member that the table lacks',
    'Field tables: submission',
    async ({ samples }) => {
      const details = (await samples.submissions()).map(({ detail }) => detail);
      const unknown = new Set(details.flatMap((detail) => unknownMembers(detail, 'submission')));
      ensure(unknown.size === 0, `no member beyond the table, found ${[...unknown].join(', ')}`);
    },
  ),
  reads(
    'S-006',
    'a single submission says its commit status',
    'Detail-only versus list fields',
    async ({ samples }) => {
      for (const { detail } of await samples.submissions()) {
        ensure(isValueOf('commitStatus', detail['commitStatus']), 'a known commit status');
      }
    },
  ),
  reads(
    'S-007',
    'a submission names the product that it was reached by',
    'Field tables: submission',
    async ({ samples }) => {
      for (const { path, detail } of await samples.submissions()) {
        ensure(path.startsWith(`/products/${detail['productId']}/`), 'the product of the path');
      }
    },
  ),
  reads(
    'S-008',
    'the current step is one of the known ones, or a number',
    'Field tables: workflowStatus',
    async ({ samples }) => {
      for (const { detail } of await samples.submissions()) {
        const step = objectOf(detail['workflowStatus'])['currentStep'];
        if (typeof step === 'string') ensure(isValueOf('submissionStep', step), 'a known step');
      }
    },
  ),
  reads(
    'S-009',
    'what has failed has a workflow or commit status that says so',
    'Life cycles: terminal states',
    async ({ samples }) => {
      const failed = (await samples.submissions()).find(
        ({ detail }) => objectOf(detail['workflowStatus'])['state'] === 'failed',
      );
      if (failed === undefined) throw new NotApplicable('none of the first submissions has failed');
      ensure(download(failed.detail, 'signedPackage') === undefined, 'no signed package');
    },
  ),
  reads(
    'S-010',
    'the initial package is the first download',
    'POST submissions: clients take the first item',
    async ({ samples }) => {
      for (const { detail } of await samples.submissions()) {
        const items = objectsOf(objectOf(detail['downloads'])['items']);
        const at = items.findIndex(({ type }) => String(type).toLowerCase() === 'initialpackage');
        ensure(at <= 0, 'initialPackage at the first place');
      }
    },
  ),
  reads(
    'S-011',
    'the certification report is a page of the portal and no signed address',
    'Field tables: downloads',
    async ({ samples }) => {
      const reports = (await samples.submissions()).flatMap(
        ({ detail }) => download(detail, 'certificationReport') ?? [],
      );
      if (reports.length === 0) throw new NotApplicable('none of the first submissions has a report');
      ensure(
        reports.every((url) => !new URL(url).searchParams.has('sig')),
        'an address without signature',
      );
    },
  ),
  reads(
    'S-012',
    'a finished submission is committed and has a signed package',
    'Life cycles: terminal states',
    async ({ samples }) => {
      const { detail } = await samples.finished();
      ensure(String(detail['commitStatus']).toLowerCase() === 'commitcomplete', 'commitComplete');
      ensure(isObject(detail['workflowStatus']), 'a workflow status');
    },
  ),
  reads(
    'S-013',
    'an attestation signed submission has no derived package',
    'Life cycles: downloads by phase',
    async ({ samples }) => {
      const attested = (await samples.products()).find(
        ({ testHarness, isCommitted }) => testHarness === 'attestation' && isCommitted === true,
      );
      if (attested === undefined) throw new NotApplicable('no attested product on the first page');
      const list = `/products/${attested['id']}/submissions`;
      const [first] = ensureList(await samples.answer(list));
      const detail = ensureRecord(await samples.answer(`${list}/${first?.['id']}`), 'submission');
      ensure(download(detail, 'derivedPackage') === undefined, 'no derivedPackage');
    },
  ),
  reads(
    'S-014',
    'an unknown submission is answered 404 with entityNotFound',
    'Functional codes',
    async ({ client, samples }) => {
      const path = `${await samples.productPath()}/submissions/1152921504606846977`;
      ensureRefusal(await client.get(path), { status: 404, code: 'entityNotFound' });
    },
  ),
  reads(
    'S-015',
    'a submission is not found under another product',
    'Functional codes',
    async ({ client, samples }) => {
      const [first, second] = await samples.submissions();
      if (first === undefined || second === undefined)
        throw new NotApplicable('there is one submission only');
      const path = `/products/${second.detail['productId']}/submissions/${first.detail['id']}`;
      ensureRefusal(await client.get(path), { status: 404, code: 'entityNotFound' });
    },
  ),
  reads(
    'S-016',
    'lists of submissions and single ones take a trailing slash',
    'Endpoints: slash',
    async ({ client, samples }) => {
      const { path } = await samples.finished();
      ensureRecord(await client.get(`${path}/`), 'submission');
      ensureList(await client.get(path.replace(/\d+$/, '')));
    },
  ),
  reads(
    'S-017',
    'a GET that names JSON and an empty body as its content is answered',
    'Request headers that real clients send',
    async ({ client, samples }) => {
      const { path } = await samples.finished();
      const headers = { 'content-type': 'application/json', 'content-length': '0' };
      ensureRecord(await client.call('GET', path, { headers }), 'submission');
    },
  ),
];
