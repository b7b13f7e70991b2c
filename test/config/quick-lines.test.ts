import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createLogs } from '../../src/config/logger.ts';
import type { HeldLog, Logger } from '../../src/values/logger.ts';
import { Secret } from '../../src/values/secret.ts';

type Fields = Parameters<Logger['info']>[0];

/** What the log writes, and what the log whose lines wait writes. */
function both(level: 'info' | 'warn', log: (logger: Logger) => void): [string[], string[]] {
  const lines: string[] = [];
  const before = process.listeners('exit');
  const { logger, held } = createLogs(level, { write: (text) => lines.push(text) });
  for (const one of process.listeners('exit')) if (!before.includes(one)) process.off('exit', one);
  log(logger);
  const theirs = lines.splice(0);
  logHeld(held, log);
  return [theirs, lines];
}

function logHeld(held: HeldLog, log: (logger: Logger) => void): void {
  log(held.logger);
  held.release();
}

const withoutTime = (lines: readonly string[]) => lines.join('').replaceAll(/"time":"[^"]*"/g, '');

/** As the fields of a log line are named: by us. */
const name = fc.stringMatching(/^[a-z][A-Za-z]{0,20}$/).filter((one) => one !== 'err' && one !== 'msg');
const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 150 }),
  fc.string({ unit: 'grapheme-ascii' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(undefined, null, new Secret('kept-close')),
  fc.array(fc.string()),
  fc.record({ calls: fc.nat(), nodes: fc.nat() }),
  fc.dictionary(
    fc.string({ unit: 'binary' }),
    fc.oneof({ weight: 5, arbitrary: fc.double() }, fc.jsonValue()),
    { noNullPrototype: false },
  ),
);

test('what waits is written as pino writes it', () => {
  fc.assert(
    fc.property(fc.dictionary(name, value), fc.string(), (fields: Fields, message) => {
      const [theirs, ours] = both('info', (logger) => logger.info(fields, message));
      expect(withoutTime(ours)).toEqual(withoutTime(theirs));
      for (const line of ours) expect(JSON.parse(line)).toEqual(expect.objectContaining({ level: 'info' }));
    }),
    { numRuns: 500 },
  );
});

test('what JSON does not know is left to pino, and no level but info is ours', () => {
  const round: Record<string, unknown> = {};
  round['itself'] = round;
  const log = (logger: Logger) => {
    logger.info({ round, count: 1n, left: Symbol('out') }, 'strange');
    logger.debug({}, 'not at this level');
    logger.warn({ n: 1 }, 'warned');
    logger.error({ n: 2 }, 'failed');
  };
  const [theirs, ours] = both('info', log);
  expect(withoutTime(ours)).toEqual(withoutTime(theirs));
  expect(withoutTime(ours)).toContain('"msg":"strange"');
  expect(both('warn', log).map(withoutTime)).toEqual([
    expect.stringMatching(/^[^\n]*warned[^\n]*\n[^\n]*failed[^\n]*\n$/),
    expect.stringMatching(/^[^\n]*warned[^\n]*\n[^\n]*failed[^\n]*\n$/),
  ]);
});
