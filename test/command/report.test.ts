import { describe, expect, test } from '@jest/globals';
import { createReport } from '../../src/command/report.ts';
import { fakeClock } from '../kit/fake-clock.ts';

function terminal(live: boolean) {
  const printed = { out: '', err: '' };
  return {
    printed,
    live,
    columns: 100,
    out(text: string) {
      printed.out += text;
    },
    err(text: string) {
      printed.err += text;
    },
  };
}

describe('a report', () => {
  test('for a person goes to standard error, and what was asked for to standard output', () => {
    const screen = terminal(false);
    const report = createReport(screen, fakeClock(), false);
    report.event('created', { id: 'products/1' }, 'Created products/1');
    report.event('end', { exitCode: 0 });
    report.result(['products/1']);
    expect(screen.printed).toEqual({ out: 'products/1\n', err: 'Created products/1\n' });
  });

  test('for a program is one line an event on standard output, and nothing else', () => {
    const screen = terminal(true);
    const report = createReport(screen, fakeClock(Date.UTC(2026, 0, 31)), true);
    report.event('created', { id: 'products/1' }, 'Created products/1');
    report.result(['products/1']);
    report.transfer('upload', 10).moved(5);
    expect(screen.printed).toEqual({
      out: '{"time":"2026-01-31T00:00:00.000Z","event":"created","id":"products/1"}\n',
      err: '',
    });
  });

  test('tells a program of bytes once a second', async () => {
    const screen = terminal(false);
    const clock = fakeClock();
    const transfer = createReport(screen, clock, true).transfer('download', 100);
    for (let bytes = 1; bytes <= 30; bytes += 1) {
      await clock.advance(100);
      transfer.moved(bytes);
    }
    expect(screen.printed.out.trim().split('\n')).toHaveLength(3);
    expect(screen.printed.out).toContain('"event":"progress","transfer":"download","bytes":10,"total":100');
  });

  test('draws a bar on a terminal, not too often, and takes it away', async () => {
    const screen = terminal(true);
    const clock = fakeClock();
    const transfer = createReport(screen, clock, false).transfer('upload', 1_000);
    transfer.moved(100);
    transfer.moved(200);
    await clock.advance(1_000);
    transfer.moved(500);
    transfer.end();
    const frames = screen.printed.err.split('\r').filter((frame) => frame.trim() !== '');
    expect(frames).toHaveLength(2);
    expect(frames[1]).toContain(
      '[###############---------------]  50 %  500 bytes of 1000 bytes, 500 bytes/s',
    );
    expect(screen.printed.err.endsWith('\r')).toBe(true);
  });

  test('draws nothing where no terminal is', () => {
    const screen = terminal(false);
    const transfer = createReport(screen, fakeClock(), false).transfer('upload', 1_000);
    transfer.moved(100);
    transfer.end();
    expect(screen.printed.err).toBe('');
  });
});
