import type { Clock } from '../values/clock.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

/** Tells what happens: with `--json` one line an event on standard output, else words on standard error. */
export interface Report {
  /** @param text What a person reads; undefined where only programs care. */
  event(name: string, fields: Readonly<Record<string, unknown>>, text?: string): void;
  /** Bytes on their way. */
  transfer(what: 'upload' | 'download', total: number | undefined): Transfer;
  /** What the command was asked for: lines on standard output, unless events stand there. */
  result(lines: readonly string[]): void;
}

/** The progress of one upload or download. */
export interface Transfer {
  moved(bytes: number): void;
  /** Ends the bar; what follows is an event. */
  end(): void;
}

/** Events of bytes are no more than one in this time. */
const transferEventMs = 1_000;

export function createReport(terminal: Terminal, clock: Clock, json: boolean): Report {
  const write = (name: string, fields: Readonly<Record<string, unknown>>) =>
    terminal.out(
      `${JSON.stringify({ time: new Date(clock.now()).toISOString(), event: name, ...fields })}\n`,
    );
  return {
    event(name, fields, text) {
      if (json) write(name, fields);
      else if (text !== undefined) terminal.err(`${text}\n`);
    },
    transfer(what, total) {
      const bar = json ? undefined : createProgressBar(terminal, clock, what, total);
      let lastAt = clock.now();
      return {
        moved(bytes) {
          bar?.show(bytes);
          if (!json || clock.now() - lastAt < transferEventMs) return;
          lastAt = clock.now();
          write('progress', { transfer: what, bytes, ...(total !== undefined && { total }) });
        },
        end: () => bar?.end(),
      };
    },
    result(lines) {
      if (!json) terminal.out(lines.map((line) => `${line}\n`).join(''));
    },
  };
}
