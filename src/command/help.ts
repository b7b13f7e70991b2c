import { type PipelineCommand, sharedOptions } from './command.ts';
import type { OptionSpec } from './options.ts';

/** What `--help` of a command prints. */
export function helpText({ name, operand, summary, notes = [], examples, options }: PipelineCommand): string {
  return [
    `hardware-gateway ${[name, operand, '[options]'].filter(Boolean).join(' ')}`,
    '',
    ...wrap(summary, 100),
    ...notes.flatMap((note) => ['', ...wrap(note, 100)]),
    '',
    'Options:',
    ...options.flatMap(describe),
    '',
    'Options of every command:',
    ...sharedOptions.flatMap(describe),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
    'Exit codes: 0 done, 1 refused or failed, 2 usage, 3 not ready or timed out, 4 credentials, 5 throttled,',
    '6 outcome unknown, 7 unreachable, 8 package or state file in the way, 130 interrupted.',
  ].join('\n');
}

const column = 34;
const width = 110;

function describe({ name, short, value, multiple, text }: OptionSpec): string[] {
  const flags = `${short === undefined ? '    ' : `-${short}, `}--${name}`;
  const left = `  ${flags}${value === undefined ? '' : ` ${value}${multiple ? ' …' : ''}`}`;
  const [first = '', ...rest] = wrap(text, width - column);
  const lines = rest.map((line) => ' '.repeat(column) + line);
  if (left.length >= column) return [left, ' '.repeat(column) + first, ...lines];
  return [left.padEnd(column) + first, ...lines];
}

function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
