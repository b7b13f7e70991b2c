import { type Json, writeJson } from '../json-writer.ts';

/** An answer, complete before the first byte leaves. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A JSON answer. */
export function json(status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: writeJson(body),
  };
}

/** An answer without a body, as for commit, PATCH and cancel. */
export function empty(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers, body: '' };
}

/** An answer of text or bytes. */
export function content(
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { status, headers: { 'content-type': type, ...headers }, body };
}
