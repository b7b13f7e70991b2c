import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chart } from './chart.ts';
import { report } from './report.ts';
import type { Figures } from './whole-run.ts';

const begin = '<!-- The figures from here on are written by `npm run bench`. -->';
const end = '<!-- The figures end here. -->';

/** Puts the report between its marks in `performance.md` of a folder, and the chart beside it. Gives the report. */
export async function writeFigures(figures: Figures, folder: string): Promise<string> {
  const page = join(folder, 'performance.md');
  const before = await readFile(page, 'utf8');
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} has no marks between which the figures go`);
  const text = report(figures, new Date());
  await writeFile(page, `${before.slice(0, from + begin.length)}\n\n${text}\n\n${before.slice(to)}`);
  await writeFile(join(folder, 'performance.svg'), chart(figures));
  return text;
}
