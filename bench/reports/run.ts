import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AccountSize, makeAccount } from '../../test/kit/made-account.ts';
import { reply, start } from '../gateways/program.ts';
import { measureReading } from './measure-reading.ts';
import { measureReports, type ReportFigures } from './measure-reports.ts';
import { measureStats } from './measure-stats.ts';
import { startGateway } from './start-gateway.ts';

/*
 * How fast reports are on a large account, which is made and not fetched: every process shares this machine. Ratios to
 * the plain file served in the same run say more than rows a second do.
 */

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, products: { type: 'string', default: '10000' } },
});
const rounds = Number(values.rounds);
const size: AccountSize = { products: Number(values.products), submissions: 5, labels: 3 };
const labels = size.products * size.submissions * size.labels;

say(
  `${availableParallelism()} processors (${cpus()[0]?.model.trim() ?? ''}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, ` +
    `${process.platform}, Node.js ${process.version}, load average ${loadavg()[0]?.toFixed(1)} before it began`,
);
const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
try {
  await makeAccount(folder, size);
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const gateway = await startGateway({ MIRROR_DIR: folder });
  const file = join(folder, 'labels.csv');
  await save(`${gateway.origin}/reports/shipping-labels.csv`, file);
  const plain = start({
    args: ['--import', 'tsx', fileURLToPath(new URL('./static-server.ts', import.meta.url)), file],
  });
  try {
    const limit = await reply<string>(plain);
    const figures = await measureReports(gateway, { limit, rounds, labels });
    say(`\n${labels} shipping labels, ${(statSync(file).size / 1e6).toFixed(0)} MB of CSV, ${rounds} rounds`);
    for (const figure of figures) say(line(figure));
    say(`SQLite reads their cells alone in ${measureReading(folder).toFixed(0)} ms`);
    for (const [keys, ms] of await measureStats(gateway, rounds)) {
      say(
        `submissionStats over ${size.products * size.submissions} submissions by ${keys}: ${ms.toFixed(0)} ms`,
      );
    }
  } finally {
    await Promise.all([gateway.program.stop(), plain.stop()]);
  }
}

async function save(address: string, file: string): Promise<void> {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } });
  if (!response.ok || response.body === null) throw new Error(`${address}: ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(file));
}

function line({ title, rowsPerSecond, megabytesPerSecond, ofLimit, ...more }: ReportFigures): string {
  const speed = `${(rowsPerSecond / 1000).toFixed(0).padStart(4)},000 rows/s  ${megabytesPerSecond.toFixed(0).padStart(4)} MB/s`;
  const beside = `${ofLimit.toFixed(2)} of the plain file`;
  const { firstByte, resident, longestHold, cpu } = more;
  const rest =
    resident === undefined
      ? ''
      : `  resident ${resident.toFixed(0)} MB at most, event loop held ${longestHold?.toFixed(0)} ms at most, ${cpu?.toFixed(0)} ms of processor time`;
  return `${title.padEnd(26)} ${speed}  ${beside}  first byte ${firstByte.toFixed(0)} ms${rest}`;
}

function say(text: string): void {
  console.log(text);
}
