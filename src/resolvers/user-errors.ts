import type { ServiceError } from '../dashboard/service-error.ts';
import type { UserError } from '../generated/resolvers-types.ts';
import type { Context } from './context.ts';

/** A rule that an input breaks, known before anything is sent. */
export interface RuleFault {
  /** The rule in words, naming the fields it is about. */
  readonly message: string;
  /** In the input's names; null when it is about no single field. */
  readonly path: readonly string[] | null;
  /** `INVALID_INPUT` unless the rule has a code of its own. */
  readonly code?: string;
}

/** What the gateway's own checks refuse. */
export function ruleErrors(faults: readonly RuleFault[], { correlationId }: Context): UserError[] {
  return faults.map(({ message, path, code = 'INVALID_INPUT' }) => ({
    message,
    code,
    path,
    target: null,
    correlationId,
  }));
}

/** What the service refuses: one entry for each of its validation errors, or one for the refusal as a whole. */
export function serviceErrors(error: ServiceError, { correlationId }: Context): UserError[] {
  const code = error.code ?? codeOfStatus(error.status);
  if (error.validationErrors.length === 0) {
    const message =
      error.message ?? `The service refused the change (HTTP ${error.status}) and gave no reason.`;
    return [{ message, code, path: null, target: null, correlationId }];
  }
  return error.validationErrors.map(({ target, message }) => ({
    message,
    code,
    path: target === null ? null : inputPath(target),
    target,
    correlationId,
  }));
}

/** Where the body names no code, the status says as much as is known. */
function codeOfStatus(status: number): string {
  const codes: Record<number, string> = {
    404: 'ENTITY_NOT_FOUND',
    409: 'REQUEST_INVALID_FOR_CURRENT_STATE',
    415: 'UNSUPPORTED_MEDIA_TYPE',
  };
  return codes[status] ?? 'INVALID_INPUT';
}

/** The service's names for what the inputs call otherwise. */
const renamed: Record<string, string> = { targetingInfo: 'targeting', productName: 'name' };

/** `targetingInfo.hardwareIds[0].infId` → `["targeting","hardwareIds","0","infId"]`; null for the input as a whole. */
function inputPath(target: string): string[] | null {
  const path = target
    .split(/[.[\]/]+/)
    .filter((segment) => segment !== '' && segment !== '$')
    .map((segment) => segment.charAt(0).toLowerCase() + segment.slice(1))
    .map((segment) => renamed[segment] ?? segment);
  return path.length > 0 ? path : null;
}
