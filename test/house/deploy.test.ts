import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { parseAccounts } from '../../src/config/parse-accounts.ts';
import { variables } from '../../src/config/variables.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { openFileMirror } from '../kit/file-mirror.ts';

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

describe('deploy/compose.accounts.yaml', () => {
  // `!reset`, which takes away what the other file has, is Compose's own.
  const reset = { tag: '!reset', collection: 'seq' as const, resolve: () => 'nothing' };
  const tags = [reset, { ...reset, collection: 'map' as const }];
  const { services, secrets } = z
    .object({ services: z.record(z.string(), record), secrets: z.unknown() })
    .parse(parse(text('compose.accounts.yaml'), { customTags: tags }));
  const environment = record.parse(services['gateway']?.['environment']);

  test('adds to a service of compose.yaml, and sets only variables that the gateway knows', () => {
    expect(Object.keys(services)).toEqual(['gateway']);
    expect(Object.keys(environment).filter((name) => !known.has(name))).toEqual([]);
  });

  test('empties whatever compose.yaml says of the one account, and lets in the folder of the file', () => {
    const base = record.parse(under(parse(text('compose.yaml')), 'environment')[0]);
    const emptied = Object.keys(base).filter((name) => /^AZURE_(?!AUTHORITY_HOST)/.test(name));
    expect(emptied.map((name) => environment[name])).toEqual(['', '', '']);
    expect([secrets, services['gateway']?.['secrets']]).toEqual(['nothing', 'nothing']);
    expect(under(services, 'volumes')).toEqual([['./accounts:/etc/hardware-gateway/accounts:ro']]);
    expect(environment['GATEWAY_ACCOUNTS_FILE']).toBe('/etc/hardware-gateway/accounts/accounts.yaml');
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

describe('deploy/kubernetes-accounts.yaml', () => {
  const container = z.looseObject({
    name: z.string(),
    env: z.array(record),
    volumeMounts: z.array(record),
  });
  const pod = z.looseObject({ containers: z.array(container), volumes: z.array(record) });
  const manifest = z.looseObject({
    metadata: z.looseObject({ name: z.string() }),
    spec: z.looseObject({ template: z.looseObject({ spec: pod }) }),
  });
  const deploymentOf = (name: string) => {
    const [document] = parseAllDocuments(text(name));
    expect(document?.errors).toEqual([]);
    return manifest.parse(document?.toJS());
  };
  const [base, patch] = [deploymentOf('kubernetes.yaml'), deploymentOf('kubernetes-accounts.yaml')];
  const [pods, changedPods] = [base.spec.template.spec, patch.spec.template.spec];
  const [gateway, change] = [pods.containers[0], changedPods.containers[0]];

  /** A list of the manifest with what the patch has otherwise, as `kubectl` puts them together. */
  function patched(list: readonly object[] = [], changes: readonly object[] = [], key: string) {
    const entries = new Map(list.map((one) => [record.parse(one)[key], record.parse(one)]));
    for (const one of changes.map((entry) => record.parse(entry))) {
      if (one['$patch'] !== 'delete') entries.set(one[key], one);
      else expect(entries.delete(one[key])).toBe(true);
    }
    return [...entries.values()];
  }

  test('is what kustomization.yaml puts on the manifest', () => {
    expect(parse(text('kustomization.yaml'))).toMatchObject({
      resources: ['kubernetes.yaml'],
      patches: [{ path: 'kubernetes-accounts.yaml' }],
    });
    expect(patch.metadata.name).toBe(base.metadata.name);
    expect(change?.name).toBe(gateway?.name);
  });

  test('leaves nothing of the one account, and mounts all that is named', () => {
    const env = patched(gateway?.env, change?.env, 'name');
    const names = env.map(({ name }) => String(name));
    expect(names.filter((name) => !known.has(name) || name.startsWith('AZURE_'))).toEqual([]);
    const files = env.flatMap(({ name, value }) => (String(name).endsWith('_FILE') ? [String(value)] : []));
    const mounts = patched(gateway?.volumeMounts, change?.volumeMounts, 'mountPath');
    const folders = mounts.map(({ mountPath }) => `${String(mountPath)}/`);
    expect(files).toHaveLength(2);
    expect(files.filter((file) => !folders.some((folder) => file.startsWith(folder)))).toEqual([]);
    const volumes = patched(pods.volumes, changedPods.volumes, 'name').map(({ name }) => name);
    expect(volumes.sort()).toEqual(mounts.map(({ name }) => name).sort());
  });
});

describe('docs/accounts.md', () => {
  test('shows a file of accounts that is sound', () => {
    const [, example = ''] = /^```yaml\n(.*?)^```/ms.exec(readFileSync('docs/accounts.md', 'utf8')) ?? [];
    expect(parseAccounts(example)).toMatchObject({
      ok: true,
      entries: [{ label: 'main' }, { label: 'labs' }],
    });
  });
});

describe('deploy/grafana-dashboard.json', () => {
  const dashboard: unknown = JSON.parse(text('grafana-dashboard.json'));
  const asked = under(dashboard, 'expr').map(String);
  const names = (expression: string) =>
    expression.match(/\b(hardware_gateway|process|nodejs)_\w+/g)?.map((name) => name.replace(/_bucket$/, ''));

  test('asks only for metrics that /metrics has', async () => {
    const metrics = createMetrics({ version: '0.0.0', upstream: 'emulator' });
    metrics.mirror.watch(await openFileMirror(), Date);
    const { text: served } = await metrics.text();
    const there = new Set(Array.from(served.matchAll(/^# TYPE (\S+)/gm), ([, name]) => name));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.flatMap((one) => names(one) ?? ['none']).filter((name) => !there.has(name))).toEqual([]);
  });

  test('tells accounts apart by a label that the metrics have', async () => {
    const metrics = createMetrics({ version: '0.0.0', upstream: 'emulator' });
    const { rest, gate, credential } = metrics.account('labs');
    rest.upstreamCall('listProducts', 200, 1);
    rest.retry('listProducts', 'failed');
    rest.tokenRequest('ok');
    credential(async () => Date.now());
    gate.retryRefused();
    const asOf = new Date().toISOString();
    const account = { account: 'labs', complete: true, asOf, callsPerMinute: 6, firstWalk: null };
    metrics.mirror.watch(await openFileMirror([account]), Date);
    metrics.mirror.walkCall('labs', 'products');
    const { text: served } = await metrics.text();
    const labelled = new Set(Array.from(served.matchAll(/^(\w+){.*account="labs"/gm), ([, name]) => name));
    const byAccount = asked.filter((one) => one.includes('account=~"$account"'));
    expect(byAccount.length).toBeGreaterThan(8);
    expect(byAccount.flatMap((one) => names(one) ?? []).filter((name) => !labelled.has(name))).toEqual([]);
    // Who selects an account sees nothing of the others where they can be told apart.
    const mixed = asked.filter((one) => !byAccount.includes(one)).flatMap((one) => names(one) ?? []);
    expect(mixed.filter((name) => labelled.has(name))).toEqual([]);
  });
});

describe('docs/operations.md', () => {
  const page = readFileSync('docs/operations.md', 'utf8');

  test('names only metrics that /metrics has', async () => {
    const metrics = createMetrics({ version: '0.0.0', upstream: 'emulator' });
    metrics.mirror.watch(await openFileMirror(), Date);
    const { text: served } = await metrics.text();
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
