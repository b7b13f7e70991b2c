/**
 * The emulator's two times. Life is what workflows run on: real time, `speed` times faster, plus what the control
 * endpoint advanced. Wall time is what tokens, blob signatures, quota and dates are measured by; it can be advanced too.
 */
export class EmulatorClock {
  readonly #real: () => number;
  #speed: number;
  #anchor: number;
  #lived = 0;
  #wallAhead = 0;

  /** `real` gives milliseconds since the epoch; a speed of 0 lets workflows stand still. */
  constructor(speed: number, real: () => number = Date.now) {
    this.#real = real;
    this.#speed = speed;
    this.#anchor = real();
  }

  /** Milliseconds of life since the start; what was seeded lies before 0. */
  life(): number {
    return this.#lived + (this.#real() - this.#anchor) * this.#speed;
  }

  /** Milliseconds since the epoch. */
  wall(): number {
    return this.#real() + this.#wallAhead;
  }

  get speed(): number {
    return this.#speed;
  }

  /** Changes how fast life runs from now on. */
  setSpeed(speed: number): void {
    this.#lived = this.life();
    this.#anchor = this.#real();
    this.#speed = speed;
  }

  /** Lets workflows live through `ms` at once. */
  advanceLife(ms: number): void {
    this.#lived += ms;
  }

  /** Lets tokens, blob addresses and quota windows age by `ms` at once. */
  advanceWall(ms: number): void {
    this.#wallAhead += ms;
  }
}

/** Life runs this many times faster by default: the ten minutes of a submission become about 20 seconds. */
export const DEFAULT_SPEED = 30;
