import { DocumentMisnamed } from './document-errors.ts';
import { isDocumentHash } from './document-hash.ts';

/** How a request may say which document it means. */
export interface DocumentRequest {
  readonly query?: string | undefined;
  readonly documentId?: string | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** By its hash, or by the name of its file. */
export type DocumentName = { readonly hash: string } | { readonly name: string };

/**
 * What the request calls its document: `extensions.persistedQuery` in Apollo's protocol, or `documentId`, which is a name or
 * `sha256:` and a hash. Undefined where it only sends a text. @throws DocumentMisnamed
 */
export function readDocumentName({ documentId, extensions }: DocumentRequest): DocumentName | undefined {
  const persisted = extensions && Object.hasOwn(extensions, 'persistedQuery') && extensions['persistedQuery'];
  if (!persisted) return documentId === undefined ? undefined : fromId(documentId);
  if (documentId !== undefined)
    throw new DocumentMisnamed('The document is named twice: send documentId or persistedQuery.');
  return { hash: hashOf(persisted) };
}

/** Does the request name its document? Never throws. */
export function namesDocument({ documentId, extensions }: DocumentRequest): boolean {
  return documentId !== undefined || Boolean(extensions?.['persistedQuery']);
}

function fromId(documentId: string): DocumentName {
  const [, hash] = /^sha256:(.*)$/s.exec(documentId) ?? [];
  if (hash === undefined) return { name: documentId };
  if (isDocumentHash(hash)) return { hash };
  throw new DocumentMisnamed('Behind `sha256:` a documentId has 64 hexadecimal digits in lower case.');
}

function hashOf(persisted: unknown): string {
  const { version, sha256Hash } = Object(persisted) as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1) throw new DocumentMisnamed('Unsupported persisted query version: it should be 1.');
  if (typeof sha256Hash === 'string' && isDocumentHash(sha256Hash)) return sha256Hash;
  throw new DocumentMisnamed('The sha256Hash of a persisted query has 64 hexadecimal digits in lower case.');
}
