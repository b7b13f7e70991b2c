import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { variables } from '../../src/config/variables.ts';
import { createMetrics } from '../../src/server/metrics.ts';

const known = new Set(Object.keys(variables.shape));
const text = (name: string) => readFileSync(`deploy/${name}`, 'utf8');
const record = z.record(z.string(), z.unknown());

/** Everything in a document under one key, however deep. */
function under(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => under(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => [
    ...(name === key ? [item] : []),
    ...under(item, key),
  ]);
}

describe('deploy/compose.yaml', () => {
  const { services } = z
    .object({ services: z.record(z.string(), record) })
    .parse(parse(text('compose.yaml')));

  test('sets only variables that the gateway knows', () => {
    const names = Object.keys(record.parse(services['gateway']?.['environment']));
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test('runs nothing as root, on a file system that can be written to, or with capabilities', () => {
    expect(Object.keys(services)).toEqual(['gateway', 'redis']);
    for (const service of Object.values(services)) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], user: expect.any(String) });
      expect(service['healthcheck']).toBeDefined();
    }
  });

  test('publishes the gateway to this machine alone', () => {
    expect(under(services, 'ports')).toEqual([['127.0.0.1:4000:4000']]);
  });
});

describe('deploy/kubernetes.yaml', () => {
  const documents = parseAllDocuments(text('kubernetes.yaml')).map((document) => {
    expect(document.errors).toEqual([]);
    return z.looseObject({ kind: z.string(), spec: record }).parse(document.toJS());
  });
  const kinds = documents.map(({ kind }) => kind);
  const deployment = documents[kinds.indexOf('Deployment')];

  test('has what a replicated service needs', () => {
    expect(kinds).toEqual(['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy']);
    expect(deployment?.spec).toMatchObject({ replicas: 2 });
  });

  test('sets only variables that the gateway knows', () => {
    const entries = z.array(z.array(z.looseObject({ name: z.string() }))).parse(under(deployment, 'env'));
    const names = entries.flat().map(({ name }) => name);
    expect(names).toContain('GATEWAY_CALLERS_FILE');
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  test('selects the same pods everywhere', () => {
    const label = { 'app.kubernetes.io/name': 'hardware-gateway' };
    const selectors = [...under(documents, 'matchLabels'), documents[1]?.spec['selector']];
    const others = selectors.filter((one) => JSON.stringify(one) !== JSON.stringify(label));
    // Who may knock is not one of us.
    expect(others).toEqual([{ 'hardware-gateway/access': 'true' }]);
  });

  test('gives a replica the time that its end takes', () => {
    const [seconds] = under(deployment, 'terminationGracePeriodSeconds');
    const { REQUEST_TIMEOUT_MS } = variables.parse({});
    // preStop 5 s, grace 2 s, holding 1.5 s, the longest operation and its margin of 5 s.
    expect(Number(seconds)).toBeGreaterThan(13.5 + REQUEST_TIMEOUT_MS / 1_000);
  });

  test('runs as an ordinary user on a file system that cannot be written to', () => {
    expect(under(deployment, 'securityContext')).toMatchObject([
      { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ]);
    expect(under(deployment, 'automountServiceAccountToken')).toEqual([false]);
  });

  test('asks /healthz whether a replica lives, and /readyz whether it can serve', () => {
    const path = (probe: string) => under(under(deployment, probe), 'path');
    expect([path('startupProbe'), path('livenessProbe'), path('readinessProbe')]).toEqual([
      ['/healthz'],
      ['/healthz'],
      ['/readyz'],
    ]);
  });
});

describe('deploy/grafana-dashboard.json', () => {
  const dashboard: unknown = JSON.parse(text('grafana-dashboard.json'));
  const asked = under(dashboard, 'expr').map(String);
  const names = (expression: string) =>
    expression.match(/\b(hardware_gateway|process|nodejs)_\w+/g)?.map((name) => name.replace(/_bucket$/, ''));

  test('asks only for metrics that /metrics has', async () => {
    const { text: served } = await createMetrics({ version: '0.0.0', upstream: 'emulator' }).text();
    const there = new Set(Array.from(served.matchAll(/^# TYPE (\S+)/gm), ([, name]) => name));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.flatMap((one) => names(one) ?? ['none']).filter((name) => !there.has(name))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const page = readFileSync('docs/operations.md', 'utf8');

  test('names only metrics that /metrics has', async () => {
    const { text: served } = await createMetrics({ version: '0.0.0', upstream: 'emulator' }).text();
    const named = page.match(/hardware_gateway_\w+/g) ?? [];
    expect(named.filter((name) => !served.includes(`# TYPE ${name} `))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  test('names only variables that the gateway knows', () => {
    const named = page.match(/`(?:AZURE|CACHE|GATEWAY|UPSTREAM|REQUEST|LOG)_[A-Z_]+`/g) ?? [];
    expect(named.filter((name) => !known.has(name.slice(1, -1)))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  test('tells apart every outcome that the account book has', () => {
    for (const outcome of ['DONE', 'REFUSED', 'NOT_SENT', 'REJECTED', 'INDETERMINATE']) {
      expect(page).toContain(`\`${outcome}\``);
    }
  });
});
