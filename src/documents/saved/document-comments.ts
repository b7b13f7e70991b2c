import { type DocumentNode, type Token, TokenKind } from 'graphql';

/** What a document says in its comments. */
export interface DocumentComments {
  /** Those above everything else, as a text; empty where there are none. */
  readonly description: string;
  /** The lines that state where the rows are: `# rows: products.nodes`. */
  readonly rows: readonly RowsLine[];
}

/** Such a line. */
export interface RowsLine {
  readonly path: readonly string[];
  /** Where it stands, from 1. */
  readonly line: number;
}

/** Reads the comments of a document that was parsed with its places. */
export function readComments({ loc }: DocumentNode): DocumentComments {
  const rows: RowsLine[] = [];
  const description: string[] = [];
  let isAbove = true;
  for (let token: Token | null = loc?.startToken.next ?? null; token !== null; token = token.next) {
    if (token.kind !== TokenKind.COMMENT) {
      isAbove = false;
      continue;
    }
    const [, path] = /^\s*rows:(.*)$/.exec(token.value) ?? [];
    if (path !== undefined) rows.push({ path: path.split('.').map((name) => name.trim()), line: token.line });
    else if (isAbove) description.push(token.value.trim());
  }
  return { description: description.join('\n').trim(), rows };
}
