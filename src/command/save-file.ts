import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Download } from './gateway.ts';
import { GatewayFault } from './gateway-fault.ts';
import type { Session } from './session.ts';

/** A file that was saved whole. */
export interface SavedFile {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

const mostTries = 8;
const longestPauseMs = 20_000;

/**
 * Downloads into `FILE.part`, which becomes the file when it is whole: a name that is there is a file that is whole.
 * What an earlier run left is gone on with, if it is still the same file. @throws CommandError
 */
export async function saveFile(session: Session, from: string, file: string): Promise<SavedFile> {
  const { clock, report, signal } = session;
  for (let tries = 1; ; tries += 1) {
    try {
      await fetchPart(session, from, `${file}.part`);
      break;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Broken || isPassing(error)) || tries >= mostTries) throw told(error);
      const pauseMs = Math.min(250 * 2 ** tries, longestPauseMs);
      report.event('waiting', { code: 'DOWNLOAD_BROKEN_OFF' }, 'The download broke off; going on with it …');
      await clock.sleep(pauseMs, signal);
    }
  }
  const saved = { file, ...(await fingerprint(`${file}.part`)) };
  await rename(`${file}.part`, file);
  await rm(notesOf(`${file}.part`), { force: true });
  return saved;
}

/** It ended before it was whole; what came is kept. */
class Broken extends Error {}

/** Which file the part is of, so that two are never joined. */
interface Notes {
  readonly from: string;
  readonly etag: string | null;
  readonly bytes: number | null;
}

function notesOf(part: string): string {
  return `${part}.json`;
}

async function fetchPart(session: Session, from: string, part: string): Promise<void> {
  const kept = await keptPart(from, part);
  const headers: Record<string, string> =
    kept === undefined ? {} : { range: `bytes=${kept.size}-`, 'if-range': kept.etag };
  const download = await session.gateway
    .download(from, headers, session.signal)
    .catch(async (error: unknown) => {
      // The part has more than the file, or all of it and nothing more to give: begin anew.
      if (
        kept !== undefined &&
        error instanceof CommandError &&
        error.details.code === 'RANGE_NOT_SATISFIABLE'
      ) {
        await rm(part, { force: true });
        throw new Broken();
      }
      throw error;
    });
  const continued = download.status === 206 && startOf(download) === kept?.size;
  if (download.status === 206 && !continued) {
    download.body.destroy();
    await rm(part, { force: true });
    throw new Broken();
  }
  const offset = continued ? (kept?.size ?? 0) : 0;
  const total = totalOf(download, offset);
  const notes: Notes = { from, etag: strongEtag(download), bytes: total ?? null };
  if (!continued) await rm(part, { force: true });
  await writeFile(notesOf(part), JSON.stringify(notes));
  await append(session, download, { part, offset, total });
}

/** What an earlier try left, if it can be gone on with. */
async function keptPart(from: string, part: string): Promise<{ size: number; etag: string } | undefined> {
  try {
    const notes = JSON.parse(await readFile(notesOf(part), 'utf8')) as Notes;
    const { size } = await stat(part);
    return notes.from === from && notes.etag !== null && size > 0 ? { size, etag: notes.etag } : undefined;
  } catch {
    return undefined;
  }
}

async function append(
  { report }: Session,
  { body }: Download,
  { part, offset, total }: { part: string; offset: number; total: number | undefined },
): Promise<void> {
  const transfer = report.transfer('download', total);
  const handle = await open(part, offset === 0 ? 'w' : 'a').catch((error: NodeJS.ErrnoException) => {
    body.destroy();
    throw unwritable(part, error);
  });
  let size = offset;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      await write(handle, part, chunk);
      size += chunk.length;
      transfer.moved(size);
    }
    await handle.sync();
  } catch (error) {
    throw error instanceof CommandError ? error : new Broken();
  } finally {
    transfer.end();
    await handle.close();
  }
  if (total !== undefined && size < total) throw new Broken();
  if (total !== undefined && size > total) {
    await rm(part, { force: true });
    throw new Broken();
  }
}

async function write(handle: FileHandle, part: string, chunk: Buffer): Promise<void> {
  await handle.writeFile(chunk).catch((error: NodeJS.ErrnoException) => {
    throw unwritable(part, error);
  });
}

function unwritable(part: string, { code }: NodeJS.ErrnoException): CommandError {
  return new CommandError(ExitCode.Usage, `${part} cannot be written (${code}).`, {
    code: 'OUTPUT_UNWRITABLE',
    advice: 'Name another file with --output.',
  });
}

function startOf({ headers }: Download): number | undefined {
  const [, start] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
  return start === undefined ? undefined : Number(start);
}

function totalOf({ headers }: Download, offset: number): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : offset + Number(length);
}

/** A weak one says too little about bytes. */
function strongEtag({ headers }: Download): string | null {
  const { etag } = headers;
  return etag?.startsWith('"') ? etag : null;
}

async function fingerprint(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function isPassing(error: unknown): boolean {
  const kinds: readonly ExitCode[] = [ExitCode.Unreachable, ExitCode.Throttled];
  return error instanceof GatewayFault && kinds.includes(error.exitCode);
}

function told(error: unknown): unknown {
  if (!(error instanceof Broken)) return error;
  return new CommandError(ExitCode.Unreachable, 'The download broke off again and again.', {
    code: 'DOWNLOAD_BROKEN_OFF',
    advice: 'Run the same command again: it goes on where this one stopped.',
  });
}
