import type { Clock } from '../values/clock.ts';
import { sizeText } from './size-text.ts';
import type { Terminal } from './terminal.ts';

/** A line that is drawn anew while bytes move. */
export interface ProgressBar {
  show(bytes: number): void;
  /** Removes the line. */
  end(): void;
}

const redrawMs = 100;
const barColumns = 30;

/** A bar on a terminal; elsewhere nothing, for a log is no place for it. */
export function createProgressBar(
  terminal: Terminal,
  clock: Clock,
  what: string,
  total: number | undefined,
): ProgressBar {
  const startedAt = clock.now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let width = 0;
  return {
    show(bytes) {
      if (!terminal.live || clock.now() - drawnAt < redrawMs) return;
      drawnAt = clock.now();
      const line = lineOf(what, bytes, total, drawnAt - startedAt).slice(
        0,
        Math.max(terminal.columns - 1, 20),
      );
      terminal.err(`\r${line.padEnd(width)}`);
      width = line.length;
    },
    end() {
      if (width > 0) terminal.err(`\r${' '.repeat(width)}\r`);
      width = 0;
    },
  };
}

function lineOf(what: string, bytes: number, total: number | undefined, ms: number): string {
  const rate = ms > 500 ? `, ${sizeText((bytes * 1_000) / ms)}/s` : '';
  if (total === undefined || total === 0) return `  ${what}  ${sizeText(bytes)}${rate}`;
  const part = Math.min(bytes / total, 1);
  const full = Math.round(part * barColumns);
  const bar = '#'.repeat(full) + '-'.repeat(barColumns - full);
  const percent = `${Math.floor(part * 100)}`.padStart(3);
  return `  ${what}  [${bar}] ${percent} %  ${sizeText(bytes)} of ${sizeText(total)}${rate}`;
}
