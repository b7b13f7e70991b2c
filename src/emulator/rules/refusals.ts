import { type Refusal, serviceError, type ValidationError } from '../http/refusal.ts';
import type { Settings } from '../settings.ts';

/** A functional error of the service, with the status that the settings give to its kind (sections 6.2, 6.3). */
export function invalidInput(
  settings: Settings,
  message: string,
  validationErrors: readonly ValidationError[] = [],
): Refusal {
  return serviceError(settings.invalidInputStatus, 'invalidInput', message, validationErrors);
}

/** What is known live as `Validation Failed.`: one error for each target. */
export function validationFailed(settings: Settings, errors: readonly ValidationError[]): Refusal {
  return invalidInput(settings, 'Validation Failed.', errors);
}

/** The thing is not in a state that allows the call. */
export function invalidState(settings: Settings, message: string, status?: number): Refusal {
  return serviceError(status ?? settings.invalidStateStatus, 'requestInvalidForCurrentState', message);
}

export function updateUnauthorized(settings: Settings, message: string): Refusal {
  return serviceError(settings.updateUnauthorizedStatus, 'updateUnauthorized', message);
}

export function readOnlyProduct(settings: Settings, message: string): Refusal {
  return serviceError(settings.readOnlyProductStatus, 'readOnlyProduct', message);
}

export function entityNotFound(settings: Settings, message: string): Refusal {
  return serviceError(settings.entityNotFoundStatus, 'entityNotFound', message);
}

/** The body has a property of the wrong JSON type: the request is malformed. */
export function malformed(path: string, expected: string): Refusal {
  return serviceError(400, 'invalidInput', 'The request is malformed.', [
    { target: path, message: `The value is not ${expected}.` },
  ]);
}
