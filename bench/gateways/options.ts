import { parseArgs } from 'node:util';

/** How much is measured, by the command line. */
export interface Options {
  /** Contenders whose name contains one of these, in any letter case; none: all. */
  readonly only: readonly string[];
  /** Questions by their ids; none: all. */
  readonly ask: readonly string[];
  readonly rounds: number;
  /** How long one question is asked in one round. */
  readonly milliseconds: number;
  readonly connections: number;
}

/** Reads the command line. Throws where an option is not known. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean' },
      only: { type: 'string' },
      ask: { type: 'string' },
      rounds: { type: 'string' },
      ms: { type: 'string' },
      connections: { type: 'string' },
    },
  });
  return {
    only: list(values.only?.toLowerCase()),
    ask: list(values.ask?.toUpperCase()),
    rounds: Number(values.rounds ?? 3),
    milliseconds: Number(values.ms ?? 700),
    connections: Number(values.connections ?? 16),
  };
}

function list(text = ''): string[] {
  return text.split(',').filter((part) => part !== '');
}
