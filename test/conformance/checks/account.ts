import { type Check, NotApplicable, reads, writes } from '../check.ts';
import { ensure, ensureList, ensureRecord, ensureRefusal, ensureShape, ensureStatus } from '../expect.ts';
import { GUID, unknownMembers } from '../shapes.ts';

/** Audiences, and submissions that a partner shared: endpoints 16 and 17. */
export const accountChecks: readonly Check[] = [
  reads('U-001', 'audiences are listed under the plural path', 'Audiences', async ({ samples }) => {
    ensureList(await samples.answer('/audiences'));
  }),
  reads(
    'U-002',
    'every audience is as the table says, its id a GUID',
    'Field tables: audience',
    async ({ samples }) => {
      for (const audience of ensureList(await samples.answer('/audiences'))) {
        ensureShape(audience, 'audience');
        ensure(GUID.test(String(audience['id'])), 'a GUID');
      }
    },
  ),
  reads(
    'U-003',
    'audiences have no member that the table lacks',
    'Field tables: audience',
    async ({ samples }) => {
      const audiences = ensureList(await samples.answer('/audiences'));
      const unknown = new Set(audiences.flatMap((audience) => unknownMembers(audience, 'audience')));
      ensure(unknown.size === 0, `no member beyond the table, found ${[...unknown].join(', ')}`);
    },
  ),
  reads(
    'U-004',
    'the singular path of the documents gives the same list, or 404',
    'Audiences',
    async ({ client, samples }) => {
      const singular = await client.get('/audience');
      if (singular.status === 404) return;
      const count = ensureList(await samples.answer('/audiences')).length;
      ensure(ensureList(singular).length === count, 'as many audiences');
    },
  ),
  reads('U-005', 'the list of audiences takes a trailing slash', 'Endpoints: slash', async ({ client }) => {
    ensureList(await client.get('/audiences/'));
  }),
  reads(
    'U-006',
    'audiences of labels are among those of the account',
    'Field tables: targeting',
    async ({ samples }) => {
      const known = ensureList(await samples.answer('/audiences')).map(({ id }) => String(id).toLowerCase());
      const used = (await samples.labels()).flatMap(
        ({ listed }) =>
          (listed['targeting'] as { restrictedToAudiences?: string[] } | undefined)?.restrictedToAudiences ??
          [],
      );
      if (used.length === 0) throw new NotApplicable('none of the first labels has an audience');
      ensure(
        used.every((id) => known.includes(id.toLowerCase())),
        'known audiences',
      );
    },
  ),
  reads(
    'R-001',
    'a submission that nobody shared is answered 404 with entityNotFound',
    'Partner look-up',
    async ({ client }) => {
      const path = partnerPath('1', '9007199254740993', '1152921504606846977');
      ensureRefusal(await client.get(path), { status: 404, code: 'entityNotFound' });
    },
  ),
  writes(
    'R-002',
    "the partner's ids lead to the submission in the ids of this account",
    'Partner look-up',
    async (client, { shared }) => {
      const path = partnerPath(shared.publisherId, shared.productId, shared.submissionId);
      const found = ensureRecord(await client.get(path), 'submission');
      ensure(String(found['productId']) !== shared.productId, 'another product id');
      ensure(String(found['id']) !== shared.submissionId, 'another submission id');
      const own = `/products/${found['productId']}/submissions/${found['id']}`;
      ensureRecord(await client.get(own), 'submission');
    },
  ),
  writes(
    'R-003',
    'without a submission id the look-up gives a list',
    'Partner look-up',
    async (client, { shared }) => {
      const list = ensureList(await client.get(partnerPath(shared.publisherId, shared.productId, '')));
      ensure(list.length > 0, 'a submission');
      for (const submission of list) ensureShape(submission, 'submission');
    },
  ),
  writes(
    'R-004',
    "the partner's ids lead nowhere under the account's own path",
    'Partner look-up',
    async (client, { shared }) => {
      const path = `/products/${shared.productId}/submissions/${shared.submissionId}`;
      ensureStatus(await client.get(path), 404);
    },
  ),
];

/** The misspelling is the service's own. */
function partnerPath(publisherId: string, productId: string, submissionId: string): string {
  return `/products/relationships/sourcepubliherid/${publisherId}/sourceproductid/${productId}/sourcesubmissionid/${submissionId}`;
}
