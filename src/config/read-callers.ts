import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ConfigFault } from './config-error.ts';
import type { CallersFile } from './declared-callers.ts';
import { parseCallers } from './parse-callers.ts';

const variable = 'GATEWAY_CALLERS_FILE';

/**
 * The file of callers, read for the first time. Every fault is added to `faults`; then the result is undefined.
 * @param labels Those of the accounts that there are, where they have any.
 */
export function readCallers(
  path: string,
  labels: readonly string[],
  faults: ConfigFault[],
): CallersFile | undefined {
  const absolute = resolve(path);
  let text: string;
  try {
    text = readFileSync(absolute, 'utf8');
  } catch {
    faults.push({
      variable,
      message: 'expected the path of a readable JSON or YAML file that says who may call',
    });
    return undefined;
  }
  const parsed = parseCallers(text, labels);
  if (parsed.ok) return { path: absolute, text, labels, declared: parsed.declared };
  faults.push(...parsed.faults.map((message) => ({ variable, message })));
  return undefined;
}
