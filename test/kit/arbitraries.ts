import fc from 'fast-check';
import type { Cursor } from '../../src/values/cursor.ts';
import type { Int64 } from '../../src/values/int64.ts';
import type { NodeKey } from '../../src/values/node-id.ts';

/** Any signed 64-bit integer, as canonical digits. */
export function int64(): fc.Arbitrary<Int64> {
  return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
}

/** A number that the service can give a thing: 1 to 2^63 - 1. */
export function positiveInt64(): fc.Arbitrary<Int64> {
  return fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
}

/** A GUID in lower case. */
export function guid(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
}

/** A label of an account. */
export function accountLabel(): fc.Arbitrary<string> {
  return fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
}

/** A key of every kind, with and without an account. */
export function nodeKey(): fc.Arbitrary<NodeKey> {
  return fc
    .tuple(resourceKey(), fc.option(accountLabel()))
    .map(([key, account]) => (account === null ? key : { ...key, account }));
}

function resourceKey(): fc.Arbitrary<NodeKey> {
  const productId = positiveInt64();
  const submissionId = positiveInt64();
  return fc.oneof<fc.Arbitrary<NodeKey>[]>(
    fc.record({ kind: fc.constant('product'), productId }),
    fc.record({ kind: fc.constant('submission'), productId, submissionId }),
    fc.record({
      kind: fc.constant('shippingLabel'),
      productId,
      submissionId,
      shippingLabelId: positiveInt64(),
    }),
    fc.record({ kind: fc.constant('audience'), audienceId: guid() }),
  );
}

/** A cursor of any list, with a page query as the service writes them. */
export function cursor(): fc.Arbitrary<Cursor> {
  return fc.record(
    {
      scope: fc.string({ unit: 'binary' }),
      after: fc.oneof(int64(), guid()),
      page: fc.stringMatching(/^[A-Za-z0-9\-._~%!$&'()*+,;=:@/?]*$/),
      sortKey: fc.option(fc.string({ unit: 'binary' })),
    },
    { requiredKeys: ['scope', 'after', 'page'], noNullPrototype: true },
  );
}

/** Anything that JSON can say, and texts that come close to what the readers expect. */
export function anyWire(): fc.Arbitrary<unknown> {
  const close = fc.stringMatching(/^[-+0-9a-fTZ:. /]{0,30}$/);
  return fc.oneof(fc.anything(), fc.jsonValue(), close, fc.string({ unit: 'binary' }));
}
