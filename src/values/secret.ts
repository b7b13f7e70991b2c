import { inspect } from 'node:util';

/**
 * A text that must not be printed: a client secret, a token, a SAS URL. Every way of turning it into text gives
 * `[redacted]`; only the code that sends it calls {@link Secret.unwrap}.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself, for the one place that sends it. */
  unwrap(): string {
    return this.#text;
  }

  toString(): string {
    return '[redacted]';
  }

  toJSON(): string {
    return '[redacted]';
  }

  [inspect.custom](): string {
    return '[redacted]';
  }
}
