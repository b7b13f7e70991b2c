import { parseArgs } from 'node:util';

/** How much is measured, by the command line. */
export interface Options {
  /** One setting only, and nothing is written. */
  readonly quick: boolean;
  /** The folder of `performance.md`, where the whole run writes. */
  readonly out: string;
  /** Contenders whose name contains one of these, in any letter case; none: all. */
  readonly only: readonly string[];
  /** Questions by their ids; none: all. */
  readonly ask: readonly string[];
  readonly rounds: number;
  /** How long one question is asked in one round. */
  readonly milliseconds: number;
  readonly connections: number;
  /** Milliseconds that the upstream holds each answer back. */
  readonly delay: number;
  /** Whether each of the upstream's answers differs from the last. */
  readonly changing: boolean;
}

/** Reads the command line. Throws where an option is not known, or would mean nothing without `--quick`. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      out: text,
      only: text,
      ask: text,
      rounds: text,
      ms: text,
      connections: text,
      delay: text,
      changing: { type: 'boolean' },
    },
  });
  const {
    quick = false,
    only,
    ask,
    rounds = 3,
    ms = 600,
    out = 'docs',
    connections = 16,
    delay = 0,
    changing = false,
  } = values;
  const meaningless = [only, ask, values.rounds, values.connections, values.delay, values.changing];
  if (!quick && meaningless.some((value) => value !== undefined)) {
    throw new Error('Without --quick everything is measured: only --ms and --out go with that.');
  }
  return {
    quick,
    out,
    only: list(only?.toLowerCase()),
    ask: list(ask?.toUpperCase()),
    rounds: Number(rounds),
    milliseconds: Number(ms),
    connections: Number(connections),
    delay: Number(delay),
    changing,
  };
}

function list(text = ''): string[] {
  return text.split(',').filter((part) => part !== '');
}
