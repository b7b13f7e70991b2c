import type { DocumentNode } from 'graphql';

/** A sound document, ready for the next time that its text comes; the part of Apollo Server's cache that it needs. */
export interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Characters of all texts together. A parsed document takes 100 to 250 bytes for each: some 50 MB at most. */
const mostCharacters = 262_144;
/** What is longer is one of a kind: it would drive out what is asked again and again. */
const longestKept = 16_384;

/**
 * Keeps parsed documents, and forgets the one used longest ago. Apollo Server's own store measures a document by writing
 * it out as JSON, which costs more than parsing it, and comes to three times as much memory.
 */
export function createDocumentStore(most = mostCharacters, longest = longestKept): DocumentStore {
  const documents = new Map<string, DocumentNode>();
  let characters = 0;

  function forget(key: string): boolean {
    const document = documents.get(key);
    if (document === undefined) return false;
    characters -= lengthOf(document);
    return documents.delete(key);
  }

  return {
    async get(key) {
      const document = documents.get(key);
      // A map keeps the order of insertion, so the first key is the one used longest ago.
      if (document !== undefined) documents.delete(key) && documents.set(key, document);
      return document;
    },
    async set(key, document) {
      forget(key);
      if (lengthOf(document) > longest) return;
      documents.set(key, document);
      characters += lengthOf(document);
      for (const oldest of documents.keys()) {
        if (characters <= most) break;
        forget(oldest);
      }
    },
    delete: async (key) => forget(key),
  };
}

function lengthOf({ loc }: DocumentNode): number {
  return loc?.source.body.length ?? Number.POSITIVE_INFINITY;
}
