import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** Microsoft's own blob server for tests, with one container. */
export interface RealAzurite {
  readonly process: ChildProcess;
  /** A signed address of a blob, with which it can be read and written for an hour, or for `lifeMs`. */
  sasUrl(name: string, options?: { readonly permissions?: string; readonly lifeMs?: number }): string;
  /** What is committed under this name; undefined when there is nothing. */
  read(name: string): Promise<Buffer | undefined>;
  /** Blocks that were staged and not committed. */
  uncommitted(name: string): Promise<number>;
  kill(): Promise<void>;
}

const main = fileURLToPath(new URL('../azurite/node_modules/azurite/dist/src/blob/main.js', import.meta.url));
const container = 'ingestion';

/** The account that every Azurite has; its key stands in the documentation and protects nothing. */
const credential = new StorageSharedKeyCredential(
  'devstoreaccount1',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
);

/** Starts one on a free port of 127.0.0.1, with its files in a new folder. Kill it after the test. */
export async function startRealAzurite(): Promise<RealAzurite> {
  if (!existsSync(main)) throw new Error('Azurite is missing: npm ci --prefix test/azurite');
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'azurite-'))];
  const flags = ['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--location', folder];
  const server = spawn(
    process.execPath,
    [main, '--blobHost', '127.0.0.1', '--blobPort', String(port), ...flags],
    {
      stdio: 'ignore',
    },
  );
  const account = `http://127.0.0.1:${port}/devstoreaccount1`;
  const blobs = new BlobServiceClient(account, credential).getContainerClient(container);
  await eventually(
    'Azurite',
    () =>
      blobs.createIfNotExists().then(
        () => true,
        () => false,
      ),
    20_000,
  );
  const client = (name: string) => blobs.getBlockBlobClient(name);
  return {
    process: server,
    sasUrl(name, { permissions = 'rw', lifeMs = 3_600_000 } = {}) {
      const expiresOn = new Date(Date.now() + lifeMs);
      const sas = generateBlobSASQueryParameters(
        {
          containerName: container,
          blobName: name,
          permissions: BlobSASPermissions.parse(permissions),
          expiresOn,
          contentDisposition: `attachment; filename=initial_${name}.cab`,
        },
        credential,
      );
      return `${account}/${container}/${name}?${sas}`;
    },
    read: async (name) => ((await client(name).exists()) ? client(name).downloadToBuffer() : undefined),
    async uncommitted(name) {
      const { uncommittedBlocks = [] } = await client(name).getBlockList('uncommitted');
      return uncommittedBlocks.length;
    },
    async kill() {
      if (server.exitCode === null && server.signalCode === null) {
        const exited = once(server, 'exit');
        server.kill('SIGKILL');
        await exited;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
