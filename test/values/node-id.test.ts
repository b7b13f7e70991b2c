import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalGuid, isGuid } from '../../src/values/guid.ts';
import { productKeyOf, readNodeId, submissionKeyOf, writeNodeId } from '../../src/values/node-id.ts';
import { hintForNodeId } from '../../src/values/node-id-hint.ts';
import { guid, nodeKey } from '../kit/arbitraries.ts';

const product = 'products/9007199267351835';
const submission = `${product}/submissions/1152921504621441945`;
const audienceId = '9f4f44d8-1c2b-4d3e-8f90-0123456789ab';

describe('node ids', () => {
  test('bear the names that the resources have upstream', () => {
    const productId = '9007199267351835';
    const submissionId = '1152921504621441945';
    const shippingLabelId = '1152921504676978391';
    expect(writeNodeId({ kind: 'product', productId })).toBe(product);
    expect(writeNodeId({ kind: 'submission', productId, submissionId })).toBe(submission);
    expect(writeNodeId({ kind: 'shippingLabel', productId, submissionId, shippingLabelId })).toBe(
      `${submission}/shippingLabels/1152921504676978391`,
    );
    expect(writeNodeId({ kind: 'audience', audienceId: audienceId.toUpperCase() })).toBe(
      `audiences/${audienceId}`,
    );
  });

  test('begin with the account where the key has one', () => {
    expect(writeNodeId({ kind: 'product', account: 'main', productId: '1' })).toBe(
      'accounts/main/products/1',
    );
    expect(readNodeId(`accounts/main/audiences/${audienceId}`)).toEqual({
      kind: 'audience',
      account: 'main',
      audienceId,
    });
  });

  test('tell their parents’, in the same account', () => {
    const label = { kind: 'shippingLabel', productId: '1', submissionId: '2', shippingLabelId: '3' } as const;
    expect(writeNodeId(submissionKeyOf(label))).toBe('products/1/submissions/2');
    expect(writeNodeId(productKeyOf({ ...label, account: 'main' }))).toBe('accounts/main/products/1');
    expect(writeNodeId(submissionKeyOf({ ...label, account: 'main' }))).toBe(
      'accounts/main/products/1/submissions/2',
    );
  });

  test('round-trip: the key of a key’s id is that key', () => {
    fc.assert(fc.property(nodeKey(), (key) => expect(readNodeId(writeNodeId(key))).toEqual(key)));
  });

  test('take a GUID in either case for the same audience', () => {
    expect(readNodeId(`audiences/${audienceId.toUpperCase()}`)).toEqual({ kind: 'audience', audienceId });
  });

  test.each([
    '',
    '9007199267351835',
    'products',
    'products/',
    `${product}/`,
    `/${product}`,
    `${product}\n`,
    ` ${product}`,
    'products//1',
    'products/0',
    'products/-1',
    'products/+1',
    'products/007',
    'products/1.0',
    'products/1e3',
    'products/9223372036854775808',
    'products/12345678901234567890',
    'products/..',
    'products/1/../2',
    'products/1?x=1',
    'products/1#',
    'products/1%2F2',
    'Products/1',
    'products/1/submissions',
    'products/1/submissions/0',
    'products/1/submissions/9223372036854775808',
    'products/1/submissions/1/',
    'products/1/submissions/1/shippinglabels/1',
    'products/1/submissions/1/shippingLabels/01',
    'products/1/submissions/1/shippingLabels/9223372036854775808',
    'products/1/submissions/1/shippingLabels/1/commit',
    'products/1/shippingLabels/1',
    'submissions/1',
    'audiences/',
    'audiences/1',
    `audiences/{${audienceId}}`,
    `audiences/${audienceId}/`,
    `products/${audienceId}`,
    'accounts/main',
    'accounts/main/',
    'accounts//products/1',
    'accounts/-x/products/1',
    'accounts/a b/products/1',
    `accounts/${'a'.repeat(65)}/products/1`,
    'accounts/main/accounts/main/products/1',
    'accounts/main/products/1\n',
    'Accounts/main/products/1',
    'constructor',
    '__proto__',
  ])('%j is none', (text) => {
    expect(readNodeId(text)).toBeNull();
  });

  test('are accepted only in their one spelling, whatever the text', () => {
    const part = fc.constantFrom(
      'products',
      'submissions',
      'shippingLabels',
      'audiences',
      'accounts',
      'main',
      '/',
      '1',
      '0',
      '-',
      ' ',
      audienceId,
      '..',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join('/')),
    );
    fc.assert(
      fc.property(text, (id) => {
        const key = readNodeId(id);
        expect(key === null || writeNodeId(key) === id).toBe(true);
        expect(hintForNodeId(id)).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the hint for a malformed id', () => {
  test.each([
    ['9007199267351835', undefined, product],
    [' 9007199267351835 ', 'product', product],
    ['9007199267351835/1152921504621441945', undefined, submission],
    ['9007199267351835/1152921504621441945/7', undefined, `${submission}/shippingLabels/7`],
    ['1152921504621441945', 'submission', 'products/{productId}/submissions/1152921504621441945'],
    ['7', 'shippingLabel', 'products/{productId}/submissions/{submissionId}/shippingLabels/7'],
    [audienceId.toUpperCase(), undefined, `audiences/${audienceId}`],
  ] as const)('shows for %j, asked as %s, the id to send', (id, kind, expected) => {
    expect(hintForNodeId(id, kind)).toBe(`Expected a node id: send "${expected}".`);
  });

  test('shows the account where ids begin with one', () => {
    expect(hintForNodeId('7', 'product', 'main')).toBe(
      'Expected a node id: send "accounts/main/products/7".',
    );
    expect(hintForNodeId('x', 'submission', 'main')).toContain(
      '"accounts/main/products/{productId}/submissions/',
    );
    expect(hintForNodeId('x', undefined, 'main')).toContain('or "accounts/main/audiences/{GUID}"');
  });

  test('names the form of the kind that was asked for', () => {
    expect(hintForNodeId(product, 'submission')).toBe(
      'Expected an id of the form "products/{productId}/submissions/{submissionId}".',
    );
    expect(hintForNodeId(audienceId, 'product')).toBe('Expected an id of the form "products/{productId}".');
    expect(hintForNodeId('7', 'audience')).toBe('Expected an id of the form "audiences/{GUID}".');
  });

  test('names all forms where nothing tells what was meant, and quotes nothing of what was sent', () => {
    for (const id of ['', '0', '-1', 'secret', '1/2/3/4', '9'.repeat(100), '1//2']) {
      expect(hintForNodeId(id)).toBe(
        'Expected an id of the form "products/{productId}", "products/{productId}/submissions/{submissionId}", ' +
          '"products/{productId}/submissions/{submissionId}/shippingLabels/{shippingLabelId}" or "audiences/{GUID}".',
      );
    }
  });
});

describe('GUIDs', () => {
  test('are known in either case, and have one canonical spelling', () => {
    fc.assert(
      fc.property(
        guid(),
        (text) => isGuid(text) && isGuid(text.toUpperCase()) && canonicalGuid(text.toUpperCase()) === text,
      ),
    );
  });

  test.each([
    '',
    `{${audienceId}}`,
    `${audienceId}0`,
    audienceId.replaceAll('-', ''),
    `${audienceId}\n`,
    `g${audienceId.slice(1)}`,
  ])('%j is none', (text) => {
    expect(isGuid(text)).toBe(false);
  });
});
