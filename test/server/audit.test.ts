import { describe, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { BadUserInput } from '../../src/errors/bad-user-input.ts';
import { Forbidden } from '../../src/errors/identity-errors.ts';
import { UpstreamForbidden, UpstreamTimeout } from '../../src/errors/upstream-errors.ts';
import { createSchema } from '../../src/resolvers/schema.ts';
import { accountName, createAudit } from '../../src/server/audit.ts';
import { auditMutations } from '../../src/server/audit-mutations.ts';
import { auditUpload } from '../../src/server/audit-upload.ts';
import { readTypeDefs } from '../../src/server/package-files.ts';
import { TransferRefused } from '../../src/transfer/transfer-refused.ts';
import { type AccountChoice, unlabelled } from '../../src/values/account-choice.ts';
import { heldRoles, type Role } from '../../src/values/role.ts';
import { capturedLogger } from '../kit/captured-logger.ts';

const submission = 'products/9007199267351835/submissions/1152921504621441945';
const key = {
  kind: 'submission',
  productId: '9007199267351835',
  submissionId: '1152921504621441945',
} as const;
const base = { caller: 'ci', correlationId: 'c-1', account: '11111111/22222222' };

/** Runs `commitSubmission` with a resolver that ends as told, and gives the lines of the account book. */
async function audited(
  commit: () => unknown,
  {
    granted = 'submitter',
    input = `id: "${submission}"`,
    accounts = unlabelled,
  }: { granted?: Role; input?: string; accounts?: AccountChoice } = {},
) {
  const logger = capturedLogger();
  const schema = createSchema(readTypeDefs());
  const field = schema.getMutationType()?.getFields()['commitSubmission'];
  if (field === undefined) throw new Error('there is no commitSubmission');
  // Who may not is kept off by the schema's own guard.
  if (granted === 'submitter') field.resolve = commit;
  auditMutations(schema, createAudit(logger, base.account));
  await graphql({
    schema,
    source: `mutation { commitSubmission(input: { ${input} }) { userErrors { code } } }`,
    contextValue: {
      caller: { id: 'ci', roles: heldRoles([granted]) },
      correlationId: 'c-1',
      accounts,
    },
  });
  return logger.lines
    .filter(({ message }) => message === 'audit')
    .map(({ level, fields }) => ({ level, ...fields }));
}

const done = () => ({ submission: { kind: 'submission', key }, userErrors: [] });
const refusing = (code: string) => () => ({ submission: null, userErrors: [{ code, message: 'canary' }] });
const throwing = (error: Error) => () => Promise.reject(error);

describe('the line for a mutation', () => {
  test('says who changed what in which account, and that it is done', async () => {
    expect(await audited(done)).toEqual([
      { level: 'info', ...base, action: 'commitSubmission', touched: [submission], outcome: 'DONE' },
    ]);
  });

  test.each<[string, () => unknown, object]>([
    [
      'is REFUSED with the codes of user errors',
      refusing('REQUEST_INVALID_FOR_CURRENT_STATE'),
      { outcome: 'REFUSED', codes: ['REQUEST_INVALID_FOR_CURRENT_STATE'] },
    ],
    [
      'is INDETERMINATE where the error says so',
      throwing(new UpstreamTimeout('canary', { outcome: 'INDETERMINATE' })),
      { outcome: 'INDETERMINATE', codes: ['UPSTREAM_TIMEOUT'] },
    ],
    [
      'is REJECTED where the error says so',
      throwing(new UpstreamForbidden('canary', { outcome: 'REJECTED' })),
      { outcome: 'REJECTED', codes: ['UPSTREAM_FORBIDDEN'] },
    ],
    [
      'is NOT_SENT where input was refused',
      throwing(new BadUserInput('canary')),
      { outcome: 'NOT_SENT', codes: ['BAD_USER_INPUT'] },
    ],
    [
      'is REFUSED where the caller may not',
      throwing(new Forbidden('submitter')),
      { outcome: 'REFUSED', codes: ['FORBIDDEN'] },
    ],
    [
      'is INDETERMINATE after a fault of our own',
      throwing(new TypeError('canary')),
      { outcome: 'INDETERMINATE', codes: ['INTERNAL_SERVER_ERROR'] },
    ],
  ])('%s', async (_, commit, ending) => {
    expect(await audited(commit)).toEqual([
      { level: 'info', ...base, action: 'commitSubmission', touched: [submission], ...ending },
    ]);
  });

  test('is written for a caller without the role, by the real guard', async () => {
    expect(await audited(done, { granted: 'reader' })).toMatchObject([
      { outcome: 'REFUSED', codes: ['FORBIDDEN'], touched: [submission] },
    ]);
  });

  test('of a check alone says that nothing was sent', async () => {
    const input = `id: "${submission}", validateOnly: true`;
    expect(await audited(() => ({ submission: null, userErrors: [] }), { input })).toMatchObject([
      { outcome: 'NOT_SENT' },
    ]);
  });

  test('names the account of the thing, or else the one that the request is about', async () => {
    const accounts = { labels: ['main', 'other'], label: 'main', named: false };
    const input = `id: "accounts/other/${submission}"`;
    expect(await audited(refusing('X'), { input, accounts })).toMatchObject([
      { account: 'other', touched: [`accounts/other/${submission}`] },
    ]);
    expect(await audited(refusing('X'), { input: 'id: "7"', accounts })).toMatchObject([{ account: 'main' }]);
  });

  test('never quotes what is no node id, nor a code that is none', async () => {
    const lines = await audited(refusing('a canary\nforged'), { input: 'id: "canary"' });
    expect(lines).toEqual([
      { level: 'info', ...base, action: 'commitSubmission', touched: [], outcome: 'REFUSED' },
    ]);
  });
});

describe('the lines for a package', () => {
  async function lines(commit: boolean, upload: () => Promise<object>) {
    const logger = capturedLogger();
    const about = { caller: 'ci', account: undefined, touched: [submission], correlationId: 'c-1', commit };
    await auditUpload(createAudit(logger, base.account), about, upload).catch(() => undefined);
    return logger.lines.map(({ fields }) => [fields['action'], fields['outcome'], fields['codes']]);
  }

  test('say that it is uploaded, and committed where that was asked', async () => {
    expect(await lines(false, async () => ({}))).toEqual([['uploadPackage', 'DONE', undefined]]);
    expect(await lines(true, async () => ({}))).toEqual([
      ['uploadPackage', 'DONE', undefined],
      ['commitSubmission', 'DONE', undefined],
    ]);
  });

  test('tell a refused commit behind an upload from a refused upload', async () => {
    const details = { outcome: 'REJECTED', code: 'REQUEST_INVALID_FOR_CURRENT_STATE', uploaded: {} };
    expect(await lines(true, throwing(new TransferRefused('REFUSED', 'canary', details)) as never)).toEqual([
      ['uploadPackage', 'DONE', undefined],
      ['commitSubmission', 'REFUSED', ['REQUEST_INVALID_FOR_CURRENT_STATE']],
    ]);
    expect(await lines(true, throwing(new TransferRefused('PACKAGE_EMPTY', 'canary')) as never)).toEqual([
      ['uploadPackage', 'NOT_SENT', ['PACKAGE_EMPTY']],
    ]);
  });

  test('say that nobody can tell, where nobody can', async () => {
    expect(await lines(false, throwing(new Error('canary')) as never)).toEqual([
      ['uploadPackage', 'INDETERMINATE', ['INTERNAL_SERVER_ERROR']],
    ]);
  });
});

test('an account is named by the beginnings of its tenant and application', () => {
  const ids = { tenantId: '11111111-aaaa', clientId: '22222222-bbbb' };
  expect(accountName(ids)).toBe('11111111/22222222');
});
