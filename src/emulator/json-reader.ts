import type { Json } from './json-writer.ts';

/**
 * Reads JSON text exactly: an integer that a double cannot hold becomes a BigInt.
 * Throws a SyntaxError on anything that is no JSON.
 */
export function readJson(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\]|\\.)*"/sy;
const BLANK = /[ \t\r\n]*/y;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): Json {
    this.#blank();
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object();
      case '[':
        return this.#list();
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  end(): void {
    this.#blank();
    if (this.#at < this.#text.length) throw this.#fault();
  }

  #object(): Json {
    const object: Record<string, Json> = Object.create(null) as Record<string, Json>;
    this.#at++;
    if (this.#skip('}')) return object;
    do {
      this.#blank();
      const name = this.#string();
      if (!this.#skip(':')) throw this.#fault();
      object[name] = this.value();
    } while (this.#skip(','));
    if (!this.#skip('}')) throw this.#fault();
    return object;
  }

  #list(): Json {
    const list: Json[] = [];
    this.#at++;
    if (this.#skip(']')) return list;
    do list.push(this.value());
    while (this.#skip(','));
    if (!this.#skip(']')) throw this.#fault();
    return list;
  }

  #string(): string {
    return JSON.parse(this.#match(STRING)) as string;
  }

  #number(): number | bigint {
    const text = this.#match(NUMBER);
    const number = Number(text);
    return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
  }

  #word<T extends Json>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault();
    this.#at += word.length;
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw this.#fault();
    this.#at += found[0].length;
    return found[0];
  }

  #skip(character: string): boolean {
    this.#blank();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #blank(): void {
    BLANK.lastIndex = this.#at;
    this.#at += BLANK.exec(this.#text)?.[0].length ?? 0;
  }

  #fault(): SyntaxError {
    return new SyntaxError(`No JSON at character ${this.#at}`);
  }
}
