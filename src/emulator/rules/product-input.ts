import type { ValidationError } from '../http/refusal.ts';
import type { Json, JsonObject } from '../json-writer.ts';
import type { ProductRecord } from '../records.ts';
import type { Settings } from '../settings.ts';
import { ADDITIONAL_ATTRIBUTES, type AttributeKind } from './attribute-fields.ts';
import type { BoundObject } from './bound-object.ts';
import { validationFailed } from './refusals.ts';

/** Reads the body of POST /products (section 2.4) into what is kept; refuses what is missing or unknown. */
export function productFields(body: BoundObject, settings: Settings): ProductRecord['fields'] {
  const errors: ValidationError[] = [];
  const productName = body.string('productName') ?? '';
  if (productName.trim() === '') errors.push(required('productName'));
  const requestedSignatures = body.strings('requestedSignatures') ?? [];
  if (requestedSignatures.length === 0) errors.push(required('requestedSignatures'));
  const deviceType = oneOf(body, 'deviceType', DEVICE_TYPES, 'notSet', errors);
  const testHarness = oneOf(body, 'testHarness', TEST_HARNESSES, 'notset', errors);
  const additionalAttributes = attributes(body.object('additionalAttributes'), errors);
  if (errors.length > 0) throw validationFailed(settings, errors);
  return {
    announcementDate: body.date('announcementDate') || undefined,
    deviceMetadataCategory: body.string('deviceMetadataCategory'),
    deviceMetadataIds: body.strings('deviceMetadataIds') ?? [],
    firmwareVersion: body.string('firmwareVersion') ?? '0',
    deviceType,
    isTestSign: body.boolean('isTestSign') ?? false,
    isFlightSign: body.boolean('isFlightSign') ?? false,
    marketingNames: body.strings('marketingNames') ?? [],
    productName,
    selectedProductTypes: body.map('selectedProductTypes') ?? {},
    requestedSignatures,
    additionalAttributes,
    packageType: body.string('packageType'),
    testHarness,
  };
}

const DEVICE_TYPES = ['internal', 'external', 'internalExternal', 'notSet'];
const TEST_HARNESSES = ['hlk', 'hck', 'attestation', 'notset'];

function required(target: string): ValidationError {
  return { target, message: `The ${target} field is required.` };
}

/** An enum value in any case, given back in the service's own. */
function oneOf(
  body: BoundObject,
  name: string,
  values: readonly string[],
  fallback: string,
  errors: ValidationError[],
): string {
  const given = body.string(name) ?? fallback;
  const known = values.find((value) => value.toLowerCase() === given.toLowerCase());
  if (known === undefined) errors.push({ target: name, message: `The value '${given}' is not valid.` });
  return known ?? fallback;
}

/** At most one of the three kinds, and what each makes compulsory (section 5.2). */
function attributes(given: BoundObject | undefined, errors: ValidationError[]): JsonObject {
  if (given === undefined) return {};
  const kept: Record<string, Json> = {};
  for (const kind of Object.keys(ADDITIONAL_ATTRIBUTES) as AttributeKind[]) {
    const bound = given.object(kind);
    if (bound !== undefined) kept[kind] = attributesOf(kind, bound, errors);
  }
  if (Object.keys(kept).length > 1) {
    const message = 'Only one of storageController, raidController and svvp can be given.';
    errors.push({ target: 'additionalAttributes', message });
  }
  return kept;
}

function attributesOf(kind: AttributeKind, bound: BoundObject, errors: ValidationError[]): JsonObject {
  const { strings, booleans, integers, needs } = ADDITIONAL_ATTRIBUTES[kind];
  const kept: Record<string, Json> = {};
  for (const name of strings) kept[name] = bound.string(name);
  for (const name of booleans) kept[name] = bound.boolean(name);
  for (const name of integers) kept[name] = bound.integer(name);
  for (const [flag, names] of Object.entries(needs)) {
    for (const name of names) {
      if (kept[flag] === true && (kept[name] ?? '') === '') {
        const message = `The ${name} field is required when ${flag} is true.`;
        errors.push({ target: `additionalAttributes.${kind}.${name}`, message });
      }
    }
  }
  return kept;
}
