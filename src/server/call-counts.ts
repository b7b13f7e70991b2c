/**
 * Counts requests to the API by the label of their account, undefined for one without. Nearly every operation uses one account,
 * so that there is a map only where it uses more.
 */
export class CallCounts {
  #label: string | undefined;
  #count = 0;
  #others: Map<string | undefined, number> | undefined;

  add(label: string | undefined): void {
    if (this.#count === 0) this.#label = label;
    if (label === this.#label) {
      this.#count += 1;
    } else {
      this.#others ??= new Map();
      this.#others.set(label, (this.#others.get(label) ?? 0) + 1);
    }
  }

  /** Undefined where there were none. */
  get(label: string | undefined): number | undefined {
    if (label !== this.#label) return this.#others?.get(label);
    return this.#count === 0 ? undefined : this.#count;
  }

  /** Of the accounts that were called, those that have one. */
  labels(): string[] {
    const others = this.#others === undefined ? [] : [...this.#others.keys()];
    return [this.#label, ...others].filter((label) => label !== undefined);
  }
}
