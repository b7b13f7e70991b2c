import { CommandError } from './command-error.ts';
import { StreamCut } from './event-stream.ts';
import { ExitCode } from './exit-code.ts';
import type { Session } from './session.ts';
import { type Kind, look, type State, stateText, subscriptionOf } from './state.ts';

/** What is waited for, and for how long. */
export interface Goal {
  readonly kind: Kind;
  /** A node id. */
  readonly id: string;
  /** True for a state at which waiting ends. */
  readonly reached: (state: State) => boolean;
  /** Milliseconds; undefined for as long as it takes. */
  readonly timeoutMs: number | undefined;
}

/** The longest pause before a lost stream is asked for again, and between two polls. */
const longestPauseMs = 15_000;

/**
 * Follows a submission or label until the goal is reached, and tells each change once. Outages, and restarts of the
 * gateway, are waited out; where event streams are refused it asks again and again. @throws CommandError
 */
export async function follow(session: Session, goal: Goal): Promise<State> {
  const deadline = new AbortController();
  const timer = goal.timeoutMs === undefined ? undefined : setTimeout(() => deadline.abort(), goal.timeoutMs);
  const follower = new Follower(
    { ...session, signal: AbortSignal.any([session.signal, deadline.signal]) },
    goal,
  );
  try {
    return await follower.run();
  } catch (error) {
    session.signal.throwIfAborted();
    if (!deadline.signal.aborted) throw error;
    const { latest } = follower;
    throw new CommandError(
      ExitCode.NotReady,
      `Not within the time given: ${goal.id} is ${latest === undefined ? 'unknown' : stateText(latest)}.`,
      { code: 'TIMED_OUT', advice: 'Nothing is lost: run the same command again to go on waiting.' },
    );
  } finally {
    clearTimeout(timer);
  }
}

class Follower {
  latest: State | undefined;
  readonly #session: Session;
  readonly #goal: Goal;
  #failures = 0;
  #changedAt: number;
  #streams = true;

  constructor(session: Session, goal: Goal) {
    this.#session = session;
    this.#goal = goal;
    this.#changedAt = session.clock.now();
  }

  async run(): Promise<State> {
    for (;;) {
      const reached = await this.#attempt().catch((error: unknown) => this.#bear(error));
      if (reached !== undefined) return reached;
      await this.#session.clock.sleep(this.#pauseMs(), this.#session.signal);
    }
  }

  async #attempt(): Promise<State | undefined> {
    if (this.#streams) {
      const reached = await this.#listen();
      if (reached !== undefined) return reached;
    }
    return this.#take(await look(this.#session, this.#goal.kind, this.#goal.id));
  }

  async #listen(): Promise<State | undefined> {
    const { gateway, signal } = this.#session;
    const { kind, id } = this.#goal;
    const events = gateway.events<{ thing: State }>(subscriptionOf(kind), { id }, signal);
    for await (const { thing } of events) {
      const reached = this.#take(thing);
      if (reached !== undefined) return reached;
    }
    return undefined;
  }

  #take(state: State): State | undefined {
    this.#failures = 0;
    if (this.latest === undefined || stateText(this.latest) !== stateText(state)) {
      this.#changedAt = this.#session.clock.now();
      this.#tell(state);
    }
    this.latest = state;
    return this.#goal.reached(state) ? state : undefined;
  }

  #tell(state: State): void {
    const { id, progress, workflowStatus } = state;
    const { currentStep = null, state: stepState = null } = workflowStatus ?? {};
    const fields = { id, progress, step: currentStep, stepState };
    this.#session.report.event('state', fields, `  ${stateText(state)}`);
  }

  /** @throws the error where it is no use to go on. */
  #bear(error: unknown): undefined {
    this.#session.signal.throwIfAborted();
    if (error instanceof CommandError && error.details.code === 'EVENTS_REFUSED') {
      this.#streams = false;
      this.#session.report.event(
        'polling',
        {},
        'The gateway gives no event stream; asking again and again instead.',
      );
      return;
    }
    const passing =
      error instanceof StreamCut ||
      (error instanceof CommandError && passingCodes.has(error.exitCode)) ||
      (error instanceof CommandError && error.details.code === 'SUBSCRIPTION_TOO_SLOW');
    if (!passing) throw error;
    this.#failures += 1;
    if (this.#failures === 2) {
      this.#session.report.event('waiting', { code: 'UNREACHABLE' }, `${error.message} Waiting goes on.`);
    }
  }

  #pauseMs(): number {
    if (this.#failures > 0) return Math.min(250 * 2 ** this.#failures, longestPauseMs);
    const age = this.#session.clock.now() - this.#changedAt;
    return Math.min(Math.max(age * 0.1, 1_000), longestPauseMs);
  }
}

const passingCodes: ReadonlySet<ExitCode> = new Set([ExitCode.Unreachable, ExitCode.Throttled]);
