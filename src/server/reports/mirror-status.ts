import type { AccountStatus, MirrorStatus } from '../../mirror/mirror.ts';

/**
 * The status of the mirror as it is published at `/reports/status.json`, in the spelling of columns. Ages are whole
 * seconds; dates are in UTC.
 * @param labels The accounts to tell of; empty where the one account has no label.
 */
export function mirrorStatus(
  { state, reason, ...whole }: MirrorStatus,
  labels: readonly string[],
  now: number,
) {
  const accounts = whole.accounts.filter(({ account }) => labels.length === 0 || labels.includes(account));
  const { complete, asOf } = standing(whole, labels);
  return { state, reason, complete, ...age(asOf, now), accounts: accounts.map((one) => told(one, now)) };
}

/** How complete and how old a report over these accounts is. */
export function standing(
  status: Pick<MirrorStatus, 'complete' | 'asOf' | 'accounts'>,
  labels: readonly string[],
): Pick<MirrorStatus, 'complete' | 'asOf'> {
  if (labels.length === 0) return status;
  const accounts = labels.map((label) => status.accounts.find(({ account }) => account === label));
  const moments = accounts.map((one) => one?.asOf ?? null).sort();
  return {
    complete: accounts.every((one) => one?.complete === true),
    asOf: moments.includes(null) ? null : (moments[0] ?? null),
  };
}

function told({ account, complete, asOf, firstWalk }: AccountStatus, now: number) {
  return {
    account,
    complete,
    ...age(asOf, now),
    first_walk: firstWalk && {
      calls_done: firstWalk.callsDone,
      calls_left: firstWalk.callsLeft,
      done_at: firstWalk.doneAt,
    },
  };
}

function age(asOf: string | null, now: number) {
  return {
    as_of: asOf,
    age_seconds: asOf === null ? null : Math.max(0, Math.round((now - Date.parse(asOf)) / 1_000)),
  };
}
