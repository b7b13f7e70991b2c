import { readText } from '../values/text.ts';
import { readFunctionalCode } from './functional-codes.ts';
import { readRecord, readRecords, type WireRecord } from './wire-record.ts';

/** One fault of an input, as the service names it: `targetingInfo.chids`. */
export interface ValidationFault {
  readonly target: string | null;
  readonly message: string;
}

/** A refusal of the service, read from any of the shapes its errors come in. */
export interface ServiceError {
  readonly status: number;
  /** In upper snake: `REQUEST_INVALID_FOR_CURRENT_STATE`; null when the body has none. */
  readonly code: string | null;
  readonly message: string | null;
  readonly validationErrors: readonly ValidationFault[];
}

/**
 * Reads an error body: `{ error: { code, message, validationErrors } }`, the same without `error`,
 * the API gateway's `{ statusCode, message, activityId }`, or nothing readable at all.
 */
export function readServiceError(status: number, body: unknown): ServiceError {
  const outer = readRecord(body);
  const inner = readRecord(outer?.['error']) ?? outer;
  return {
    status,
    code: upperSnake(readText(inner?.['code'])),
    message: plainMessage(inner?.['message']),
    validationErrors: faults(inner),
  };
}

function faults(error: WireRecord | null): ValidationFault[] {
  const listed = error?.['validationErrors'];
  if (!listed) return [];
  return readRecords(listed).map((fault) => ({
    target: readText(fault['target']),
    message: plainMessage(fault['message']) ?? 'is not valid.',
  }));
}

/** The wire writes camelCase, the documents PascalCase; codes that are known are known in any case. */
function upperSnake(code: string | null): string | null {
  if (code === null || !/^[A-Za-z][A-Za-z0-9_]{0,79}$/.test(code)) return null;
  return readFunctionalCode(code) ?? code.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** The service's sentence, which is meant for people, short and without any address that could be a secret. */
function plainMessage(value: unknown): string | null {
  const text = readText(value);
  if (text === null) return null;
  const withoutAddresses = text.replace(/\bhttps?:\/\/\S+/gi, '[address]');
  return withoutAddresses.length > 500 ? `${withoutAddresses.slice(0, 500)}…` : withoutAddresses;
}
