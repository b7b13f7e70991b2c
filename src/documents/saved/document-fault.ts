/** Something that is wrong with a document. */
export interface DocumentFault {
  /** From 1; undefined where it is about the whole. */
  readonly line: number | undefined;
  readonly message: string;
}
