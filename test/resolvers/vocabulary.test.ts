import { describe, expect, test } from '@jest/globals';
import { type GraphQLEnumType, isEnumType } from 'graphql';
import { type Vocabulary, vocabulary } from '../../src/dashboard/vocabulary.ts';
import type { WireRecord } from '../../src/dashboard/wire-record.ts';
import { writeEnum } from '../../src/values/enum-text.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { runDocument, schema } from '../kit/run-document.ts';
import {
  productPath,
  productRecord,
  shippingLabelPath,
  shippingLabelRecord,
  submissionPath,
  submissionRecord,
} from '../kit/wire-records.ts';

const names = Object.keys(vocabulary) as (keyof Vocabulary)[];
const enums = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLEnumType => isEnumType(type) && !type.name.startsWith('__'),
);
const valuesOf = (type: GraphQLEnumType) => type.getValues().map(({ name }) => name);

describe('the vocabulary', () => {
  test.each(names)('%s is the enum of the schema, which adds UNRECOGNIZED', (name) => {
    const type = schema.getType(name) as GraphQLEnumType;
    expect(valuesOf(type)).toEqual([...vocabulary[name], 'UNRECOGNIZED']);
  });

  test('has every enum of the schema that has UNRECOGNIZED, for only those come from the service', () => {
    const open = enums.filter((type) => type.getValue('UNRECOGNIZED')).map(({ name }) => name);
    expect(open.toSorted()).toEqual(names.toSorted());
  });
});

/** Where a value of an enum is read. */
interface Place {
  readonly path: string;
  readonly record: (value: unknown) => WireRecord;
  readonly field: string;
}

/** The enums of nodes, by the record of a single read. */
const places: Partial<Record<keyof Vocabulary, Place>> = {
  TestHarness: {
    path: productPath,
    record: (testHarness) => productRecord({ testHarness }),
    field: 'testHarness',
  },
  DeviceType: {
    path: productPath,
    record: (deviceType) => productRecord({ deviceType }),
    field: 'deviceType',
  },
  SubmissionType: { path: submissionPath, record: (type) => submissionRecord({ type }), field: 'type' },
  CommitStatus: {
    path: submissionPath,
    record: (commitStatus) => submissionRecord({ commitStatus }),
    field: 'commitStatus',
  },
  WorkflowState: {
    path: submissionPath,
    record: (state) => submissionRecord({ workflowStatus: { state } }),
    field: 'workflowStatus { state }',
  },
  DownloadType: {
    path: submissionPath,
    record: (type) =>
      submissionRecord({
        downloads: { items: [{ type, url: 'https://h/' }] },
        commitStatus: 'commitComplete',
      }),
    field: 'downloads { type }',
  },
  Destination: {
    path: shippingLabelPath,
    record: (destination) => shippingLabelRecord({ destination }),
    field: 'destination',
  },
  HardwareIdDistributionState: {
    path: shippingLabelPath,
    record: (distributionState) =>
      shippingLabelRecord({ targeting: { hardwareIds: [{ distributionState }] } }),
    field: 'targeting { hardwareIds { distributionState } }',
  },
  ChidDistributionState: {
    path: shippingLabelPath,
    record: (distributionState) => shippingLabelRecord({ targeting: { chids: [{ distributionState }] } }),
    field: 'targeting { chids { distributionState } }',
  },
};

/** What the schema makes of a value, read by the node's own type. */
async function read(name: keyof Vocabulary, value: unknown) {
  const { path = '', record = () => ({}), field = '' } = places[name] ?? {};
  const fake = fakeDashboard();
  fake.has(path, record(value));
  const document = `{ node(id: ${JSON.stringify(path.slice(1))}) { ... on ${typeAt[path]} { ${field} } } }`;
  const { data, errors, unrecognized } = await runDocument(startRequest(fake), document);
  expect(errors).toEqual([]);
  return { value: innermost(data), unrecognized };
}

const typeAt: Record<string, string> = {
  [productPath]: 'Product',
  [submissionPath]: 'Submission',
  [shippingLabelPath]: 'ShippingLabel',
};

describe.each(Object.keys(places) as (keyof Vocabulary)[])('%s on output', (name) => {
  test('is read without regard to case, and nothing is counted', async () => {
    for (const member of vocabulary[name]) {
      const camel = writeEnum(member);
      for (const wire of [
        camel,
        camel.charAt(0).toUpperCase() + camel.slice(1),
        camel.toLowerCase(),
        member,
      ]) {
        expect(await read(name, wire)).toEqual({ value: member, unrecognized: [] });
      }
    }
  });

  test.each([['somethingNew'], [7]])('is UNRECOGNIZED for %j, counted, and no error', async (wire) => {
    expect(await read(name, wire)).toEqual({ value: 'UNRECOGNIZED', unrecognized: [name] });
  });

  test.each([[null], [''], [undefined]])('is null for %j, and nothing is counted', async (wire) => {
    expect(await read(name, wire)).toEqual({ value: null, unrecognized: [] });
  });
});

describe('UNRECOGNIZED as input', () => {
  const forms: [string, string, string, Record<string, unknown>][] = [
    [
      'the variable of an enum',
      'query ($harness: TestHarness) { products(filter: { testHarness: $harness }) { nodes { id } } }',
      'TestHarness',
      { harness: 'UNRECOGNIZED' },
    ],
    [
      'a member of a variable',
      'query ($filter: ProductFilter) { products(filter: $filter) { nodes { id } } }',
      'TestHarness',
      { filter: { testHarness: 'UNRECOGNIZED' } },
    ],
    ['a literal', '{ products(filter: { testHarness: UNRECOGNIZED }) { nodes { id } } }', 'TestHarness', {}],
    [
      'a literal of a mutation',
      'mutation { createSubmission(input: { product: "products/1", name: "a", type: UNRECOGNIZED }) { submission { id } } }',
      'SubmissionType',
      {},
    ],
    [
      'a member of a mutation’s variable',
      'mutation ($input: CreateShippingLabelInput!) { createShippingLabel(input: $input) { shippingLabel { id } } }',
      'Destination',
      { input: { submission: submissionPath.slice(1), name: 'a', destination: 'UNRECOGNIZED' } },
    ],
  ];

  test.each(forms)('is refused in %s, and nothing is sent', async (_, document, enumName, variables) => {
    const fake = fakeDashboard();
    const { data, errors } = await runDocument(startRequest(fake), document, variables);
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { code: 'BAD_USER_INPUT', message: expect.stringContaining(`another value of ${enumName}`) },
    ]);
    expect(fake.calls).toEqual([]);
  });

  test('is refused for every enum of an input', () => {
    for (const type of enums.filter((one) => one.getValue('UNRECOGNIZED'))) {
      expect(() => type.parseValue('UNRECOGNIZED')).toThrow(/UNRECOGNIZED is no value to send/);
    }
  });
});

test('a value that no enum knows is refused as input', async () => {
  const fake = fakeDashboard();
  const document =
    'query ($harness: TestHarness) { products(filter: { testHarness: $harness }) { nodes { id } } }';
  for (const harness of ['WLK', 'hlk', '']) {
    const { errors } = await runDocument(startRequest(fake), document, { harness });
    expect(errors).toHaveLength(1);
  }
  expect(fake.calls).toEqual([]);
});

test('each enum value of the schema is in upper snake', () => {
  for (const type of enums) {
    for (const value of valuesOf(type)) expect(value).toMatch(/^[A-Z][A-Z0-9_]*$/);
  }
});

function innermost(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return innermost(Object.values(data)[0]);
}
