import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { account } from '../../bench/gateways/account.ts';
import { agrees } from '../../bench/gateways/agrees.ts';
import { documents } from '../../bench/gateways/documents.ts';
import { questions } from '../../bench/gateways/questions.ts';

const schema = buildSchema(readFileSync('docs/schema.graphql', 'utf8'));

describe('the questions of the benchmark', () => {
  test.each(questions)('$id is valid in the schema', ({ id }) => {
    const { query } = documents('Int64')(id, 0);
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  test.each(questions.filter(({ variants }) => variants > 1))(
    '$id has another answer for each product',
    (question) => {
      expect(question.variants).toBe(account.pageSize);
      expect(agrees(question.truth(0), question.truth(1), false)).toBe(false);
    },
  );
});
