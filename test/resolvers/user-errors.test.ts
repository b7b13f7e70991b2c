import { describe, expect, test } from '@jest/globals';
import { readServiceError } from '../../src/dashboard/service-error.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { at, runDocument } from '../kit/run-document.ts';

/** The user errors that a refusal of a product's change becomes. */
async function userErrorsOf(status: number, body: unknown): Promise<unknown> {
  const fake = fakeDashboard();
  fake.answers('updateProduct', () => ({ kind: 'refused', error: readServiceError(status, body) }));
  const { data, errors } = await runDocument(
    startRequest(fake),
    `mutation { updateProduct(input: { id: "products/1", name: "x" }) {
       product { id } userErrors { message code path target correlationId } } }`,
  );
  expect(errors).toEqual([]);
  expect(at(data, 'updateProduct', 'product')).toBeNull();
  return at(data, 'updateProduct', 'userErrors');
}

async function pathOf(target: unknown): Promise<unknown> {
  const body = { error: { code: 'invalidInput', validationErrors: [{ target, message: 'm' }] } };
  return at(await userErrorsOf(422, body), 0, 'path');
}

describe('the path of a user error', () => {
  test.each<[string, string[]]>([
    ['targetingInfo.chids', ['targeting', 'chids']],
    ['targeting.hardwareIds', ['targeting', 'hardwareIds']],
    ['targetingInfo.hardwareIds[0].infId', ['targeting', 'hardwareIds', '0', 'infId']],
    ['TargetingInfo.RestrictedToAudiences', ['targeting', 'restrictedToAudiences']],
    ['productName', ['name']],
    ['ProductName', ['name']],
    ['name', ['name']],
    ['$.additionalAttributes.svvp.maxProcessors', ['additionalAttributes', 'svvp', 'maxProcessors']],
    ['requestedSignatures[2]', ['requestedSignatures', '2']],
    ['/requestedSignatures/2', ['requestedSignatures', '2']],
    [
      'publishingSpecifications.additionalInfoForMsApproval',
      ['publishingSpecifications', 'additionalInfoForMsApproval'],
    ],
  ])('of the target %s is %j', async (target, path) => {
    expect(await pathOf(target)).toEqual(path);
  });

  test.each([[undefined], [null], [''], ['$'], ['.'], [{}]])('of the target %j is null', async (target) => {
    expect(await pathOf(target)).toBeNull();
  });
});

describe('user errors', () => {
  test('are one for each validation error, with the target as the service wrote it', async () => {
    const message = 'At least one property is required for update.';
    const targets = [
      'targetingInfo.chids',
      'targetingInfo.hardwareIds',
      'targetingInfo.restrictedToAudiences',
    ];
    const validationErrors = targets.map((target) => ({ target, message }));
    const body = { error: { code: 'invalidInput', message: 'Validation Failed.', validationErrors } };
    expect(await userErrorsOf(422, body)).toEqual(
      targets.map((target) => ({
        message,
        code: 'INVALID_INPUT',
        path: ['targeting', target.split('.')[1]],
        target,
        correlationId: 'c-1',
      })),
    );
  });

  test('are one for a refusal without validation errors', async () => {
    const message = 'Only pending submissions can be committed.';
    for (const validationErrors of [undefined, null, []]) {
      const body = { error: { code: 'RequestInvalidForCurrentState', message, validationErrors } };
      expect(await userErrorsOf(409, body)).toEqual([
        {
          message,
          code: 'REQUEST_INVALID_FOR_CURRENT_STATE',
          path: null,
          target: null,
          correlationId: 'c-1',
        },
      ]);
    }
  });

  test.each([
    [400, 'INVALID_INPUT'],
    [404, 'ENTITY_NOT_FOUND'],
    [409, 'REQUEST_INVALID_FOR_CURRENT_STATE'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [422, 'INVALID_INPUT'],
  ])(
    'of a %i without a code have the code %s, and say the status where nothing else is said',
    async (status, code) => {
      for (const body of [undefined, '<html></html>', { statusCode: status }]) {
        expect(await userErrorsOf(status, body)).toEqual([
          {
            message: `The service refused the change (HTTP ${status}) and gave no reason.`,
            code,
            path: null,
            target: null,
            correlationId: 'c-1',
          },
        ]);
      }
    },
  );

  test('of the API gateway’s shape say its sentence', async () => {
    expect(await userErrorsOf(404, { statusCode: 404, message: 'Resource not found' })).toMatchObject([
      { message: 'Resource not found', code: 'ENTITY_NOT_FOUND' },
    ]);
  });

  test('quote no address', async () => {
    const body = { error: { code: 'invalidInput', message: 'See https://a.example/x?sig=SECRET' } };
    expect(await userErrorsOf(422, body)).toMatchObject([{ message: 'See [address]' }]);
  });
});
