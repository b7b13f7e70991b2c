import { DocumentMisnamed, DocumentNotFound } from './document-errors.ts';
import { documentHash } from './document-hash.ts';
import { type DocumentName, type DocumentRequest, readDocumentName } from './document-name.ts';
import { createPersistedQueries, type PersistedQueries } from './persisted-queries.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** The document of a request. */
export interface FoundDocument {
  /** Its text; undefined where the request has none at all. */
  readonly text: string | undefined;
  /** To be called when it has been found sound and may run: then it is kept, if that was asked for. */
  keep(): void;
}

/** Where documents come from: the request, what clients registered, and the folder of trusted ones. */
export interface Documents {
  /** At once where the request sends its text and no name. @throws DocumentNotFound, DocumentMisnamed */
  find(request: DocumentRequest): FoundDocument | Promise<FoundDocument>;
}

/** What is found where; without parts only what clients of this process registered. */
export interface DocumentsParts {
  readonly persisted?: PersistedQueries;
  readonly trusted?: TrustedDocuments;
}

/** The documents of a gateway. */
export function createDocuments(parts: DocumentsParts = {}): Documents {
  const { persisted = createPersistedQueries(), trusted } = parts;

  async function lookUp(named: DocumentName): Promise<string> {
    if ('name' in named) {
      const document = trusted?.byName(named.name);
      if (document !== undefined) return document.text;
      throw new DocumentNotFound(
        'There is no document of this name. Names are those of the files in GATEWAY_QUERIES_DIR, without `.graphql`.',
      );
    }
    const text = trusted?.byHash(named.hash)?.text ?? (await persisted.get(named.hash));
    // Clients know it by this text.
    if (text === undefined) throw new DocumentNotFound('PersistedQueryNotFound');
    return text;
  }

  async function findNamed(named: DocumentName, query: string | undefined): Promise<FoundDocument> {
    // Over WebSockets a query cannot be left out, only left empty.
    if (query === undefined || query === '') return { text: await lookUp(named), keep };
    if (!('hash' in named)) throw new DocumentMisnamed('Send the name of a document, or its text.');
    if (documentHash(query) !== named.hash) throw new DocumentMisnamed('provided sha does not match query');
    return { text: query, keep: () => persisted.keep(named.hash, query) };
  }

  return {
    find(request) {
      const named = readDocumentName(request);
      return named === undefined ? { text: request.query, keep } : findNamed(named, request.query);
    },
  };
}

/** Of a document that is not to be kept. */
function keep(): void {}
