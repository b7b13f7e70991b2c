import { expect, test } from '@jest/globals';
import { createLogger, createLogs } from '../../src/config/logger.ts';
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

test('each event has its own time, to the millisecond', async () => {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => lines.push(line) });
  const since = Date.now();
  for (let count = 0; count < 12; count += 1) {
    logger.info({}, 'event');
    await new Promise((resolve) => setTimeout(resolve, 97));
  }
  const times = lines.map((line) => JSON.parse(line).time as string);
  expect(times.map((time) => new Date(time).toISOString())).toEqual(times);
  expect(times.toSorted()).toEqual(times);
  const moments = times.map((time) => Date.parse(time));
  expect(moments[0]).toBeGreaterThanOrEqual(since);
  expect(moments.at(-1)).toBeLessThanOrEqual(Date.now());
  // Over a second, so that the date was written more than once.
  expect((moments.at(-1) ?? 0) - (moments[0] ?? 0)).toBeGreaterThan(1_000);
});

test('lines that wait are written before all that is logged after them, and when the process ends', () => {
  const lines: string[] = [];
  const before = process.listeners('exit');
  const { logger, held } = createLogs('info', { write: (text) => lines.push(...text.trimEnd().split('\n')) });
  const [atExit] = process.listeners('exit').filter((one) => !before.includes(one));
  if (atExit === undefined) throw new Error('nothing is done when the process ends');
  process.off('exit', atExit);
  const said = () => lines.map((line) => JSON.parse(line).msg);

  held.logger.info({}, 'first');
  expect(said()).toEqual([]);
  logger.info({}, 'second');
  expect(said()).toEqual(['first', 'second']);
  held.logger.info({}, 'third');
  held.release();
  held.logger.info({}, 'last');
  expect(said()).toEqual(['first', 'second', 'third']);
  atExit(0);
  expect(said()).toEqual(['first', 'second', 'third', 'last']);
});
