import type { ProductRecord } from '../../src/emulator/records.ts';
import { Scene } from './scene.ts';
import type { Twins } from './twins.ts';

/** The seeded products, which runs have for themselves, one after the other. */
export class Seeds {
  readonly twins: Twins;
  readonly #free: bigint[];
  #runs = 0;

  constructor(twins: Twins) {
    this.twins = twins;
    this.#free = twins.calm.emulator.control.account.products.filter(isPlain).map(({ id }) => id);
  }

  /**
   * Works on a product that nobody else has meanwhile. It is given back only where all was well, for what went wrong once
   * may be wrong for good. @throws Error when none is free.
   */
  async onScene<T>(work: (scene: Scene) => Promise<T>): Promise<T> {
    const id = this.#free.shift();
    if (id === undefined) throw new Error('too few products were seeded');
    this.#runs += 1;
    const result = await work(new Scene(this.twins, `run${this.#runs}`, id));
    this.#free.push(id);
    return result;
  }
}

function isPlain({ fields }: ProductRecord): boolean {
  return fields.productName.startsWith('Plain product');
}
