import type { GatewayError } from '../errors/gateway-error.ts';
import type { Clock } from '../values/clock.ts';
import type { Visitor } from './gate.ts';

/** Who has waited for so long is not overtaken any more. */
const longestOvertakingMs = 1_000;
/** Nor are more at once, so that finding a place takes no time however many wait. */
const mostOvertaken = 1_000;

/** A call that waits at the gate. */
export interface Waiter {
  readonly deadline: number;
  readonly arrivedAt: number;
  readonly entered: 'normal' | 'probe';
  readonly visitor: Visitor;
}

/** The calls that wait at a gate, in the order in which they are to go, with one timer for all of their deadlines. */
export class WaitingLine {
  readonly #clock: Clock;
  readonly #someAreLate: () => void;
  #waiters: Waiter[] = [];
  /** Set for the earliest of the deadlines, or one before it. */
  #timer: { readonly until: number; readonly stop: () => void } | undefined;

  /** @param someAreLate Called when a deadline has come. */
  constructor(clock: Clock, someAreLate: () => void) {
    this.#clock = clock;
    this.#someAreLate = someAreLate;
  }

  get length(): number {
    return this.#waiters.length;
  }

  get first(): Waiter | undefined {
    return this.#waiters[0];
  }

  /**
   * The place of a new one: behind those whose time is over before. So an operation that was begun before is ended before, instead of
   * all of them being half done for long. But nobody is overtaken by who asks much later, as the calls of a large operation would.
   */
  placeFor(deadline: number, now: number): number {
    const furthest = Math.max(0, this.#waiters.length - mostOvertaken);
    let place = this.#waiters.length;
    while (place > furthest) {
      const ahead = this.#waiters[place - 1];
      if (ahead === undefined || ahead.deadline <= deadline || now - ahead.arrivedAt > longestOvertakingMs)
        break;
      place -= 1;
    }
    return place;
  }

  /** @param place As {@link placeFor} gave it. */
  join(place: number, waiter: Waiter): void {
    this.#waiters.splice(place, 0, waiter);
    this.#wakeBy(waiter.deadline);
  }

  /** Takes the first out. */
  shift(): void {
    this.#waiters.shift();
    if (this.#waiters.length === 0) this.#stopTimer();
  }

  /** Sends those away who wait in vain. */
  dismiss(inVain: (waiter: Waiter) => boolean, reason: () => GatewayError): void {
    const [staying, leaving]: [Waiter[], Waiter[]] = [[], []];
    for (const waiter of this.#waiters) (inVain(waiter) ? leaving : staying).push(waiter);
    this.#waiters = staying;
    this.#stopTimer();
    for (const { deadline } of staying) this.#wakeBy(deadline);
    for (const { visitor } of leaving) visitor.refuse(reason());
  }

  #wakeBy(deadline: number): void {
    if (this.#timer !== undefined && this.#timer.until <= deadline) return;
    this.#stopTimer();
    const stop = this.#clock.after(deadline - this.#clock.now(), () => {
      this.#timer = undefined;
      this.#someAreLate();
    });
    this.#timer = { until: deadline, stop };
  }

  #stopTimer(): void {
    this.#timer?.stop();
    this.#timer = undefined;
  }
}
