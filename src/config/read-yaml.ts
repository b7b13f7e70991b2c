import { createRequire } from 'node:module';

/** Not imported above: a start without such files should not wait for it. */
const loadYaml = createRequire(import.meta.url);

/** What a text holds, or that it is neither JSON nor YAML, and where not. */
export type ReadText =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly faults: string[] };

/** The value of a JSON or YAML text (every JSON text is YAML too). The parser's own message is not passed on, for it quotes the line. */
export function readYaml(text: string): ReadText {
  try {
    const { parse } = loadYaml('yaml') as typeof import('yaml');
    // Aliases would let a small file become a large one.
    return { ok: true, value: parse(text, { maxAliasCount: 0, logLevel: 'error' }) };
  } catch (error) {
    const { linePos } = error as { linePos?: readonly { line: number; col: number }[] };
    const [at] = linePos ?? [];
    const where = at === undefined ? '' : ` (line ${at.line}, column ${at.col})`;
    return { ok: false, faults: [`expected JSON or YAML, and it is neither${where}`] };
  }
}
