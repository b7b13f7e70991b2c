import type { Clock } from '../values/clock.ts';
import type { Credential } from '../values/credential.ts';
import type { Logger } from '../values/logger.ts';

interface WatchExpiryParts {
  readonly credential: Credential;
  readonly clock: Clock;
  readonly logger: Logger;
}

const dayMs = 24 * 3_600_000;
/** Long enough for those who have to ask others for the next one. */
const soonDays = 30;

/**
 * When a credential ends, in milliseconds since the epoch; undefined for one of which only Entra ID knows, or that is
 * renewed without anybody's doing.
 */
export async function endOf(credential: Credential): Promise<number | undefined> {
  return credential.kind === 'certificate' ? (await credential.certificate()).expiresAt : undefined;
}

/** The whole days to the end of what should be replaced soon; undefined while there is time enough. */
export function daysLeft(end: number, now: number): number | undefined {
  const days = Math.floor((end - now) / dayMs);
  return days < soonDays ? days : undefined;
}

/** Warns in the log of a certificate that ends within 30 days, now and once a day. @returns what ends it. */
export function watchExpiry({ credential, clock, logger }: WatchExpiryParts): () => void {
  if (credential.kind !== 'certificate') return () => {};
  let over = false;
  let cancel = () => {};
  const look = async () => {
    const expiresAt = await endOf(credential);
    if (over || expiresAt === undefined) return;
    warn(logger, expiresAt, clock.now());
    cancel = clock.after(dayMs, look);
  };
  void look();
  return () => {
    over = true;
    cancel();
  };
}

function warn(logger: Logger, end: number, now: number): void {
  const days = daysLeft(end, now);
  if (days === undefined) return;
  const message = end > now ? 'certificate ends soon' : 'certificate has ended';
  logger.warn({ endsAt: new Date(end).toISOString(), days }, message);
}
