import { machine } from './machine.ts';
import { aims, type SettingName } from './plan.ts';
import { questions } from './questions.ts';
import type { Summary } from './summary.ts';
import type { Figures } from './whole-run.ts';

type Cell = (one: Summary, question: (typeof questions)[number]) => string;

/** The figures as Markdown, with the machine, the versions, the date and the command. */
export function report(figures: Figures, date: Date): string {
  const head = `Taken on ${date.toISOString().slice(0, 10)} by \`${command()}\`. ${machine()}`;
  const picture = '![Answers a second as a ratio to the limit, by question and server](performance.svg)';
  const sections = sectionsOf(figures).map(([title, text]) => `### ${title}\n\n${text}`);
  return [head, ...figures.notes, picture, ...sections].join('\n\n');
}

function command(): string {
  const turns = process.argv.slice(2).filter((argument) => argument.startsWith('--ms'));
  return ['npm run bench', ...(turns.length > 0 ? ['--', ...turns] : [])].join(' ');
}

function sectionsOf(figures: Figures): (readonly [title: string, text: string])[] {
  const both: Cell = ({ perSecond, ofLimit }) => `${count(perSecond)} (${ratio(ofLimit)})`;
  const cpu: Cell = (one) => `${milliseconds(one.cpu)} (${ratio(one.ofLimitByCpu)})`;
  const waits: Cell = ({ median, p99 }) => `${milliseconds(median)} / ${milliseconds(p99)}`;
  const beyond: Cell = ({ median }, { chain }) => (median - 20 * chain).toFixed(1);
  const table = (name: SettingName, cell: Cell) => tableOf(figures, name, cell);
  return [
    ['Answers a second (ratio to the limit), 16 at once, no delay', tableOf(figures, 'some', both, [aim])],
    ['Median / 99th percentile of the wait in ms, 16 at once, no delay', table('some', waits)],
    [
      'Processor time of the server for one answer in ms (answers for the same time, as a ratio to the limit), 16 at once',
      table('some', cpu),
    ],
    [
      'Calls to the upstream for one answer, 16 at once, no delay',
      table('some', ({ calls }) => calls.toFixed(1)),
    ],
    ['Answers a second (ratio to the limit), 64 at once, no delay', table('many', both)],
    ['Median / 99th percentile of the wait in ms, 64 at once, no delay', table('many', waits)],
    ['Answers a second (ratio to the limit), one at a time, no delay', table('one', both)],
    [
      '20 ms of delay, one at a time: ms beyond the longest chain of calls that need each other',
      tableOf(figures, 'oneDelayed', beyond, [callsAlone(figures)]),
    ],
    ['20 ms of delay, 16 at once: answers a second (ratio to the limit)', table('someDelayed', both)],
    ['20 ms of delay, 64 at once: answers a second (ratio to the limit)', table('manyDelayed', both)],
    [
      'Answers a second (ratio to the limit), 16 at once, no delay, while no two answers of the upstream are the same',
      table('someChanging', both),
    ],
    ['Q6: the answer to Q3 from memory, 16 at once', fromMemory(figures)],
    ['Scale: one operation at a time', scale(figures)],
    ['Start and memory', standing(figures)],
  ];
}

const aim = ['aim of the gateway', ...questions.map(({ id }) => `(${aims[id]})`)];

function callsAlone({ callsAlone: all }: Figures): string[] {
  const cells = questions.map(({ id, chain }) => ((all.get(id) ?? Number.NaN) - 20 * chain).toFixed(1));
  return ['the calls alone', ...cells];
}

/** @param more Lines below those of the contenders */
function tableOf(
  { rows, exact }: Figures,
  name: SettingName,
  cell: Cell,
  more: readonly (readonly string[])[] = [],
): string {
  const byQuestion = rows.get(name);
  const names = byQuestion?.get('Q1')?.map((one) => one.name) ?? [];
  const lines = names.map((server, index) => {
    const cells = questions.map((question) => {
      const one = byQuestion?.get(question.id)?.[index];
      return one !== undefined && Number.isFinite(one.perSecond) ? cell(one, question) : '–';
    });
    return [exact.has(server) ? server : `${server} ¹`, ...cells];
  });
  const note = names.every((server) => exact.has(server)) ? '' : '\n\n¹ rounds ids';
  return markdown(['', ...questions.map(({ id }) => id)], [...lines, ...more]) + note;
}

function fromMemory({ fromMemory: all }: Figures): string {
  const lines = all.map((one) => [
    one.name,
    `${count(one.perSecond)} (${ratio(one.ofLimit)})`,
    milliseconds(one.median),
    milliseconds(one.p99),
    one.calls.toFixed(2),
  ]);
  return markdown(['', 'a second (of the static answer)', 'median ms', 'p99 ms', 'calls an answer'], lines);
}

function scale({ scale: all }: Figures): string {
  const lines = all.map(({ title, cpuPerNode, longestHold }) => [
    title,
    cpuPerNode.toFixed(1),
    longestHold.toFixed(1),
  ]);
  return markdown(
    ['', 'processor time for each record read, µs', 'longest hold of the event loop, ms'],
    lines,
  );
}

function standing({ standing: { readyAfter, resident } }: Figures): string {
  return markdown(
    ['', ''],
    [
      ['from start to ready', `${(readyAfter / 1000).toFixed(2)} s`],
      ['resident when ready', `${resident.idle.toFixed(0)} MB`],
      ['resident after the load', `${resident.loaded.toFixed(0)} MB`],
    ],
  );
}

function markdown(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), `|${rule.join('|')}|`, ...lines.map(line)].join('\n');
}

function count(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en');
}

function ratio(value: number): string {
  return value < 0.1 ? value.toFixed(3) : value.toFixed(2);
}

function milliseconds(value: number): string {
  return value < 1 ? value.toFixed(3) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}
