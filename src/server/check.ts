import { randomUUID } from 'node:crypto';
import type { AddressedUpstream, Config } from '../config/config.ts';
import { isLoopback } from '../config/loopback.ts';
import type { Environment } from '../config/read-config.ts';
import { createDashboard } from '../dashboard/dashboard.ts';
import { endpoints } from '../dashboard/endpoints.ts';
import { GatewayError } from '../errors/gateway-error.ts';
import type { Send } from '../rest/http.ts';
import type { Clock } from '../values/clock.ts';
import type { Credential } from '../values/credential.ts';
import type { Account } from './account.ts';
import { openAccounts } from './accounts.ts';
import { createMetrics } from './metrics.ts';
import { daysLeft } from './watch-expiry.ts';

/** What the checks need beside the configuration. */
export interface CheckParts {
  readonly upstream: AddressedUpstream;
  readonly environment: Environment;
  readonly clock: Clock;
  readonly print: (line: string) => void;
}

/** What one check found; where it failed, the text says what to do. */
interface Finding {
  readonly passed: boolean;
  readonly text: string;
}

/** More than this, and the moments in answers mislead. Entra ID itself tolerates five minutes. */
const mostSkewSeconds = 60;

/** The shared cache has as long as at a start. */
const cacheWaitMs = 2_000;

/** Tries everything that serving needs, and prints a line for each. @returns true when all of it works. */
export async function check(config: Config, parts: CheckParts): Promise<boolean> {
  const silent = () => {};
  const accounts = await openAccounts({
    ...parts,
    config,
    metrics: createMetrics({ version: '', upstream: parts.upstream.name }),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });
  let passed = true;
  for (const { label, upstream } of config.accounts.length > 0 ? config.accounts : [onlyOne(parts)]) {
    if (label !== undefined) parts.print(`account ${label}`);
    const sound = await checkAccount(accounts.of(label), config, { ...parts, upstream });
    passed &&= sound;
  }
  await accounts.close();
  return passed;
}

function onlyOne({ upstream }: CheckParts) {
  return { label: undefined, upstream };
}

async function checkAccount(account: Account, config: Config, parts: CheckParts): Promise<boolean> {
  const clock = { skewSeconds: undefined as number | undefined };
  const send = noteDate(account.send, parts.clock, clock);
  const deadline = () => parts.clock.now() + config.requestTimeoutMs;
  const checks: readonly (readonly [string, () => Promise<Finding>])[] = [
    ['upstream', async () => ({ passed: true, text: `${parts.upstream.apiUrl} (${parts.upstream.name})` })],
    ['proxy', async () => ({ passed: true, text: proxyOf(parts) })],
    ['token', () => checkToken(account, parts, deadline())],
    ['roles', () => checkRoles(send, deadline())],
    ['clock', async () => checkClock(clock.skewSeconds)],
    ['cache', () => checkCache(account)],
  ];
  let passed = true;
  for (const [name, look] of checks) {
    const finding = await look().catch(failure);
    parts.print(`${finding.passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(8)}  ${finding.text}`);
    passed &&= finding.passed;
  }
  return passed;
}

async function checkToken(
  { tokens }: Account,
  { upstream, clock }: Pick<CheckParts, 'upstream' | 'clock'>,
  deadline: number,
): Promise<Finding> {
  await tokens.get({ deadline });
  const means = await meansOf(upstream.credential, clock.now());
  return {
    passed: true,
    text: `${upstream.authorityHost} gave a token to ${upstream.clientId} for ${means}`,
  };
}

/** A certificate says when it runs out; of a secret only Entra ID knows. */
async function meansOf(credential: Credential, now: number): Promise<string> {
  switch (credential.kind) {
    case 'secret':
      return 'its client secret';
    case 'certificate': {
      const { expiresAt } = await credential.certificate();
      const means = `its certificate, which ends on ${new Date(expiresAt).toISOString().slice(0, 10)}`;
      const days = daysLeft(expiresAt, now);
      return days === undefined ? means : `${means}, in ${days} days: change it soon`;
    }
    case 'federatedToken':
      return 'a federated token';
    case 'managedIdentity':
      return `the managed identity ${credential.identity.clientId ?? 'of the system'}`;
  }
}

async function checkRoles(send: Send, deadline: number): Promise<Finding> {
  const scope = { correlationId: randomUUID(), deadline, countCall: () => {} };
  await createDashboard(send, scope).page(endpoints.listProducts(), '');
  return { passed: true, text: 'the products can be read; what may be changed shows only when it is tried' };
}

function checkClock(skewSeconds: number | undefined): Finding {
  if (skewSeconds === undefined)
    return { passed: true, text: 'not checked, for the service did not say the time' };
  const seconds = Math.abs(skewSeconds);
  if (seconds <= mostSkewSeconds)
    return { passed: true, text: `within ${mostSkewSeconds} s of the service's` };
  const direction = skewSeconds > 0 ? 'ahead of' : 'behind';
  return {
    passed: false,
    text: `${seconds} s ${direction} the service's: synchronize this machine's clock (NTP)`,
  };
}

async function checkCache({ store }: Account): Promise<Finding> {
  if (!store.shared) return { passed: true, text: 'memory; replicas share one when CACHE_URL is set' };
  const key = `check:${randomUUID()}`;
  if (await store.connected(cacheWaitMs)) {
    await store.set(key, true, cacheWaitMs);
    if ((await store.get(key)) === true)
      return { passed: true, text: 'what is kept in Redis can be read again' };
  }
  return {
    passed: false,
    text: 'Redis does not answer as it should: check CACHE_URL, its password and the way there. The gateway serves without it.',
  };
}

function proxyOf({ upstream, environment }: CheckParts): string {
  if (isLoopback(new URL(upstream.apiUrl).hostname)) return 'none is asked for loopback';
  const address = environment['https_proxy'] || environment['HTTPS_PROXY'];
  if (!address) return 'none; HTTPS_PROXY is not set';
  const exempt = environment['no_proxy'] || environment['NO_PROXY'];
  return `${new URL(address).origin}${exempt ? `, but not for ${exempt}` : ''}`;
}

/** What a step threw, for the person at the terminal. */
function failure(error: unknown): Finding {
  const text = error instanceof GatewayError ? error.message : 'this failed inside the gateway itself';
  return { passed: false, text };
}

/** Learns from the `Date` of an answer how far the clocks are apart. */
function noteDate(send: Send, clock: Clock, noted: { skewSeconds: number | undefined }): Send {
  return async (request, scope) => {
    const response = await send(request, scope);
    const date = Date.parse(response.headers['date'] ?? '');
    if (!Number.isNaN(date)) noted.skewSeconds = Math.round((clock.now() - date) / 1_000);
    return response;
  };
}
