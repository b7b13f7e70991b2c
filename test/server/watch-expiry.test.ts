import { expect, test } from '@jest/globals';
import { parseCertificate } from '../../src/config/parse-certificate.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { endOf, watchExpiry } from '../../src/server/watch-expiry.ts';
import type { Credential } from '../../src/values/credential.ts';
import { Secret } from '../../src/values/secret.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { testCertificate } from '../kit/certificate.ts';
import { fakeClock, settle } from '../kit/fake-clock.ts';

const dayMs = 24 * 3_600_000;

/** A certificate that is replaced when another one is put in its place. */
function changing(days: number) {
  const read = (last: number) =>
    parseCertificate(Buffer.from(testCertificate({ days: last }).pem), undefined);
  let current = read(days);
  const credential: Credential = { kind: 'certificate', certificate: async () => current };
  return {
    credential,
    replace(last: number) {
      current = read(last);
    },
  };
}

test('a certificate is warned of from thirty days before its end, once a day, until a later one is in its place', async () => {
  const { credential, replace } = changing(32);
  const [clock, logger] = [fakeClock(Date.now()), capturedLogger()];
  const end = watchExpiry({ credential, clock, logger });
  await settle();
  expect(logger.lines).toEqual([]);
  await clock.advance(4 * dayMs);
  const { expiresAt } = credential.kind === 'certificate' ? await credential.certificate() : {};
  const endsAt = new Date(expiresAt ?? 0).toISOString();
  expect(logger.lines).toEqual(
    [29, 28, 27].map((days) => ({
      level: 'warn',
      message: 'certificate ends soon',
      fields: { endsAt, days },
    })),
  );
  replace(365);
  await clock.advance(2 * dayMs);
  expect(logger.lines).toHaveLength(3);
  end();
  expect(clock.sleeping).toBe(0);
});

test('a certificate that has ended is said to have', async () => {
  const [clock, logger] = [fakeClock(Date.now()), capturedLogger()];
  const end = watchExpiry({ credential: changing(-1).credential, clock, logger });
  await settle();
  expect(logger.lines).toMatchObject([{ level: 'warn', message: 'certificate has ended' }]);
  end();
});

test('a watch that is ended while it looks goes on no more', async () => {
  const clock = fakeClock();
  watchExpiry({ credential: changing(40).credential, clock, logger: capturedLogger() })();
  await settle();
  expect(clock.sleeping).toBe(0);
});

test('a secret, of whose end nobody knows, is not watched, and has no metric', async () => {
  const clock = fakeClock();
  const credential: Credential = { kind: 'secret', secret: async () => new Secret('s') };
  watchExpiry({ credential, clock, logger: capturedLogger() });
  await settle();
  expect(clock.sleeping).toBe(0);
  const metrics = createMetrics({ version: '0.0.0', upstream: 'service' });
  metrics.account('labs').credential(() => endOf(credential));
  expect((await metrics.text()).text).not.toMatch(/^hardware_gateway_credential_expires_\w+{/m);
});

test('the metric follows a certificate that is replaced, account by account', async () => {
  const metrics = createMetrics({ version: '0.0.0', upstream: 'service' });
  const [main, labs] = [changing(10), changing(20)];
  metrics.account().credential(() => endOf(main.credential));
  metrics.account('labs').credential(() => endOf(labs.credential));
  const days = async () => {
    const { text } = await metrics.text();
    const ends = text.matchAll(
      /^hardware_gateway_credential_expires_timestamp_seconds{account="(\w+)"} (.+)$/gm,
    );
    const now = Date.now();
    return Object.fromEntries(
      Array.from(ends, ([, account, at]) => [account, Math.round((Number(at) * 1_000 - now) / dayMs)]),
    );
  };
  expect(await days()).toEqual({ default: 10, labs: 20 });
  labs.replace(300);
  expect(await days()).toEqual({ default: 10, labs: 300 });
});
