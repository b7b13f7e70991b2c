import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  validate,
} from 'graphql';
import { ConfigError } from '../config/config-error.ts';
import { documentHash } from './document-hash.ts';
import { readSavedDocument, type SavedDocument } from './saved/read-saved-document.ts';

/** A document of the folder, sound when it was read. */
export interface TrustedDocument {
  /** That of its file, without `.graphql`. */
  readonly name: string;
  readonly text: string;
  readonly document: DocumentNode;
  /** Its one operation. */
  readonly operation: OperationDefinitionNode;
  /** What it says of rows. */
  readonly saved: SavedDocument;
}

/** The documents of the folder. */
export interface TrustedDocuments {
  /** In the order of their names. */
  readonly all: readonly TrustedDocument[];
  byName(name: string): TrustedDocument | undefined;
  /** By the hash of the file's text, or of the text as graphql-js prints it. */
  byHash(hash: string): TrustedDocument | undefined;
}

/** What documents must pass. */
export interface DocumentChecks {
  readonly schema: GraphQLSchema;
  /** Throws for what is sound and asks for too much. */
  checkText(text: string): void;
}

const ending = '.graphql';
const variable = 'GATEWAY_QUERIES_DIR';
const longestText = 262_144;

/** Reads every `.graphql` file of the folder itself, once. @throws ConfigError with all faults of all files */
export function readTrustedDocuments(folder: string, checks: DocumentChecks): TrustedDocuments {
  const faults: string[] = [];
  const all = fileNames(folder).flatMap((file) => {
    const read = readDocument(folder, file, checks);
    if (!Array.isArray(read)) return [read];
    faults.push(...read);
    return [];
  });
  if (faults.length > 0) throw new ConfigError(faults.map((message) => ({ variable, message })));
  const names = new Map(all.map((one) => [one.name, one]));
  const hashes = new Map(
    all.flatMap((one) => [one.text, print(one.document)].map((text) => [documentHash(text), one] as const)),
  );
  return { all, byName: (name) => names.get(name), byHash: (hash) => hashes.get(hash) };
}

/** A mounted ConfigMap holds its files behind links, beside folders that begin with a point. */
function fileNames(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending) && !name.startsWith('.'));
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

/** The document, or what is wrong with it, each fault with its place. */
function readDocument(
  folder: string,
  file: string,
  { schema, checkText }: DocumentChecks,
): TrustedDocument | string[] {
  const name = file.slice(0, -ending.length);
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/.test(name))
    return [`${file}: expected a name of letters, digits, - and _`];
  const text = readText(join(folder, file));
  if (text === undefined) return [`${file}: expected a text in utf-8 of ${longestText} bytes at most`];
  try {
    checkText(text);
    const document = parse(text);
    const errors = validate(schema, document);
    if (errors.length > 0) return errors.map((error) => faultOf(file, error));
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const [operation] = operations;
    if (operation === undefined || operations.length > 1)
      return [`${file}: expected one operation, found ${operations.length}`];
    const saved = readSavedDocument(schema, document, operation);
    if (!('reason' in saved)) return saved.map(({ line, message }) => `${placeOf(file, line)}: ${message}`);
    return { name, text, document, operation, saved };
  } catch (error) {
    return [faultOf(file, error)];
  }
}

function readText(path: string): string | undefined {
  const bytes = readFileSync(path);
  if (bytes.length > longestText) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function faultOf(file: string, error: unknown): string {
  const line = error instanceof GraphQLError ? error.locations?.[0]?.line : undefined;
  return `${placeOf(file, line)}: ${error instanceof Error ? error.message : error}`;
}

function placeOf(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}
