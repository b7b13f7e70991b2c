import { decodeUtf8 } from '../values/utf8.ts';
import { eventStreamType } from './event-stream.ts';
import { HttpError } from './http-error.ts';
import { negotiate, readMediaType } from './media-type.ts';
import type { OperationAnswer, OperationRequest } from './operation.ts';

/*
 * GraphQL over HTTP, the working group's specification, without a framework:
 * https://graphql.github.io/graphql-over-http/draft/
 */

/** The forms of an answer; the first is what clients without an opinion get, the last a stream. */
export const answerTypes = [
  'application/json',
  'application/graphql-response+json',
  eventStreamType,
] as const;

export type AnswerType = (typeof answerTypes)[number];

/** The parts of an HTTP request that make an operation. */
export interface HttpParts {
  readonly method: string;
  /** With its question mark, or empty. */
  readonly search: string;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly body: Buffer | undefined;
}

/** What of an operation stands in the request itself. */
export type OperationParameters = Pick<
  OperationRequest,
  'query' | 'documentId' | 'operationName' | 'variables' | 'extensions'
>;

/** The form of answer that the client accepts. @throws HttpError 406 */
export function chooseAnswerType(accept: string | undefined): AnswerType {
  const type = negotiate(accept, answerTypes);
  if (type !== undefined) return type;
  throw new HttpError(
    406,
    'BAD_REQUEST',
    `This endpoint answers with ${answerTypes.join(' or ')}; accept one of them.`,
  );
}

/** The operation that a GET or a POST asks for. @throws HttpError 400, 405 or 415 */
export function readParameters(request: HttpParts): OperationParameters {
  if (request.method === 'GET') return parametersFrom(fromSearch(request.search));
  if (request.method === 'POST') return parametersFrom(fromBody(request));
  throw new HttpError(405, 'BAD_REQUEST', 'GraphQL is served by GET and POST.', { allow: 'GET, POST' });
}

/**
 * The status of an answer. In `application/json` every well-formed request gets 200, whatever became of its document,
 * because legacy clients take other statuses for a broken network; the newer form says 4xx when nothing was executed.
 */
export function statusFor({ status, body }: OperationAnswer, type: AnswerType): number {
  if (status === 200 && isForbidden(body)) return 403;
  if (type === 'application/graphql-response+json' || status !== 400) return status;
  const codes = (body.errors ?? []).map(({ extensions }) => extensions?.['code']);
  return codes.every((code) => documentCodes.has(code)) ? 200 : status;
}

/** Was everything that was asked for refused to this caller? */
function isForbidden({ data, errors = [] }: OperationAnswer['body']): boolean {
  const nothing = Object.values(data ?? {}).every((value) => value === null);
  return (
    nothing && errors.length > 0 && errors.every(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')
  );
}

/** Codes of errors in a document, its operation name or its variables. */
const documentCodes: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

const names = ['query', 'documentId', 'operationName', 'variables', 'extensions'] as const;

type Raw = Partial<Record<(typeof names)[number], unknown>>;

function fromSearch(search: string): Raw {
  const parameters = new URLSearchParams(search);
  const raw: Raw = {};
  for (const name of names) {
    const values = parameters.getAll(name);
    if (values.length > 1) throw badRequest(`The parameter ${name} is given more than once.`);
    const value = values[0];
    if (value === undefined) continue;
    const isJson = name === 'variables' || name === 'extensions';
    raw[name] = isJson ? parseJson(value, `The parameter ${name}`) : value;
  }
  return raw;
}

/** Is this the type of body that operations are sent in? */
export function isJsonType(contentType: string | undefined): boolean {
  const media = readMediaType(contentType ?? '');
  const charset = media?.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  return media?.type === 'application/json' && (charset === 'utf-8' || charset === 'utf8');
}

/** The operation that stands in a body. @throws HttpError 400 */
export function parametersOf(text: string): OperationParameters {
  return parametersFrom(fromText(text));
}

function fromBody({ contentType, contentEncoding, body }: HttpParts): Raw {
  const media = readMediaType(contentType ?? '');
  if (media?.type !== 'application/json') {
    throw unsupported('Send the operation as application/json.');
  }
  const charset = media.parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') throw unsupported('Send the operation in utf-8.');
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    throw unsupported('Send the operation without a content encoding.');
  }
  if (body === undefined || body.length === 0)
    throw badRequest('The body is empty; it should be a JSON object.');
  const text = decodeUtf8(body);
  if (text === undefined) throw badRequest('The body is not utf-8.');
  return fromText(text);
}

function fromText(text: string): Raw {
  const value = parseJson(text, 'The body');
  if (Array.isArray(value)) throw badRequest('Batches are not served; send one operation a request.');
  if (!isRecord(value)) throw badRequest('The body should be a JSON object.');
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]]),
  );
}

function parametersFrom(raw: Raw): OperationParameters {
  return {
    query: optional(raw, 'query', isString, 'a string'),
    documentId: optional(raw, 'documentId', isString, 'a string'),
    operationName: optional(raw, 'operationName', isString, 'a string'),
    variables: optional(raw, 'variables', isRecord, 'an object'),
    extensions: optional(raw, 'extensions', isRecord, 'an object'),
  };
}

/** A parameter that is null counts as not given. */
function optional<T>(
  raw: Raw,
  name: keyof Raw,
  is: (value: unknown) => value is T,
  expected: string,
): T | undefined {
  const value = raw[name] ?? undefined;
  if (value === undefined || is(value)) return value;
  throw badRequest(`The parameter ${name} should be ${expected}.`);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(`${what} is not JSON.`);
  }
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badRequest(message: string): HttpError {
  return new HttpError(400, 'BAD_REQUEST', message);
}

function unsupported(message: string): HttpError {
  return new HttpError(415, 'BAD_REQUEST', message);
}
