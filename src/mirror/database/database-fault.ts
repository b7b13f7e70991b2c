/** Why a database does not do its work: what an operator has to know, without a path, address or cell. */
export type FaultKind =
  | 'elsewhere'
  | 'corrupt'
  | 'foreign'
  | 'full'
  | 'newer'
  | 'unreachable'
  | 'closed'
  | 'other';

/** A mirror's database failed. */
export class DatabaseFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseFault';
    this.kind = kind;
  }
}
