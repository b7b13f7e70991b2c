import { createHash } from 'node:crypto';

/** A stored blob. */
export interface Blob {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly etag: string;
  /** In the form of HTTP dates. */
  readonly lastModified: string;
}

interface CommittedBlock {
  readonly id: string;
  readonly bytes: Buffer;
}

/** Keeps blobs in memory: what was uploaded, and what can be made when somebody asks. */
export class BlobStore {
  readonly #blobs = new Map<string, Blob>();
  readonly #makers = new Map<string, () => Buffer>();
  readonly #blocks = new Map<string, Map<string, Buffer>>();
  readonly #committed = new Map<string, readonly CommittedBlock[]>();
  readonly #now: () => number;

  /** `now` gives wall milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether something was uploaded under this name. */
  has(name: string): boolean {
    return this.#blobs.has(name);
  }

  /** The blob, made now if it can be; undefined when there is none. */
  get(name: string): Blob | undefined {
    const stored = this.#blobs.get(name);
    if (stored !== undefined) return stored;
    const bytes = this.#makers.get(name)?.();
    return bytes === undefined ? undefined : describe(bytes, 'application/octet-stream', MADE_AT);
  }

  /** Says how a blob is made when it is asked for and was not uploaded; the last word counts. */
  offer(name: string, make: () => Buffer): void {
    this.#makers.set(name, make);
  }

  /** Stores a whole blob. */
  put(name: string, bytes: Buffer, contentType: string): Blob {
    const blob = describe(bytes, contentType, this.#now());
    this.#blobs.set(name, blob);
    this.#blocks.delete(name);
    this.#committed.delete(name);
    return blob;
  }

  /** Keeps a block until it is committed. */
  stage(name: string, blockId: string, bytes: Buffer): void {
    const blocks = this.#blocks.get(name) ?? new Map<string, Buffer>();
    blocks.set(blockId, bytes);
    this.#blocks.set(name, blocks);
  }

  /** Joins blocks to a blob, the latest of each id; undefined when one of them was never staged, or dropped since. */
  commit(name: string, blockIds: readonly string[], contentType: string): Blob | undefined {
    const staged = this.#blocks.get(name);
    const before = new Map(this.#committed.get(name)?.map((block) => [block.id, block.bytes]));
    const blocks = blockIds.flatMap((id) => {
      const bytes = staged?.get(id) ?? before.get(id);
      return bytes === undefined ? [] : [{ id, bytes }];
    });
    if (blocks.length < blockIds.length) return undefined;
    const blob = this.put(name, Buffer.concat(blocks.map(({ bytes }) => bytes)), contentType);
    this.#committed.set(name, blocks);
    return blob;
  }

  /** The blocks of a blob, committed and not. */
  blocks(name: string): Record<'committed' | 'uncommitted', readonly { id: string; size: number }[]> {
    const staged = [...(this.#blocks.get(name) ?? [])].map(([id, bytes]) => ({ id, size: bytes.length }));
    const committed = (this.#committed.get(name) ?? []).map(({ id, bytes }) => ({ id, size: bytes.length }));
    return { committed, uncommitted: staged };
  }

  /** Forgets everything. */
  clear(): void {
    for (const map of [this.#blobs, this.#makers, this.#blocks, this.#committed]) map.clear();
  }
}

/** The date of all blobs that were not uploaded. */
const MADE_AT = Date.UTC(2026, 9, 1, 8, 30);

function describe(bytes: Buffer, contentType: string, at: number): Blob {
  const digest = createHash('sha256')
    .update(bytes)
    .update(String(at))
    .digest('hex')
    .slice(0, 15)
    .toUpperCase();
  return { bytes, contentType, etag: `"0x8${digest}"`, lastModified: new Date(at).toUTCString() };
}
