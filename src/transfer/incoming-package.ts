import { TransferRefused } from './transfer-refused.ts';

/** A package as somebody sends it. */
export interface IncomingPackage {
  readonly body: AsyncIterable<Buffer>;
  /** Its length, where it was announced. */
  readonly bytes?: number | undefined;
  /** Called right before the first byte is wanted: until then nothing needs to be sent. */
  begin(): void;
  /** The SHA-256 that the sender promises, in hexadecimal digits; asked for behind the last byte. Throws when it cannot be read. */
  sha256(): string | null;
  /** Aborted, with the error to throw, when the sender is gone before the last byte. */
  readonly signal: AbortSignal;
}

/** @throws TransferRefused PACKAGE_EMPTY for a package without a byte. */
export function refuseEmpty(bytes: number): void {
  if (bytes > 0) return;
  throw new TransferRefused(
    'PACKAGE_EMPTY',
    'The request has no body. Send the package itself as the body, for instance with `curl -T driver.cab`.',
  );
}

/** @throws TransferRefused DIGEST_MISMATCH when what arrived is not what the sender promised. */
export function verifyDigest(promised: Pick<IncomingPackage, 'sha256'>, sha256: string): void {
  const expected = promised.sha256();
  if (expected === null || expected === sha256) return;
  throw new TransferRefused(
    'DIGEST_MISMATCH',
    'What arrived does not have the SHA-256 that Content-Digest promises, so it was dropped. Send the package again.',
    { sha256, expected },
  );
}
