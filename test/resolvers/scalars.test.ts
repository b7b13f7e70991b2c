import { describe, expect, test } from '@jest/globals';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { runDocument } from '../kit/run-document.ts';
import { productId, productPath, productRecord } from '../kit/wire-records.ts';

const byVariable = 'query ($id: Int64!) { product(productId: $id) { productId } }';

async function ask(document: string, variables: Record<string, unknown> = {}) {
  const fake = fakeDashboard();
  fake.has(productPath, productRecord());
  fake.has('/products/5', productRecord({ id: 5 }));
  return { ...(await runDocument(startRequest(fake), document, variables)), calls: fake.calls };
}

describe('Int64', () => {
  test.each([productId, `"${productId}"`, `"00${productId}"`])('takes the literal %s', async (literal) => {
    const { data, calls } = await ask(`{ product(productId: ${literal}) { productId } }`);
    expect(data).toEqual({ product: { productId } });
    expect(calls).toEqual([`getProduct ${productPath}`]);
  });

  test.each([[productId], [5], ['5'], ['9223372036854775807']])('takes the variable %j', async (id) => {
    const { errors, calls } = await ask(byVariable, { id });
    expect(errors).toEqual([]);
    expect(calls).toEqual([`getProduct /products/${id}`]);
  });

  test('is given as a string of digits, whatever came', async () => {
    const { data } = await ask('{ product(productId: 5) { productId sharedProductId sourceProductId } }');
    expect(data).toEqual({
      product: { productId: '5', sharedProductId: '1152921504700000003', sourceProductId: '0' },
    });
  });

  test('refuses a JSON number above 2^53, which has lost its digits, and says to send a string', async () => {
    for (const id of [9007199254740992, 9007199267351836, -(2 ** 53), 2 ** 62]) {
      const { errors, calls } = await ask(byVariable, { id });
      expect(errors).toMatchObject([
        { code: 'BAD_USER_INPUT', message: expect.stringContaining('Send the number as a string') },
      ]);
      expect(calls).toEqual([]);
    }
  });

  test.each([['9223372036854775808'], ['-9223372036854775809'], [1e300], ['1'.repeat(40)]])(
    'refuses %j, which lies beyond 64 bits',
    async (id) => {
      const { errors, calls } = await ask(byVariable, { id });
      expect(errors).toMatchObject([
        { code: 'BAD_USER_INPUT', message: expect.stringContaining('9223372036854775807') },
      ]);
      expect(calls).toEqual([]);
    },
  );

  test.each([['x'], [''], ['1.0'], ['1e3'], ['0x10'], [' 1'], ['+1'], [1.5], [true], [[]], [{}], [null]])(
    'refuses the variable %j',
    async (id) => {
      const { data, errors, calls } = await ask(byVariable, { id });
      expect(data).toBeNull();
      expect(errors).toMatchObject([
        { message: expect.stringMatching(/Int64|a 64-bit integer as a string/) },
      ]);
      expect(calls).toEqual([]);
    },
  );

  test.each(['9223372036854775808', '"x"', '1.5', 'true', '[]', 'TOKEN', '{}', '1e3'])(
    'refuses the literal %s, marked as a value that is wrong in a document that is right',
    async (literal) => {
      const { data, errors, calls } = await ask(`{ product(productId: ${literal}) { productId } }`);
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { invalidValue: true } }]);
      expect(calls).toEqual([]);
    },
  );

  test.each(['0', '-5', '"-9223372036854775808"'])(
    'takes %s, which names nothing, without a call',
    async (id) => {
      const { data, errors, calls } = await ask(
        `{ product(productId: ${id}) { id }
         submission(productId: 1, submissionId: ${id}) { id }
         shippingLabel(productId: 1, submissionId: ${id}, shippingLabelId: 1) { id }
         partnerSubmission(publisherId: ${id}, productId: 1, submissionId: 1) { id } }`,
      );
      expect(errors).toEqual([]);
      expect(data).toEqual({ product: null, submission: null, shippingLabel: null, partnerSubmission: null });
      expect(calls).toEqual([]);
    },
  );
});

describe('DateTime', () => {
  const filtered =
    'query ($since: DateTime) { products(filter: { announcedSince: $since }) { nodes { id } } }';

  test.each([
    ['2026-01-01T00:00:00'],
    ['2026-01-01T00:00:00Z'],
    ['2026-01-01T01:00:00+01:00'],
    ['2026-01-01T00:00:00.0000000+00:00'],
  ])('gives %s as RFC 3339 in UTC', async (announcementDate) => {
    const fake = fakeDashboard();
    fake.has(productPath, productRecord({ announcementDate }));
    const { data } = await runDocument(
      startRequest(fake),
      `{ product(productId: ${productId}) { announcementDate } }`,
    );
    expect(data).toEqual({ product: { announcementDate: '2026-01-01T00:00:00Z' } });
  });

  test('keeps the seven decimals that the service keeps', async () => {
    const fake = fakeDashboard();
    fake.has(productPath, productRecord({ announcementDate: '2018-04-04T16:11:27.2965057+00:00' }));
    const { data } = await runDocument(
      startRequest(fake),
      `{ product(productId: ${productId}) { announcementDate } }`,
    );
    expect(data).toEqual({ product: { announcementDate: '2018-04-04T16:11:27.2965057Z' } });
  });

  test.each(['0001-01-01T00:00:00', '', null, 'soon', 5])('gives null for %j', async (announcementDate) => {
    const fake = fakeDashboard();
    fake.has(productPath, productRecord({ announcementDate }));
    const { data, errors } = await runDocument(
      startRequest(fake),
      `{ product(productId: ${productId}) { announcementDate } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ product: { announcementDate: null } });
  });

  test.each([['2026-01-31T09:30:00Z'], ['2026-01-31T09:30:00.123+02:00'], ['2026-01-31']])(
    'takes %s, as a variable and as a literal',
    async (since) => {
      expect((await ask(filtered, { since })).errors).toEqual([]);
      const literal = await ask(`{ products(filter: { announcedBefore: "${since}" }) { nodes { id } } }`);
      expect(literal.errors).toEqual([]);
    },
  );

  test.each([['soon'], ['2026-02-30'], ['2026-01-31T09:30:00'], ['0001-01-01T00:00:00Z'], [5], [true]])(
    'refuses %j with what was expected, and nothing is read',
    async (since) => {
      const { errors, calls } = await ask(filtered, { since });
      expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
      expect(calls).toEqual([]);
    },
  );

  test('refuses a number as a literal', async () => {
    const { errors } = await ask('{ products(filter: { announcedSince: 2026 }) { nodes { id } } }');
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', extensions: { invalidValue: true } }]);
  });
});
