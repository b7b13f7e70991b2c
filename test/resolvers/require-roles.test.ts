import { makeExecutableSchema } from '@graphql-tools/schema';
import { describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { requireRoles } from '../../src/resolvers/require-roles.ts';
import type { Caller } from '../../src/values/caller.ts';
import { heldRoles, type Role } from '../../src/values/role.ts';
import { fakeDashboard } from '../kit/fake-dashboard.ts';
import { startRequest } from '../kit/fake-request.ts';
import { runDocument, schema } from '../kit/run-document.ts';
import { submissionPath, submissionRecord } from '../kit/wire-records.ts';

const caller = (...granted: Role[]): Caller => ({ id: 'c', roles: heldRoles(granted) });

/** Runs a document for a caller, on an empty dashboard. */
async function codes(source: string, ...granted: Role[]) {
  const ran = await runDocument(startRequest(fakeDashboard()), source, {}, { caller: caller(...granted) });
  return ran.errors.map(({ code, extensions }) => [code, extensions['role']]);
}

describe('the roles of fields', () => {
  test('stand on every mutation, and on what can be written to', () => {
    const stated = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap(({ name, astNode }) => {
            const [directive] = astNode?.directives ?? [];
            const value = directive?.arguments?.[0]?.value;
            return value?.kind === 'EnumValue' ? [`${type.name}.${name} ${value.value}`] : [];
          })
        : [],
    );
    expect(stated.toSorted()).toEqual([
      'Mutation.cancelShippingLabel PUBLISHER',
      'Mutation.commitSubmission SUBMITTER',
      'Mutation.createProduct SUBMITTER',
      'Mutation.createPublisherMetadata SUBMITTER',
      'Mutation.createShippingLabel PUBLISHER',
      'Mutation.createSubmission SUBMITTER',
      'Mutation.expireShippingLabel PUBLISHER',
      'Mutation.updateProduct SUBMITTER',
      'Mutation.updateShippingLabel PUBLISHER',
      'Mutation.updateSubmission SUBMITTER',
      'Submission.uploadUrl SUBMITTER',
    ]);
  });

  test('let a reader read, and a submitter and a publisher too', async () => {
    for (const role of ['reader', 'submitter', 'publisher'] as const) {
      expect(await codes('{ reference { operatingSystems { code } } }', role)).toEqual([]);
    }
    expect(await codes('{ reference { operatingSystems { code } } }', 'operator')).toEqual([
      ['FORBIDDEN', 'reader'],
    ]);
    expect(await codes('{ products { totalCount } audiences { id } }')).toEqual([
      ['FORBIDDEN', 'reader'],
      ['FORBIDDEN', 'reader'],
    ]);
  });

  test('keep mutations from those who lack theirs, before anything of the input is looked at', async () => {
    const commit = 'mutation { commitSubmission(input: { id: "malformed" }) { userErrors { message } } }';
    const cancel = 'mutation { cancelShippingLabel(input: { id: "malformed" }) { userErrors { message } } }';
    expect(await codes(commit, 'reader', 'publisher', 'operator')).toEqual([['FORBIDDEN', 'submitter']]);
    expect(await codes(cancel, 'reader', 'submitter', 'operator')).toEqual([['FORBIDDEN', 'publisher']]);
    expect(await codes(commit, 'submitter')).toEqual([['BAD_USER_INPUT', undefined]]);
    expect(await codes(cancel, 'publisher')).toEqual([['BAD_USER_INPUT', undefined]]);
  });

  test.each([
    'node(id: "products/9007199267351835/submissions/1152921504621441945") { ... on Submission { name uploadUrl } }',
    'nodes(ids: ["products/9007199267351835/submissions/1152921504621441945"]) { ... on Submission { name uploadUrl } }',
    'submission(productId: "9007199267351835", submissionId: "1152921504621441945") { name uploadUrl }',
  ])('hold on the path { %s }', async (path) => {
    const request = () => {
      const fake = fakeDashboard();
      fake.has(submissionPath, submissionRecord({ name: 'A' }));
      return startRequest(fake);
    };
    const source = `{ it: ${path} }`;
    const reader = await runDocument(request(), source, {}, { caller: caller('reader') });
    expect(reader.errors).toMatchObject([
      { code: 'FORBIDDEN', message: expect.stringContaining('submitter') },
    ]);
    expect(JSON.stringify(reader.data)).toContain('"uploadUrl":null');
    const submitter = await runDocument(request(), source, {}, { caller: caller('submitter') });
    expect(submitter.errors).toEqual([]);
  });

  test('must be stated by every mutation, or there is no schema', () => {
    const typeDefs = 'type Query { a: Int } type Mutation { publish: Int }';
    expect(() => requireRoles(makeExecutableSchema({ typeDefs }))).toThrow(
      'the mutation publish does not say',
    );
  });
});
