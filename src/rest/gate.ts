import type { GatewayError } from '../errors/gateway-error.ts';
import { UpstreamThrottled, UpstreamTimeout, UpstreamUnavailable } from '../errors/upstream-errors.ts';
import type { Clock } from '../values/clock.ts';
import { type Breaker, createBreaker, restMs } from './breaker.ts';
import { CallWindow } from './call-window.ts';
import { FleetWindow, type TakePlaces } from './fleet-window.ts';
import type { Quota } from './quota.ts';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';
import { WaitingLine } from './waiting-line.ts';

/**
 * Gives a place back; calling it again does nothing.
 * @param failed Whether the service failed the call; left out where its end says nothing of the service.
 */
export type Release = (failed?: boolean) => void;

/** What is known of the account's limits, for `rateLimit` and the metrics. */
export interface GateSnapshot {
  readonly inFlight: number;
  readonly waiting: number;
  readonly concurrency: number;
  /** The quota that was configured; null when none is known. */
  readonly callsPerMinute: number | null;
  /** Of all replicas where they share the quota, as of this one's last call; else our own. */
  readonly callsInLastMinute: number;
  /** End of the pause that the service asked for, in the clock's milliseconds; null when there is none. */
  readonly pausedUntil: number | null;
  readonly lastThrottledAt: number | null;
  /** Our own calls in the minute before the last 429: the quota is at most this, less where others use the account. */
  readonly callsBeforeThrottle: number | null;
}

/** Who counts what the gate keeps back (the metrics). */
export interface GateObserver {
  /** From now on calls are refused, because the service fails most of them; or it is back. */
  breaker(open: boolean): void;
  /** A call was refused while the breaker was open. */
  breakerRefused(): void;
  /** A failed call was not tried again, because retries were too many already. */
  retryRefused(): void;
}

/** A call that asks to be let in. It is told one of the two, once, and must not throw. */
export interface Visitor {
  /** A place is its own, until it gives it back. */
  enter(release: Release): void;
  refuse(error: GatewayError): void;
}

/** The one place where calls of an account wait: for a place in flight, the end of a pause, and the quota. */
export interface Gate {
  /**
   * Lets a call in, at once or when its turn has come: those first whose time is over first, as long as nobody has to wait for
   * those who ask more than a second later. Refuses at once with UpstreamThrottled when pause or quota are known to last beyond the deadline,
   * with UpstreamUnavailable while the service fails most calls, and with UpstreamTimeout at the deadline when no place
   * became free, or at once when the deadline is past.
   */
  admit(deadline: number, visitor: Visitor): void;
  /** Whether calls that failed may be tried again. */
  readonly retries: RetryBudget;
  /** Lets nothing out until then (in the clock's milliseconds); an earlier end never shortens a pause. */
  pauseUntil(time: number): void;
  /** The same for a pause that the service asked of another replica, which tells nothing of our own calls. */
  joinPause(time: number): void;
  snapshot(): GateSnapshot;
}

interface GateOptions {
  /** Calls in flight at once. */
  readonly concurrency: number;
  readonly callsPerMinute?: number | undefined;
  /** The window that replicas share; without one, the quota is this process's own. */
  readonly takePlaces?: TakePlaces | undefined;
  readonly clock: Clock;
  readonly observer?: GateObserver | undefined;
}

/** A place at the gate, for who waits by a promise. */
export function placeAt(gate: Pick<Gate, 'admit'>, deadline: number): Promise<Release> {
  return new Promise((enter, refuse) => gate.admit(deadline, { enter, refuse }));
}

/** The gate of one account. */
export function createGate(options: GateOptions): Gate {
  return new AccountGate(options);
}

/** Replicas can only share a quota that is known. */
function openQuota({ callsPerMinute, takePlaces, clock }: GateOptions, onNews: () => void): Quota {
  return callsPerMinute === undefined || takePlaces === undefined
    ? new CallWindow(callsPerMinute)
    : new FleetWindow({ callsPerMinute, takePlaces, clock, onNews });
}

class AccountGate implements Gate {
  readonly retries: RetryBudget;
  readonly #breaker: Breaker;
  readonly #observer: GateObserver | undefined;
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #callsPerMinute: number | undefined;
  readonly #quota: Quota;
  readonly #line: WaitingLine;
  #inFlight = 0;
  #isWaking = false;
  #pausedUntil = 0;
  #lastThrottledAt: number | null = null;
  #callsBeforeThrottle: number | null = null;
  #alarm: AbortController | undefined;

  constructor(options: GateOptions) {
    this.#clock = options.clock;
    this.#concurrency = options.concurrency;
    this.#callsPerMinute = options.callsPerMinute;
    this.#quota = openQuota(options, () => this.#hearNews());
    this.#line = new WaitingLine(options.clock, () => this.#refuseLate());
    this.#observer = options.observer;
    this.retries = createRetryBudget(options.clock, () => options.observer?.retryRefused());
    this.#breaker = createBreaker(options.clock, (open) => {
      options.observer?.breaker(open);
      if (open) this.#refuseAll();
    });
  }

  admit(deadline: number, visitor: Visitor): void {
    const now = this.#clock.now();
    const place = this.#line.placeFor(deadline, now);
    const opensAt = this.#opensAt(place, now);
    const entered = this.#look(deadline, opensAt, now);
    if (typeof entered !== 'string') visitor.refuse(entered);
    else if (this.#line.length === 0 && this.#begin(opensAt, now)) visitor.enter(this.#enter(entered));
    else {
      this.#line.join(place, { deadline, arrivedAt: now, entered, visitor });
      this.#wake();
    }
  }

  pauseUntil(time: number): void {
    const now = this.#clock.now();
    this.#lastThrottledAt = now;
    this.#callsBeforeThrottle = this.#quota.count(now);
    this.joinPause(time);
  }

  joinPause(time: number): void {
    if (time <= this.#pausedUntil) return;
    this.#pausedUntil = time;
    this.#refuseHopeless();
    this.#wake();
  }

  snapshot(): GateSnapshot {
    const now = this.#clock.now();
    return {
      inFlight: this.#inFlight,
      waiting: this.#line.length,
      concurrency: this.#concurrency,
      callsPerMinute: this.#callsPerMinute ?? null,
      callsInLastMinute: this.#quota.count(now),
      pausedUntil: this.#pausedUntil > now ? this.#pausedUntil : null,
      lastThrottledAt: this.#lastThrottledAt,
      callsBeforeThrottle: this.#callsBeforeThrottle,
    };
  }

  /** Why a call need not even queue; else how the breaker lets it in. */
  #look(deadline: number, opensAt: number, now: number): 'normal' | 'probe' | GatewayError {
    if (now > deadline)
      return new UpstreamTimeout('The time of this request was over before the call could be sent.');
    if (opensAt > deadline) return this.#throttled(opensAt);
    const entered = this.#breaker.enter();
    return entered === 'refused' ? this.#unavailable() : entered;
  }

  /** When pause and quota let a call pass that has `ahead` others before it; places in flight are not foreseeable. */
  #opensAt(ahead: number, now = this.#clock.now()): number {
    return Math.max(this.#pausedUntil, this.#quota.freeAt(ahead, now));
  }

  /** Begins a call, if pause, places in flight and quota let one pass now. */
  #begin(opensAt: number, now = this.#clock.now()): boolean {
    return this.#inFlight < this.#concurrency && opensAt <= now && this.#quota.begin(now);
  }

  #enter(entered: 'normal' | 'probe'): Release {
    this.#inFlight += 1;
    let released = false;
    return (failed) => {
      if (released) return;
      released = true;
      this.#inFlight -= 1;
      this.#breaker.report(entered, failed);
      this.#wake();
    };
  }

  /** Lets in whoever may go. For the next one, whom only time holds back, it sets the alarm, or asks for a place. */
  #wake(): void {
    // Whoever is let in may give its place back at once: it is given on here, not one call within the other.
    if (this.#isWaking) return;
    this.#isWaking = true;
    try {
      this.#letIn();
    } finally {
      this.#isWaking = false;
    }
  }

  #letIn(): void {
    this.#alarm?.abort();
    this.#alarm = undefined;
    for (let next = this.#line.first; next !== undefined; next = this.#line.first) {
      const opensAt = this.#opensAt(0);
      if (!this.#begin(opensAt)) {
        const room = this.#concurrency - this.#inFlight;
        if (room <= 0) return;
        if (opensAt > this.#clock.now()) this.#wakeAt(opensAt);
        else this.#quota.want(Math.min(room, this.#line.length));
        return;
      }
      this.#line.shift();
      next.visitor.enter(this.#enter(next.entered));
    }
  }

  #wakeAt(time: number): void {
    const alarm = new AbortController();
    this.#alarm = alarm;
    this.#clock.sleep(time - this.#clock.now(), alarm.signal).then(
      () => this.#wake(),
      () => undefined,
    );
  }

  #hearNews(): void {
    this.#refuseHopeless();
    this.#wake();
  }

  #refuseHopeless(): void {
    let ahead = 0;
    this.#line.dismiss(
      ({ deadline }) => {
        const patient = this.#opensAt(ahead) <= deadline;
        if (patient) ahead += 1;
        return !patient;
      },
      () => this.#throttled(this.#opensAt(0)),
    );
  }

  #refuseLate(): void {
    const now = this.#clock.now();
    this.#line.dismiss(({ deadline }) => deadline <= now, late);
    this.#wake();
  }

  #refuseAll(): void {
    this.#line.dismiss(
      () => true,
      () => this.#unavailable(),
    );
  }

  #unavailable(): UpstreamUnavailable {
    this.#observer?.breakerRefused();
    const retryAfterSeconds = Math.ceil(restMs / 1_000);
    return new UpstreamUnavailable(
      'The Hardware Dashboard service has just failed most calls, so the gateway spares it this one: nothing was sent. ' +
        `It looks every second whether the service is back. Ask again in ${retryAfterSeconds} s.`,
      { retryAfterSeconds },
    );
  }

  #throttled(opensAt: number): UpstreamThrottled {
    return new UpstreamThrottled(Math.max(1, Math.ceil((opensAt - this.#clock.now()) / 1_000)));
  }
}

function late(): UpstreamTimeout {
  return new UpstreamTimeout('The gateway had no place free for this call in the time it had.');
}
