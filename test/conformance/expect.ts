import { CheckFailed } from './check.ts';
import type { WireAnswer } from './client.ts';
import type { Wire, WireObject } from './exact-json.ts';
import { faultsOf, isObject, kindOf } from './shapes.ts';

/** Fails the check unless it is so; `expectation` says what should be, without a value of the account. */
export function ensure(holds: boolean, expectation: string): void {
  if (!holds) throw new CheckFailed(`expected ${expectation}`);
}

/** Fails the check unless the answer has one of these statuses. */
export function ensureStatus(answer: WireAnswer, ...statuses: number[]): void {
  const { status } = answer;
  ensure(statuses.includes(status), `status ${statuses.join(' or ')}, found ${status}${codeOf(answer)}`);
}

/** The record in the body of an answer of this status, after its table. */
export function ensureRecord(answer: WireAnswer, table: string, ...statuses: number[]): WireObject {
  ensureStatus(answer, ...(statuses.length === 0 ? [200] : statuses));
  ensureShape(answer.json, table);
  return answer.json as WireObject;
}

/** Fails the check unless the value is as its table says. */
export function ensureShape(value: Wire | undefined, table: string): void {
  const faults = faultsOf(value, table);
  if (faults.length > 0) throw new CheckFailed(faults.slice(0, 8).join('; '));
}

/** The entries of a list in its envelope. */
export function ensureList(answer: WireAnswer): WireObject[] {
  ensureStatus(answer, 200);
  const value = isObject(answer.json) ? answer.json['value'] : undefined;
  ensure(Array.isArray(value), `a list under \`value\`, found ${kindOf(value)}`);
  return value as WireObject[];
}

/** Fails the check unless the answer has this status and no body at all. */
export function ensureEmpty(answer: WireAnswer, status: number): void {
  ensureStatus(answer, status);
  ensure(answer.text === '', 'an empty body');
}

/** What a refusal should be. */
export interface ExpectedRefusal {
  readonly status: number | readonly number[];
  /** As on the wire; letter case counts. */
  readonly code: string;
  readonly message?: string;
  /** A target that stands among the validation errors. */
  readonly target?: string;
}

/** Fails the check unless the answer is a service error of this kind. */
export function ensureRefusal(answer: WireAnswer, expected: ExpectedRefusal): WireObject {
  ensureStatus(answer, ...[expected.status].flat());
  const error = isObject(answer.json) ? answer.json['error'] : undefined;
  ensureShape(error, 'serviceError');
  const { code, message, validationErrors } = error as WireObject;
  ensure(code === expected.code, `the code ${expected.code}${codeOf(answer)}`);
  if (expected.message !== undefined)
    ensure(message === expected.message, `the message "${expected.message}"`);
  if (expected.target !== undefined) {
    const targets = ((validationErrors ?? []) as WireObject[]).map(({ target }) => target);
    ensure(targets.includes(expected.target), `a validation error for ${expected.target}`);
  }
  return error as WireObject;
}

/** The value as an object, or an empty one. */
export function objectOf(value: Wire | undefined): WireObject {
  return isObject(value) ? value : {};
}

/** The value as a list of objects; empty when it is none. */
export function objectsOf(value: Wire | undefined): WireObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function codeOf({ json }: WireAnswer): string {
  const code = objectOf(objectOf(json)['error'])['code'];
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? `, found the code ${code}` : '';
}
