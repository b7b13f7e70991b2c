import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerText, expectAgain } from '../../src/server/answer-text.ts';

const extensions = { cost: { upstreamCalls: 0 } };
const most = 1_000_000;

describe('an answer as text', () => {
  test('is what JSON makes of it, also where one thing stands under several names', () => {
    const name = fc.stringMatching(/^[_A-Za-z][_0-9A-Za-z]{0,8}$/);
    const thing = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()));
    fc.assert(
      fc.property(fc.dictionary(name, thing), fc.array(name, { maxLength: 4 }), (data, names) => {
        const [one] = Object.values(data);
        for (const more of names) data[more] = one ?? null;
        const errors = names.length === 1 ? [{ message: 'no' }] : undefined;
        const body = { ...(errors && { errors }), data, extensions };
        for (const _ of [1, 2, 3]) expect(String(answerText(body, most))).toBe(JSON.stringify(body));
      }),
    );
  });

  test('is the same bytes for all who share long data, as long as the rest is equal', () => {
    const data = { text: 'ö'.repeat(15_000) };
    expectAgain(data);
    const [first, second, third] = [1, 2, 3].map(() => answerText({ data, extensions }, most));
    expect(Buffer.isBuffer(first) && first.toString()).toBe(JSON.stringify({ data, extensions }));
    expect([second === first, third === first]).toEqual([true, true]);
    const other = { cost: { upstreamCalls: 1 } };
    expect(String(answerText({ data, extensions: other }, most))).toBe(
      JSON.stringify({ data, extensions: other }),
    );
  });

  test('is written once where it is expected again, and each time where it is not', () => {
    let written = 0;
    const counted = () => ({ one: 1, two: { toJSON: () => (written += 1) } });
    const [data, other] = [counted(), counted()];
    expectAgain(data);
    for (let turn = 0; turn < 3; turn += 1) {
      expectAgain(data);
      expect(answerText({ data, extensions }, most)).toBe(
        `{"data":{"one":1,"two":1},"extensions":${JSON.stringify(extensions)}}`,
      );
    }
    expect(written).toBe(1);
    for (let turn = 0; turn < 3; turn += 1) answerText({ data: other, extensions }, most);
    expect(written).toBe(4);
  });

  test('may stand without data, or with none', () => {
    for (const body of [{ extensions }, { data: null, extensions }, { errors: [], data: null, extensions }])
      expect(answerText(body, most)).toBe(JSON.stringify(body));
  });

  test('is refused where it is longer than may be sent, however often it is asked for', () => {
    const data = { text: 'x'.repeat(5_000) };
    for (const _ of [1, 2, 3])
      expect(() => answerText({ data, extensions }, 5_000)).toThrow('longer than 5000 characters');
    expect(() => answerText({ errors: [{ message: 'x'.repeat(5_000) }], extensions }, 5_000)).toThrow();
    expect(String(answerText({ data, extensions }, most))).toBe(JSON.stringify({ data, extensions }));
  });
});
