import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Stage, setStage } from '../kit/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
  // The token of the start is no call of the API; from here on there should be none.
  stage.calm();
});
afterEach(() => stage.calm());
afterAll(() => stage.close());

const PRODUCT = { name: 'x', testHarness: 'HLK', deviceType: 'INTERNAL', requestedSignatures: ['X'] };
const LABEL = { submission: 'products/5/submissions/6', name: 'x', destination: 'WINDOWS_UPDATE' };
const GUID = '0f6e4fd6-11c5-4f4a-92d8-6d29f3c3f1a7';

/** Inputs that are none: the mutation, the input, and what the message must say. */
const faulty: readonly (readonly [string, string, object, RegExp])[] = [
  [
    'a bare number for a product',
    'updateProduct',
    { id: '9007199267351835', name: 'x' },
    /products\/9007199267351835/,
  ],
  [
    'a submission for a product',
    'updateProduct',
    { id: 'products/5/submissions/6', name: 'x' },
    /products\/\{productId\}/,
  ],
  [
    'a product for a submission',
    'updateSubmission',
    { id: 'products/5', name: 'x' },
    /submissions\/\{submissionId\}/,
  ],
  ['numbers with slashes', 'commitSubmission', { id: '5/6' }, /products\/5\/submissions\/6/],
  [
    'a label for a submission',
    'commitSubmission',
    { id: 'products/5/submissions/6/shippingLabels/7' },
    /submissions/,
  ],
  ['an empty id', 'commitSubmission', { id: '' }, /submissions/],
  ['a number beyond 64 bits', 'updateProduct', { id: 'products/9223372036854775808', name: 'x' }, /products/],
  ['a path that climbs', 'updateProduct', { id: 'products/5/../6', name: 'x' }, /products/],
  ['a product id zero', 'updateProduct', { id: 'products/0', name: 'x' }, /products/],
  ['a leading zero', 'updateProduct', { id: 'products/05', name: 'x' }, /products/],
  ['an address', 'cancelShippingLabel', { id: 'https://a.example/products/5' }, /shippingLabels/],
  ['another parent', 'createSubmission', { product: 'audiences/x', name: 'x', type: 'INITIAL' }, /products/],
  ['another parent of a label', 'createShippingLabel', { ...LABEL, submission: 'products/5' }, /submissions/],
  ['a metadata id that is no GUID', 'createProduct', { ...PRODUCT, deviceMetadataIds: [GUID, 'x'] }, /GUID/],
  [
    'a CHID that is no GUID',
    'createShippingLabel',
    { ...LABEL, targeting: { chids: [{ chid: 'x' }] } },
    /GUID/,
  ],
  [
    'an audience that is no GUID',
    'updateShippingLabel',
    { id: 'products/5/submissions/6/shippingLabels/7', targeting: { restrictedToAudiences: ['everybody'] } },
    /GUID/,
  ],
  ['an enum value that nobody knows', 'createProduct', { ...PRODUCT, testHarness: 'WLK' }, /TestHarness/],
  [
    'an enum value in the spelling of the service',
    'createProduct',
    { ...PRODUCT, testHarness: 'hlk' },
    /TestHarness/,
  ],
  ['UNRECOGNIZED', 'createProduct', { ...PRODUCT, deviceType: 'UNRECOGNIZED' }, /UNRECOGNIZED/],
  ['a date without a zone', 'createProduct', { ...PRODUCT, announcementDate: '2026-01-31T09:30:00' }, /zone/],
  ['a date that is none', 'createProduct', { ...PRODUCT, announcementDate: '2026-02-30' }, /calendar/],
  ['the date of year 1', 'createProduct', { ...PRODUCT, announcementDate: '0001-01-01' }, /year 1/],
  ['a number for a date', 'createProduct', { ...PRODUCT, announcementDate: 1767225600 }, /date/],
  ['a missing field', 'createProduct', { ...PRODUCT, name: undefined }, /name/],
  [
    'null where a value is needed',
    'createProduct',
    { ...PRODUCT, requestedSignatures: null },
    /requestedSignatures/,
  ],
  [
    'null in a list',
    'createProduct',
    { ...PRODUCT, requestedSignatures: ['X', null] },
    /requestedSignatures/,
  ],
  ['an unknown field', 'createProduct', { ...PRODUCT, productName: 'x' }, /productName/],
  ['a text for a boolean', 'createProduct', { ...PRODUCT, isTestSign: 'true' }, /isTestSign/],
  [
    'an account that was rounded',
    'createShippingLabel',
    { ...LABEL, publishingSpecifications: { visibleToAccounts: [9007199254740992] } },
    /string of decimal digits/,
  ],
  [
    'a build that is no 32-bit number',
    'createShippingLabel',
    { ...LABEL, targeting: { coEngDriverPublishInfo: { flooringBuildNumber: 3_000_000_000 } } },
    /flooringBuildNumber/,
  ],
];

describe('an input that is none is BAD_USER_INPUT and never leaves', () => {
  test.each(faulty)('%s', async (_, mutation, input, said) => {
    const upper = mutation.charAt(0).toUpperCase() + mutation.slice(1);
    const { data, errors, extensions } = await stage.ask(
      `mutation ($input: ${upper}Input!) { ${mutation}(input: $input) { userErrors { code } } }`,
      { input },
    );
    expect(data?.[mutation] ?? null).toBeNull();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(said);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      outcome: 'NOT_SENT',
      correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(extensions.cost.upstreamCalls).toBe(0);
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('written into the document, it is the same', async () => {
    for (const [literal, said] of [
      ['announcementDate: "soon"', /RFC 3339/],
      ['testHarness: UNRECOGNIZED', /UNRECOGNIZED/],
    ] as const) {
      const fields = {
        name: '"x"',
        testHarness: 'HLK',
        deviceType: 'INTERNAL',
        requestedSignatures: '["X"]',
      };
      const given = Object.entries(fields).filter(([name]) => !literal.startsWith(name));
      const input = [...given.map(([name, value]) => `${name}: ${value}`), literal].join(', ');
      const { errors } = await stage.ask(
        `mutation { createProduct(input: { ${input} }) { product { id } } }`,
      );
      expect(errors?.[0]?.message).toMatch(said);
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', outcome: 'NOT_SENT' });
    }
    expect(stage.emulator.control.calls()).toEqual([]);
  });

  test('the path says where: of the variable, or of the argument', async () => {
    const ask = async (input: object) =>
      (
        await stage.ask(
          'mutation ($input: CreateProductInput!) { createProduct(input: $input) { product { id } } }',
          {
            input,
          },
        )
      ).errors?.[0];
    expect((await ask({ ...PRODUCT, announcementDate: 'soon' }))?.message).toMatch(/input\.announcementDate/);
    expect((await ask({ ...PRODUCT, deviceMetadataIds: [GUID, 'x'] }))?.extensions).toMatchObject({
      argument: ['input', 'deviceMetadataIds', '1'],
    });
  });

  test('a faulty mutation takes nothing from the good one beside it', async () => {
    const product =
      'name: "beside", testHarness: HLK, deviceType: INTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"]';
    const { data, errors } = await stage.ask(`mutation {
      bad: commitSubmission(input: { id: "7" }) { submission { id } }
      good: createProduct(input: { ${product} }) { product { name } }
    }`);
    expect(data).toEqual({ bad: null, good: { product: { name: 'beside' } } });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.path).toEqual(['bad']);
  });
});
