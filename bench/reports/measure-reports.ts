import { median } from '../gateways/median.ts';
import { cpuMs, peakMb } from '../gateways/program.ts';
import { type Downloaded, download } from './download.ts';
import type { GatewayUnderTest } from './start-gateway.ts';

/** What came of one way to get all rows: medians over the rounds, but for what is a maximum. */
export interface ReportFigures {
  readonly title: string;
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** The speed in bytes beside that of the plain file. */
  readonly ofLimit: number;
  /** Milliseconds. */
  readonly firstByte: number;
  /** Megabytes that the gateway had resident at most so far; of it, not of the plain server. */
  readonly resident?: number;
  /** Milliseconds for which its event loop was held at the longest. */
  readonly longestHold?: number;
  /** Milliseconds of its processor time for one answer. */
  readonly cpu?: number;
}

const reports = {
  'all columns, CSV': 'shipping-labels.csv',
  'all columns, CSV for Excel': 'shipping-labels.csv?excel=1',
  'all columns, NDJSON': 'shipping-labels.ndjson',
  'six columns, CSV': 'shipping-labels.csv?fields=id,name,progress,product_name,published_at,messages',
};

/** Sorting takes memory, which stays with the process: last, so that it does not count for the others. */
const sorted = { 'all columns by name, CSV': 'shipping-labels.csv?orderBy=name' };

const limitTitle = 'a plain file, node:http';

interface Round extends Downloaded {
  readonly cpu: number;
  readonly hold: number;
  readonly resident: number;
}

/** Gets each report in turns, round for round, and the plain file beside them. */
export async function measureReports(
  { origin, program, longestHold }: GatewayUnderTest,
  { limit, rounds, labels }: { readonly limit: string; readonly rounds: number; readonly labels: number },
): Promise<ReportFigures[]> {
  const asked = (paths: Readonly<Record<string, string>>) =>
    Object.entries(paths).map(([title, path]) => [title, `${origin}/reports/${path}`] as const);
  const groups = [[[limitTitle, limit] as const, ...asked(reports)], asked(sorted)];
  const { pid } = program.process;
  const found = new Map<string, Round[]>(groups.flat().map(([title]) => [title, []]));
  for (const [title, address] of groups.flatMap((group) =>
    Array.from({ length: rounds }, () => group).flat(),
  )) {
    await longestHold();
    const before = cpuMs(pid);
    const came = await download(address);
    const cpu = cpuMs(pid) - before;
    found.get(title)?.push({ ...came, cpu, hold: await longestHold(), resident: peakMb(pid) });
  }
  const speed = (rows: readonly Round[]) => median(rows.map(({ bytes, whole }) => bytes / whole / 1000));
  const limitSpeed = speed(found.get(limitTitle) ?? []);
  return [...found].map(([title, all]) => ({
    title,
    rowsPerSecond: median(all.map(({ whole }) => (labels / whole) * 1000)),
    megabytesPerSecond: speed(all),
    ofLimit: speed(all) / limitSpeed,
    firstByte: median(all.map(({ firstByte }) => firstByte)),
    ...(title !== limitTitle && {
      resident: Math.max(...all.map(({ resident }) => resident)),
      longestHold: Math.max(...all.map(({ hold }) => hold)),
      cpu: median(all.map(({ cpu }) => cpu)),
    }),
  }));
}
