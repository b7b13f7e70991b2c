import { json } from '../http/reply.ts';
import { partnerSubmissions } from '../rules/submission-rules.ts';
import { submissionDetail, submissionInList } from '../views/submission-view.ts';
import { idOf } from './lookup.ts';
import type { Call, Route } from './route.ts';

const BASE =
  '/products/relationships/sourcepubliherid/{publisherId}/sourceproductid/{productId}/sourcesubmissionid';

/** Endpoint 17 of section 2.1, misspelt as it is (2.7); without a submission id it gives a list. */
export const PARTNER_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: `${BASE}/{submissionId}`, answer: translate },
  { method: 'GET', pattern: BASE, answer: translateAll },
];

function translate(call: Call) {
  const ids = { ...sourceOf(call), submissionId: idOf(call, 'submissionId') };
  const [found] = partnerSubmissions(ids, call.world);
  return json(
    200,
    found === undefined ? null : submissionDetail(found.product, found.submission, call.world),
  );
}

function translateAll(call: Call) {
  const found = partnerSubmissions(sourceOf(call), call.world);
  return json(200, {
    value: found.map(({ submission }) => submissionInList(submission, call.world)),
    links: [],
  });
}

function sourceOf(call: Call) {
  return { publisherId: idOf(call, 'publisherId'), productId: idOf(call, 'productId') };
}
