/** A map that forgets the entry used longest ago when it would grow over its limit. */
export class BoundedMap<V> extends Map<string, V> {
  readonly #limit: number;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override get(key: string): V | undefined {
    const value = super.get(key);
    // Put at the end again: a map keeps the order of insertion, so the first key is the one used longest ago.
    if (value !== undefined) super.delete(key) && super.set(key, value);
    return value;
  }

  override set(key: string, value: V): this {
    super.delete(key);
    super.set(key, value);
    if (this.size > this.#limit) {
      const { value: oldest } = this.keys().next();
      if (oldest !== undefined) super.delete(oldest);
    }
    return this;
  }
}
