import { beforeEach, describe, expect, test } from '@jest/globals';
import { createSharedExecutions, type SharedExecutions } from '../../src/server/shared-executions.ts';
import { type FakeClock, fakeClock, settle } from '../kit/fake-clock.ts';

let clock: FakeClock;
let executions: SharedExecutions<number>;
let begun: number;
let finish: () => void;

beforeEach(() => {
  clock = fakeClock();
  executions = createSharedExecutions(clock);
  begun = 0;
});

const question = {};

/** Executes to the number of the execution, once it is told to finish. */
async function ask(asked = 'the same', about: object = question) {
  const running = executions.join(about, asked);
  if (running !== undefined) return { executed: await running, joined: true };
  begun += 1;
  const number = begun;
  const executed = new Promise<number>((resolve) => {
    finish = () => resolve(number);
  });
  return { executed: await executions.begin(about, asked, executed, (number) => number), joined: false };
}

describe('who asks the same at the same moment', () => {
  test('is given what the first has begun', async () => {
    const asking = [ask(), ask(), ask()];
    finish();
    const answers = await Promise.all(asking);
    expect(answers.map(({ executed }) => executed)).toEqual([1, 1, 1]);
    expect(answers.map(({ joined }) => joined)).toEqual([false, true, true]);
  });

  test('is not when something else is asked, or of something else', () => {
    void ask();
    void ask('other variables');
    void ask('the same', {});
    expect(begun).toBe(3);
  });

  test('is not when the moment is over', async () => {
    void ask();
    await clock.advance(11);
    void ask();
    expect(begun).toBe(2);
  });

  test('is not when the first has been answered', async () => {
    const first = ask();
    finish();
    await first;
    await settle();
    void ask();
    expect(begun).toBe(2);
  });

  test('is not when something was changed in between', async () => {
    const before = ask();
    executions.separate();
    finish();
    const after = ask();
    finish();
    expect([(await before).executed, (await after).executed]).toEqual([1, 2]);
  });
});

test('a failure is that of all who wait for it, and of nobody else', async () => {
  const failing = executions.begin(question, 'same', Promise.reject(new Error('no')), () => 1);
  const joined = executions.join(question, 'same');
  await expect(failing).rejects.toThrow('no');
  await expect(joined).rejects.toThrow('no');
  expect(executions.join(question, 'same')).toBeUndefined();
});
