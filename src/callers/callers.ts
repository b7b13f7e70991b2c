import { isDeepStrictEqual } from 'node:util';
import type {
  CallersFile,
  DeclaredCallers,
  DeclaredIssuer,
  DeclaredKey,
} from '../config/declared-callers.ts';
import { parseCallers } from '../config/parse-callers.ts';
import type { Caller } from '../values/caller.ts';
import type { Clock } from '../values/clock.ts';
import type { Logger } from '../values/logger.ts';
import type { CallersObserver } from './callers-observer.ts';
import type { Shown } from './credentials.ts';
import { createFailedAttempts } from './failed-attempts.ts';
import { type Attempt, createIdentify, type Identified } from './identify.ts';
import type { FetchJson } from './issuer-keys.ts';
import { watchFile } from './watch-file.ts';

/** Who may call, as it is declared now. */
export interface Callers {
  /**
   * Who shows these credentials; at once where nothing has to be looked up. Rejects with Unauthenticated, or with
   * UpstreamUnavailable while the token's issuer is.
   */
  identify(shown: Shown, attempt: Attempt): Caller | Promise<Caller>;
  /**
   * Tells once when the caller's proof has expired, or its declaration is gone or another.
   * @returns ends the waiting.
   */
  whenGone(caller: Caller, tell: () => void): () => void;
  /** Ends the watching of the file. */
  close(): void;
}

/** What knowing callers needs. */
export interface CallersParts {
  readonly fetchJson: FetchJson;
  readonly observer: CallersObserver;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Knows the callers that a file declares. A changed file holds from the next request on; a broken one is refused with a
 * line in the log, and what was declared before goes on.
 */
export function openCallers(file: CallersFile, parts: CallersParts): Callers {
  let { declared } = file;
  const { logger, observer } = parts;
  const identify = createIdentify(() => declared, {
    ...parts,
    failedAttempts: createFailedAttempts(parts.clock, logger),
  });
  const grounds = new WeakMap<Caller, Identified['entry']>();
  const waiting = new Set<{ readonly caller: Caller; readonly tell: () => void }>();

  const stopWatching = watchFile(file.path, file.text, (text) => {
    const parsed = text === undefined ? unreadable : parseCallers(text, file.labels);
    observer.callersRead(parsed.ok ? 'accepted' : 'refused');
    if (!parsed.ok) {
      logger.error(
        { faults: parsed.faults },
        'the changed file of callers is refused; the last good one holds',
      );
      return;
    }
    ({ declared } = parsed);
    logger.info(
      { keys: declared.keys.length, issuers: declared.issuers.length },
      'the file of callers was read again',
    );
    for (const { caller, tell } of [...waiting]) {
      if (!isDeclared(grounds.get(caller), declared)) tell();
    }
  });

  return {
    async identify(shown, attempt) {
      const { caller, entry } = await identify(shown, attempt);
      grounds.set(caller, entry);
      return caller;
    },
    whenGone(caller, tell) {
      const stop = new AbortController();
      const one = {
        caller,
        tell() {
          end();
          tell();
        },
      };
      function end(): void {
        stop.abort();
        waiting.delete(one);
      }
      waiting.add(one);
      // The file may have changed since the caller was asked.
      if (!isDeclared(grounds.get(caller), declared)) queueMicrotask(one.tell);
      if (caller.expiresAt !== undefined) {
        sleepUntil(caller.expiresAt, parts.clock, stop.signal).then(one.tell, () => undefined);
      }
      return end;
    },
    close: stopWatching,
  };
}

const unreadable = { ok: false, faults: ['the file cannot be read'] } as const;

function isDeclared(entry: DeclaredKey | DeclaredIssuer | undefined, { keys, issuers }: DeclaredCallers) {
  return [...keys, ...issuers].some((one) => isDeepStrictEqual(one, entry));
}

/** A timer takes 24 days at most, and tokens may live longer. */
const longestSleepMs = 86_400_000;

async function sleepUntil(moment: number, clock: Clock, signal: AbortSignal): Promise<void> {
  for (let left = moment - clock.now(); left > 0; left = moment - clock.now()) {
    await clock.sleep(Math.min(left, longestSleepMs), signal);
  }
}
