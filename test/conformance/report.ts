import { type Check, CheckFailed, NotApplicable, type Target } from './check.ts';
import { redact } from './redact.ts';

/** What became of one check. */
export interface Result {
  readonly check: Check;
  readonly outcome: 'holds' | 'fails' | 'not applicable';
  /** Why it fails or does not apply, without values of the account. */
  readonly reason?: string;
}

/** Runs checks one after the other, telling of each as it ends. On a real service only those that read are run. */
export async function runChecks(
  checks: readonly Check[],
  target: Target,
  tell: (result: Result) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const check of checks) {
    if (check.writes && target.emulator === undefined) continue;
    const result = await runCheck(check, target);
    results.push(result);
    tell(result);
  }
  return results;
}

/** A line for people. */
export function lineFor({ check, outcome, reason }: Result): string {
  const mark = { holds: 'ok  ', fails: 'FAIL', 'not applicable': '–   ' }[outcome];
  const line = `${mark} ${check.id} ${check.title}`;
  return reason === undefined
    ? line
    : `${line}\n       ${reason}${outcome === 'fails' ? ` (${check.section})` : ''}`;
}

/** The last lines: how many of each. */
export function summaryOf(results: readonly Result[], checks: readonly Check[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const left = checks.length - results.length;
  return [
    `${count('holds')} of ${results.length} checks hold, ${count('fails')} fail, ${count('not applicable')} found nothing to look at.`,
    ...(left > 0 ? [`${left} checks that change something run on the emulator only.`] : []),
  ].join('\n');
}

async function runCheck(check: Check, target: Target): Promise<Result> {
  try {
    await check.run(target);
    return { check, outcome: 'holds' };
  } catch (error) {
    const outcome = error instanceof NotApplicable ? 'not applicable' : 'fails';
    return { check, outcome, reason: redact(reasonOf(error)) };
  }
}

/** A fault of the check itself or of the network is told with its name, so that it is not taken for the service's. */
function reasonOf(error: unknown): string {
  if (error instanceof CheckFailed || error instanceof NotApplicable) return error.message;
  return error instanceof Error
    ? `the check could not be made: ${error.message || error.name}`
    : String(error);
}
