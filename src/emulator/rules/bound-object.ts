import type { Json, JsonObject } from '../json-writer.ts';
import { malformed } from './refusals.ts';

/**
 * A JSON object as the service binds it: names in any case, unknown names ignored, an explicit null like nothing at
 * all (section 10, cases 16 and 18). Reading a property of the wrong type refuses the call as malformed.
 */
export class BoundObject {
  readonly #path: string;
  readonly #values = new Map<string, Json>();

  /** `path` is how errors name the object; empty for the body itself. */
  constructor(value: Json, path = '') {
    if (!isObject(value)) throw malformed(path === '' ? 'body' : path, 'an object');
    this.#path = path;
    for (const [name, member] of Object.entries(value)) {
      if (member !== null) this.#values.set(name.toLowerCase(), member);
    }
  }

  has(name: string): boolean {
    return this.#values.has(name.toLowerCase());
  }

  raw(name: string): Json {
    return this.#values.get(name.toLowerCase());
  }

  string(name: string): string | undefined {
    const value = this.raw(name);
    if (value !== undefined && typeof value !== 'string') throw malformed(this.#at(name), 'a string');
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value !== undefined && typeof value !== 'boolean') throw malformed(this.#at(name), 'a boolean');
    return value;
  }

  /** An integer, quoted or not (HDCM quotes some). */
  integer(name: string): bigint | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    const integer = asInteger(value);
    if (integer === undefined) throw malformed(this.#at(name), 'an integer');
    return integer;
  }

  /** A date in one of the forms of section 4.3, as it was sent; `''` counts as a date that is none. */
  date(name: string): string | undefined {
    const value = this.string(name);
    if (value !== undefined && value !== '' && !DATE.test(value)) throw malformed(this.#at(name), 'a date');
    return value;
  }

  strings(name: string): string[] | undefined {
    return this.#list(name)?.map((item, index) => {
      if (typeof item !== 'string') throw malformed(`${this.#at(name)}[${index}]`, 'a string');
      return item;
    });
  }

  /** Bare numbers only: a quoted seller id is malformed (SDCM#64 the other way round). */
  integers(name: string): bigint[] | undefined {
    return this.#list(name)?.map((item, index) => {
      const integer = typeof item === 'string' ? undefined : asInteger(item);
      if (integer === undefined) throw malformed(`${this.#at(name)}[${index}]`, 'an integer');
      return integer;
    });
  }

  object(name: string): BoundObject | undefined {
    const value = this.raw(name);
    return value === undefined ? undefined : new BoundObject(value, this.#at(name));
  }

  objects(name: string): BoundObject[] | undefined {
    return this.#list(name)?.map((item, index) => new BoundObject(item, `${this.#at(name)}[${index}]`));
  }

  /** A map whose keys are data and keep their case. */
  map(name: string): JsonObject | undefined {
    const value = this.raw(name);
    if (value !== undefined && !isObject(value)) throw malformed(this.#at(name), 'an object');
    return value;
  }

  #list(name: string): readonly Json[] | undefined {
    const value = this.raw(name);
    if (value !== undefined && !Array.isArray(value)) throw malformed(this.#at(name), 'a list');
    return value as readonly Json[] | undefined;
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }
}

const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/i;

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asInteger(value: Json): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : undefined;
}
