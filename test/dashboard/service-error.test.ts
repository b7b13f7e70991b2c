import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFunctionalCode } from '../../src/dashboard/functional-codes.ts';
import { readServiceError } from '../../src/dashboard/service-error.ts';
import { anyWire } from '../kit/arbitraries.ts';

const nothing = { code: null, message: null, validationErrors: [] };
const codeOf = (code: unknown) => readServiceError(422, { error: { code } }).code;
const messageOf = (message: unknown) => readServiceError(422, { error: { message } }).message;

describe('a service error', () => {
  test('is read from the service’s own shape, with each validation error', () => {
    const body = {
      error: {
        code: 'invalidInput',
        message: 'Validation Failed.',
        httpErrorCode: 422,
        validationErrors: [
          { target: 'targetingInfo.chids', message: 'At least one property is required for update.' },
          { target: 'targetingInfo.hardwareIds', message: 'At least one property is required for update.' },
        ],
      },
    };
    expect(readServiceError(422, body)).toEqual({
      status: 422,
      code: 'INVALID_INPUT',
      message: 'Validation Failed.',
      validationErrors: body.error.validationErrors,
    });
  });

  test('is read from the API gateway’s shape, whose numeric `statusCode` is no code', () => {
    const body = { statusCode: 500, message: 'Internal server error', activityId: 'a-1' };
    expect(readServiceError(500, body)).toEqual({
      ...nothing,
      status: 500,
      message: 'Internal server error',
    });
  });

  test('is read from the flat shape, which has no `error` around it', () => {
    const body = {
      message: 'Validation Failed.',
      httpErrorCode: 422,
      validationErrors: [{ target: 'name', message: 'Too long.' }],
    };
    expect(readServiceError(422, body)).toEqual({
      status: 422,
      code: null,
      message: 'Validation Failed.',
      validationErrors: [{ target: 'name', message: 'Too long.' }],
    });
    expect(readServiceError(422, { ...body, code: 'invalidInput' }).code).toBe('INVALID_INPUT');
  });

  test.each([[undefined], [null], ['<html>Bad gateway</html>'], [7], [[]], [{}], [{ error: null }]])(
    'has nothing but its status when the body is %j',
    (body) => {
      expect(readServiceError(502, body)).toEqual({ ...nothing, status: 502 });
    },
  );

  test('can be read of anything', () => {
    fc.assert(
      fc.property(anyWire(), (body) => {
        readServiceError(400, body);
        readServiceError(400, { error: body });
        readServiceError(400, { error: { code: body, message: body, validationErrors: body } });
        readServiceError(400, { error: { validationErrors: [body] } });
      }),
    );
  });

  test('says `is not valid.` of a validation error without a message, and bears one without a target', () => {
    const validationErrors = [{ target: 'name' }, { message: 'Something is missing.' }, null, 'text'];
    expect(readServiceError(422, { error: { validationErrors } }).validationErrors).toEqual([
      { target: 'name', message: 'is not valid.' },
      { target: null, message: 'Something is missing.' },
    ]);
  });

  test('takes a validation error that is no list for the only one', () => {
    const validationErrors = { target: 'name', message: 'Too long.' };
    expect(readServiceError(422, { error: { validationErrors } }).validationErrors).toEqual([
      validationErrors,
    ]);
  });
});

describe('the code of a service error', () => {
  test.each([
    ['invalidInput', 'INVALID_INPUT'],
    ['InvalidInput', 'INVALID_INPUT'],
    ['INVALID_INPUT', 'INVALID_INPUT'],
    ['INVALIDINPUT', 'INVALID_INPUT'],
    ['invalidinput', 'INVALID_INPUT'],
    ['requestInvalidForCurrentState', 'REQUEST_INVALID_FOR_CURRENT_STATE'],
    ['RequestInvalidForCurrentState', 'REQUEST_INVALID_FOR_CURRENT_STATE'],
    ['requestinvalidforcurrentstate', 'REQUEST_INVALID_FOR_CURRENT_STATE'],
    ['updateUnauthorized', 'UPDATE_UNAUTHORIZED'],
    ['EntityNotFound', 'ENTITY_NOT_FOUND'],
    ['entitynotfound', 'ENTITY_NOT_FOUND'],
    ['readOnlyProduct', 'READ_ONLY_PRODUCT'],
  ])('%s is %s, and functional, in any letter case', (wire, code) => {
    expect(codeOf(wire)).toBe(code);
    expect(isFunctionalCode(codeOf(wire))).toBe(true);
  });

  test('that the gateway does not know is kept in upper snake, and is not functional', () => {
    expect(codeOf('somethingNew')).toBe('SOMETHING_NEW');
    expect(isFunctionalCode('SOMETHING_NEW')).toBe(false);
    expect(isFunctionalCode(null)).toBe(false);
  });

  test.each([
    [500],
    ['500'],
    ['two words'],
    ['a-b'],
    [''],
    ['x'.repeat(81)],
    [null],
    [{}],
    ['https://h/?sig=1'],
  ])('is none when it is %j', (wire) => {
    expect(codeOf(wire)).toBeNull();
  });
});

describe('the message of a service error', () => {
  test('loses every address, for one may be a secret', () => {
    expect(
      messageOf('See https://a.blob.core.windows.net/x?sig=SECRET and HTTP://b/?sig=SECRET2, please.'),
    ).toBe('See [address] and [address] please.');
    const validationErrors = [{ target: 'x', message: 'Not https://a/?sig=SECRET' }];
    expect(readServiceError(422, { error: { validationErrors } }).validationErrors).toEqual([
      { target: 'x', message: 'Not [address]' },
    ]);
  });

  test('is cut after 500 characters', () => {
    expect(messageOf('x'.repeat(500))).toBe('x'.repeat(500));
    expect(messageOf('x'.repeat(5_000))).toBe(`${'x'.repeat(500)}…`);
  });

  test.each([[''], [null], [undefined], [{}], [['a']]])('is none when it is %j', (wire) => {
    expect(messageOf(wire)).toBeNull();
  });
});
