import { parseArgs } from 'node:util';
import { usageError } from './command-error.ts';

/** An option of a command, for the parser and for its help. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help, such as `FILE`; left out, the option is a flag. */
  readonly value?: string;
  /** May be given more than once, and its values may be comma separated. */
  readonly multiple?: boolean;
  readonly text: string;
}

/** What a command was given. Asking for an option that its specification lacks is a mistake in the program. */
export interface Options {
  /** What stands beside the options. */
  readonly operands: readonly string[];
  text(name: string): string | undefined;
  /** The text of an option that must be there. @throws CommandError */
  required(name: string): string;
  list(name: string): readonly string[];
  flag(name: string): boolean;
}

/** Reads the words after a command's name. @throws CommandError that names the word it does not know. */
export function readOptions(
  command: string,
  words: readonly string[],
  specs: readonly OptionSpec[],
): Options {
  const { values, positionals } = parse(command, words, specs);
  const text = (name: string) => {
    const value = values[name];
    if (value === '') throw usageError(`--${name} is empty.`, helpOf(command));
    return typeof value === 'string' ? value : undefined;
  };
  return {
    operands: positionals,
    text,
    required(name) {
      const value = text(name);
      if (value === undefined) throw usageError(`--${name} is missing.`, helpOf(command));
      return value;
    },
    list(name) {
      const value = values[name];
      const texts = Array.isArray(value) ? value.map(String) : [];
      return texts.flatMap((one) => one.split(',').map((part) => part.trim())).filter((part) => part !== '');
    },
    flag: (name) => values[name] === true,
  };
}

/** For commands that take options only. @throws CommandError */
export function refuseOperands(command: string, { operands: [operand] }: Options): void {
  if (operand !== undefined) throw usageError(`${JSON.stringify(operand)} is too much.`, helpOf(command));
}

/** Where to read on. */
export function helpOf(command: string): string {
  return `hardware-gateway ${command} --help shows what there is.`;
}

function parse(command: string, words: readonly string[], specs: readonly OptionSpec[]) {
  const options = Object.fromEntries(
    specs.map(({ name, short, value, multiple }) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        ...(short !== undefined && { short }),
        ...(multiple === true && { multiple }),
      },
    ]),
  );
  try {
    return parseArgs({ args: [...words], options, strict: true, allowPositionals: true });
  } catch (error) {
    // Node's own messages name the option; what follows the first sentence speaks of `--` and its quoting.
    const message = error instanceof Error ? error.message : String(error);
    throw usageError(message.split(/\. /)[0]?.replace(/\.?$/, '.') ?? message, helpOf(command));
  }
}
