import { parseArgs } from 'node:util';
import { parseCallers } from '../config/parse-callers.ts';
import { type Role, roles } from '../values/role.ts';
import { createKey } from './create-key.ts';

/** Where the command writes: what is the result, and what is for the person only. */
export interface KeyCommandOutput {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What is printed to whoever misuses `key`. */
export const keyUsage = `hardware-gateway key create --id NAME --roles ROLE[,ROLE…]

Makes a key for a caller and prints it, this once, with the entry to paste under "keys:" in GATEWAY_CALLERS_FILE.
Roles: ${roles.join(', ')}. submitter and publisher include reader.`;

/** Runs `key` with the words behind it. @returns the exit code: 2 for words that it does not understand */
export function runKeyCommand(words: readonly string[], { out, err }: KeyCommandOutput): number {
  const [verb, ...rest] = words;
  const options = verb === 'create' ? readOptions(rest) : 'The only thing to do with keys is to create one.';
  if (typeof options === 'string') {
    err(`${options}\n\n${keyUsage}`);
    return 2;
  }
  const { key, entry } = createKey(options.id, options.roles);
  const declared = parseCallers(`keys:\n${entry}`);
  if (!declared.ok) {
    err(`--id: ${declared.faults.join('; ').replace(/^keys\[0\]\.id: /, '')}`);
    return 2;
  }
  out(
    `The key of ${options.id}. It is shown this once and stored nowhere; give it to the caller:\n\n  ${key.unwrap()}\n\n` +
      `The entry for GATEWAY_CALLERS_FILE, which holds only its hash:\n\nkeys:\n  ${entry}`,
  );
  return 0;
}

/** The options, or what is wrong with them. */
function readOptions(words: readonly string[]): { id: string; roles: Role[] } | string {
  let values: { id?: string; roles?: string[] };
  try {
    const options = { id: { type: 'string' }, roles: { type: 'string', multiple: true } } as const;
    ({ values } = parseArgs({ args: [...words], options, strict: true }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const named = (values.roles ?? []).flatMap((text) => text.split(',')).map((text) => text.trim());
  const known = roles.filter((role) => named.includes(role));
  const strange = named.find((name) => !roles.some((role) => role === name));
  if (values.id === undefined) return '--id is missing: a name for the caller, such as grafana.';
  if (strange !== undefined) return `${JSON.stringify(strange)} is no role, but: ${roles.join(', ')}.`;
  if (known.length === 0) return `--roles is missing: one or more of ${roles.join(', ')}, comma separated.`;
  return { id: values.id, roles: known };
}
