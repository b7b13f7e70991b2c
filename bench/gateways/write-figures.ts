import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chart } from './chart.ts';
import { report } from './report.ts';
import type { Figures } from './whole-run.ts';

const begin = '<!-- The figures from here on are written by `npm run bench`. -->';
const end = '<!-- The figures end here. -->';

/** Puts the report between its marks in `performance.md` of a folder, and the chart beside it. Gives the report. */
export async function writeFigures(figures: Figures, folder: string): Promise<string> {
  const { page, before, after } = await findPage(folder);
  const text = report(figures, new Date());
  await writeFile(page, `${before}\n\n${text}\n\n${after}`);
  await writeFile(join(folder, 'performance.svg'), chart(figures));
  return text;
}

/** The page of a folder, with what stands before and after the figures. Rejects where there is none, or no place in it. */
export async function findPage(folder: string) {
  const page = join(folder, 'performance.md');
  const text = await readFile(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`${page} has no marks between which the figures go`);
  return { page, before: text.slice(0, from + begin.length), after: text.slice(to) };
}
