import { expect, test } from '@jest/globals';
import { createLogger } from '../../src/config/logger.ts';
import { Secret } from '../../src/values/secret.ts';

test('an event is one line of JSON with a readable level and time', () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => lines.push(line) });

  logger.debug({ n: 1 }, 'not at this level');
  logger.info({ correlationId: 'c', token: new Secret('kept-close') }, 'two\nlines');

  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('}\n')).toBe(true);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    correlationId: 'c',
    token: '[redacted]',
    msg: 'two\nlines',
  });
});
