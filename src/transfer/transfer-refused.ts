/** Why a package was not carried, for programs. */
export type TransferCode =
  /** There is no such submission, package or asset. */
  | 'ENTITY_NOT_FOUND'
  /** The submission does not await a package (any more). */
  | 'REQUEST_INVALID_FOR_CURRENT_STATE'
  /** Another upload to the same submission finished meanwhile. */
  | 'UPLOAD_CONFLICT'
  | 'PACKAGE_EMPTY'
  | 'PACKAGE_TOO_LARGE'
  | 'DIGEST_MISMATCH'
  /** The sender went away before the last byte. */
  | 'UPLOAD_BROKEN_OFF'
  /** The sender fell silent. */
  | 'UPLOAD_STALLED'
  /** There is nothing to download yet, or never will be. */
  | 'NOTHING_TO_DOWNLOAD'
  | 'RANGE_NOT_SATISFIABLE'
  /** The service understood the request and refused it. */
  | 'REFUSED';

/** A package that cannot be carried, for a reason that the message tells whoever sent or asked for it. */
export class TransferRefused extends Error {
  readonly code: TransferCode;
  /** What a program may want to know besides; becomes `extensions`. A `code` in it, the service's own, goes first. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: TransferCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'TransferRefused';
    this.code = code;
    this.details = details;
  }
}
