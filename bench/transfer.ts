import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newSubmission } from '../test/kit/new-submission.ts';
import { startRealAzurite } from '../test/kit/real-azurite.ts';
import { type Stage, setStage } from '../test/kit/stage.ts';

const mebibyte = 1024 * 1024;
const sizes = [64, 1024].map((size) => size * mebibyte);
const rounds = 3;
const chunk = Buffer.alloc(64 * 1024, 'MSCF');

/*
 * How fast packages pass through the gateway, beside a plain PUT to and GET from the same blob server (Azurite), and
 * what memory the gateway takes for it. Best of three rounds, the ways in turns; all processes share this machine.
 */
const azurite = await startRealAzurite();
try {
  for (const size of sizes) await measure(size);
} finally {
  await azurite.kill();
}

async function measure(size: number): Promise<void> {
  const stage = await setStage();
  try {
    const idle = await memory(stage, 'VmRSS');
    const submission = await newSubmission(stage);
    const sasUrl = azurite.sasUrl(`through-${size}`);
    stage.emulator.control.submission(submission.submissionId, { initialPackageUrl: sasUrl });
    const directUrl = azurite.sasUrl(`direct-${size}`);
    const best = { directUp: 0, up: 0, directDown: 0, down: 0 };
    for (let round = 0; round < rounds; round += 1) {
      best.directUp = Math.max(
        best.directUp,
        await speed(size, () => put(directUrl, size, { 'x-ms-blob-type': 'BlockBlob' })),
      );
      best.up = Math.max(best.up, await speed(size, () => put(submission.url, size)));
      best.directDown = Math.max(best.directDown, await speed(size, () => get(directUrl)));
      best.down = Math.max(best.down, await speed(size, () => get(`${submission.url}/initial`)));
    }
    const label = `${size / mebibyte} MiB`.padStart(9);
    say(
      `${label}  upload   ${rate(best.up)}   direct PUT ${rate(best.directUp)}   ${ratio(best.up, best.directUp)}`,
    );
    say(
      `${label}  download ${rate(best.down)}   direct GET ${rate(best.directDown)}   ${ratio(best.down, best.directDown)}`,
    );
    say(
      `${label}  resident ${idle.toFixed(0)} MB idle, ${(await memory(stage, 'VmHWM')).toFixed(0)} MB at most`,
    );
  } finally {
    await stage.close();
  }
}

/** MB a second. */
async function speed(size: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return size / 1e3 / (performance.now() - startedAt);
}

async function put(url: string, size: number, headers: Record<string, string> = {}): Promise<void> {
  const outgoing = request(url, {
    method: 'PUT',
    agent: false,
    headers: { ...headers, 'content-length': String(size) },
  });
  const answered = statusOf(outgoing);
  await pipeline(Readable.from(chunks(size)), outgoing);
  const status = await answered;
  if (status >= 300) throw new Error(`PUT was answered with ${status}`);
}

async function get(url: string): Promise<void> {
  const outgoing = request(url, { agent: false });
  outgoing.end();
  const status = await statusOf(outgoing);
  if (status >= 300) throw new Error(`GET was answered with ${status}`);
}

function* chunks(size: number): Generator<Buffer> {
  for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
}

/** The status, when the whole answer has come. */
function statusOf(outgoing: ReturnType<typeof request>): Promise<number> {
  return new Promise((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      response.once('error', reject);
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.resume();
    });
  });
}

/** Megabytes, as Linux counts them for the gateway's process. */
async function memory({ gateway }: Stage, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${gateway.process.pid}/status`, 'utf8');
  return (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
}

function rate(megabytes: number): string {
  return `${megabytes.toFixed(0).padStart(5)} MB/s`;
}

function ratio(ours: number, direct: number): string {
  return `${(ours / direct).toFixed(2)} of it`;
}

function say(line: string): void {
  console.log(line);
}
