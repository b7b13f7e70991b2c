import { expectNoBody, jsonBody } from '../http/emulator-request.ts';
import { empty, json } from '../http/reply.ts';
import { numberKey, page } from '../paging.ts';
import type { SubmissionRecord } from '../records.ts';
import { BoundObject } from '../rules/bound-object.ts';
import {
  commitSubmission,
  newSubmission,
  renameSubmission,
  requestMetadata,
} from '../rules/submission-rules.ts';
import { inventHardware } from '../seed/hardware.ts';
import { createdSubmission, submissionDetail, submissionInList } from '../views/submission-view.ts';
import { productOf, submissionOf } from './lookup.ts';
import type { Call, Route } from './route.ts';

const LIST = '/products/{productId}/submissions';
const ONE = `${LIST}/{submissionId}`;

/** Endpoints 5 to 10 of section 2.1. */
export const SUBMISSION_ROUTES: readonly Route[] = [
  { method: 'GET', pattern: LIST, answer: listSubmissions },
  { method: 'POST', pattern: LIST, role: 'driverSubmitter', answer: createSubmission },
  { method: 'GET', pattern: ONE, answer: getSubmission },
  { method: 'PATCH', pattern: ONE, role: 'driverSubmitter', answer: patchSubmission },
  { method: 'POST', pattern: `${ONE}/commit`, role: 'driverSubmitter', answer: commit },
  {
    method: 'POST',
    pattern: `${ONE}/createpublishermetadata`,
    role: 'driverSubmitter',
    answer: createMetadata,
  },
];

function listSubmissions(call: Call) {
  const { request, world } = call;
  const { id, submissions } = productOf(call);
  const path = `/products/${id}/submissions`;
  const view = (submission: SubmissionRecord) => submissionInList(submission, world);
  const list = { name: 'submissions', path, items: submissions, key: numberKey, view } as const;
  return json(200, page(list, request.query, world));
}

function getSubmission(call: Call) {
  const { product, submission } = submissionOf(call);
  return json(200, submissionDetail(product, submission, call.world));
}

function createSubmission(call: Call) {
  const { request, world } = call;
  const product = productOf(call);
  const { name, type } = newSubmission(product, new BoundObject(jsonBody(request)), world);
  const submission: SubmissionRecord = {
    id: world.store.newIds.submission.take(),
    productId: product.id,
    name,
    type,
    createdBy: 'hardware-gateway@contoso.example',
    createdDateTime: new Date(world.clock.wall()).toISOString(),
    plan: {},
    isExtensionInf: /\bextension\b/i.test(product.fields.productName),
    isUniversal: true,
    isDeclarativeInf: true,
    hardware: inventHardware(product),
    labels: [],
  };
  world.store.addSubmission(product, submission);
  return json(201, createdSubmission(product, submission, world));
}

function patchSubmission(call: Call) {
  const { product, submission } = submissionOf(call);
  renameSubmission(product, submission, new BoundObject(jsonBody(call.request)), call.world);
  return empty(204);
}

function commit(call: Call) {
  expectNoBody(call.request);
  const { product, submission } = submissionOf(call);
  commitSubmission(product, submission, call.world);
  return empty(202);
}

function createMetadata(call: Call) {
  expectNoBody(call.request);
  const { product, submission } = submissionOf(call);
  requestMetadata(product, submission, call.world);
  return empty(202);
}
