import { aims } from './plan.ts';
import { questions } from './questions.ts';
import type { Figures } from './whole-run.ts';

/** The scale is logarithmic, from `least` to `most` times the limit: peers are up to a hundred times apart. */
const least = 0.003;
const most = 30;
const bar = 16;
const left = 150;
const width = 900;
const space = width - left - 70;

const style = `
  text { font: 12px system-ui, sans-serif; fill: #24292f; }
  .title { font-weight: 600; font-size: 14px; }
  .peer { fill: #afb8c1; } .gateway { fill: #0969da; } .limit { stroke: #24292f; } .aim { stroke: #bf8700; stroke-width: 3; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .peer { fill: #57606a; } .gateway { fill: #58a6ff; } .limit { stroke: #e6edf3; } .aim { stroke: #e3b341; }
  }`;

/** Answers a second at 16 at once as ratios to the limit, a group of bars for each question, as an SVG of its own. */
export function chart({ rows }: Figures): string {
  const parts: string[] = [];
  let y = 50;
  for (const { id, title } of questions) {
    const all = rows.get('some')?.get(id)?.slice(1) ?? [];
    parts.push(text(10, y, `${id}: ${title}`, 'title'));
    const top = y + 8;
    for (const { name, ofLimit } of all.filter((one) => Number.isFinite(one.ofLimit))) {
      y += bar + 4;
      const kind = name === 'Hardware Gateway' ? 'gateway' : 'peer';
      const end = place(ofLimit);
      parts.push(text(left - 8, y, name, undefined, 'end'));
      parts.push(
        `<rect class="${kind}" x="${left}" y="${y - bar + 4}" width="${end - left}" height="${bar}"/>`,
      );
      parts.push(text(end + 6, y, ofLimit.toFixed(ofLimit < 0.1 ? 3 : 2)));
      const aim = aims[id];
      if (kind === 'gateway' && aim !== undefined) parts.push(line('aim', place(aim), y - bar + 2, y + 6));
    }
    parts.push(line('limit', place(1), top, y + 8));
    y += 36;
  }
  const head =
    'Answers a second, 16 at once, as a ratio to the hand-written limit (upright line), logarithmic; mark: what the gateway aims at';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="${head}">`,
    `<style>${style}\n</style>`,
    text(10, 20, head),
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function place(ratio: number): number {
  const share = Math.log(ratio / least) / Math.log(most / least);
  return Math.round(left + Math.min(1, Math.max(0.002, share)) * space);
}

function text(x: number, y: number, words: string, kind?: string, anchor?: string): string {
  const attributes = `${kind ? ` class="${kind}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`;
  return `<text x="${x}" y="${y}"${attributes}>${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;
}

function line(kind: string, x: number, from: number, to: number): string {
  return `<line class="${kind}" x1="${x}" x2="${x}" y1="${from}" y2="${to}"/>`;
}
