import type { Config, Upstream } from './config.ts';
import { ConfigError, type ConfigFault } from './config-error.ts';
import type { DeclaredAccount } from './declared-account.ts';
import { isLoopback } from './loopback.ts';
import { readAccounts } from './read-accounts.ts';
import { readCallers } from './read-callers.ts';
import { mirrorFaults, readMirror } from './read-mirror.ts';
import { readUpstream } from './read-upstream.ts';
import { readWebhooks } from './read-webhooks.ts';
import { type Variables, variables } from './variables.ts';

/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment, checked once; an empty string counts as not set.
 * @param demo `--demo` was given: without credentials the emulator is served.
 * @throws ConfigError with all faults together.
 */
export function readConfig(env: Environment, options: { readonly demo: boolean }): Config {
  const texts = new Map(
    Object.entries(env).flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : [])),
  );
  const faults: ConfigFault[] = [];

  const checked = variables.safeParse(Object.fromEntries(texts));
  for (const issue of checked.error?.issues ?? []) {
    faults.push({ variable: String(issue.path[0]), message: issue.message });
  }
  faults.push(...proxyFaults(texts));
  const webhooksFile = texts.get('GATEWAY_WEBHOOKS_FILE');
  const webhooks = webhooksFile === undefined ? [] : readWebhooks(webhooksFile, faults);
  const set = checked.data ?? soundOnes(texts);
  const { accounts, upstream } = readServed(set, texts, options.demo, faults);
  const callersFile = texts.get('GATEWAY_CALLERS_FILE');
  const labels = accounts.map(({ label }) => label);
  const callers = callersFile === undefined ? undefined : readCallers(callersFile, labels, faults);
  if (callersFile === undefined) faults.push(...exposureFaults(set));
  if (upstream !== undefined)
    faults.push(
      ...mirrorFaults(set),
      ...sealFaults(set, accounts.length > 0 ? accounts.map((one) => one.upstream) : [upstream]),
    );
  if (checked.data === undefined || upstream === undefined || faults.length > 0)
    throw new ConfigError(faults);
  const demo = options.demo && upstream.kind === 'embedded';
  const mirror = readMirror(checked.data, { demo });
  return { ...toConfig(checked.data, upstream), accounts, webhooks, callers, mirror };
}

/** What is served: the accounts of a file, or the one that the variables name. */
function readServed(
  set: Partial<Variables>,
  texts: ReadonlyMap<string, string>,
  demo: boolean,
  faults: ConfigFault[],
): { readonly accounts: readonly DeclaredAccount[]; readonly upstream: Upstream | undefined } {
  const file = texts.get('GATEWAY_ACCOUNTS_FILE');
  if (file === undefined) return { accounts: [], upstream: readUpstream(set, texts, demo, faults) };
  const accounts = readAccounts(file, { set, texts }, faults);
  return { accounts, upstream: accounts[0]?.upstream };
}

/** Where some variables are faulty, the sound ones are still checked together. */
function soundOnes(texts: ReadonlyMap<string, string>): Partial<Variables> {
  const sound = Object.entries(variables.shape).flatMap(([name, type]) => {
    const result = type.safeParse(texts.get(name));
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(sound);
}

/** Whoever reaches a gateway that knows no callers can publish drivers, so nobody but this machine may reach it. */
function exposureFaults({ HOST: host }: Partial<Variables>): ConfigFault[] {
  if (host === undefined || isLoopback(host)) return [];
  const message =
    'is not loopback, and GATEWAY_CALLERS_FILE is not set: whoever reaches the gateway could publish drivers. ' +
    'Say in a file who may call (docs/callers.md), or leave HOST at 127.0.0.1.';
  return [{ variable: 'HOST', message }];
}

/** Who proves itself with what others renew has nothing lasting to encrypt with. */
function sealFaults(set: Partial<Variables>, upstreams: readonly Upstream[]): ConfigFault[] {
  const { CACHE_URL: cache, CACHE_SECRET: secrets = [], DATA_DIR: folder } = set;
  const kept = cache === undefined ? folder && 'DATA_DIR' : 'CACHE_URL';
  if (kept === undefined || secrets.length > 0 || upstreams.every(holdsKey)) return [];
  const message =
    `is not set, and ${kept} needs it: what is kept there is encrypted, and neither a federated token nor a managed ` +
    'identity gives a lasting key to do it with. Set it to a long random text, the same for all replicas.';
  return [{ variable: 'CACHE_SECRET', message }];
}

/** True where the credential itself is what others cannot know and lasts. */
function holdsKey(upstream: Upstream): boolean {
  if (upstream.kind === 'embedded') return true;
  const { kind } = upstream.credential;
  return kind === 'secret' || kind === 'certificate';
}

/** The proxy is not ours to configure, but a faulty one would end the start with a stack. */
function proxyFaults(texts: ReadonlyMap<string, string>): ConfigFault[] {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].flatMap((variable) => {
    const text = texts.get(variable);
    if (text === undefined || (/^https?:\/\//i.test(text) && URL.canParse(text))) return [];
    return [{ variable, message: 'expected an http:// or https:// address, such as http://proxy:8080' }];
  });
}

function toConfig(
  set: Variables,
  upstream: Upstream,
): Omit<Config, 'accounts' | 'webhooks' | 'callers' | 'mirror'> {
  return {
    host: set.HOST,
    port: set.PORT,
    basePath: set.BASE_PATH,
    upstream,
    cacheUrl: set.CACHE_URL,
    cacheSecrets: set.CACHE_SECRET,
    upstreamTimeoutMs: set.UPSTREAM_TIMEOUT_MS,
    requestTimeoutMs: set.REQUEST_TIMEOUT_MS,
    writeTimeoutMs: set.WRITE_TIMEOUT_MS,
    upstreamConcurrency: set.UPSTREAM_CONCURRENCY,
    memoryMaxAgeMs: set.MEMORY_MAX_AGE_SECONDS * 1_000,
    upstreamCallsPerMinute: set.UPSTREAM_CALLS_PER_MINUTE,
    corsOrigins: set.CORS_ORIGINS,
    dataDir: set.DATA_DIR,
    queriesDir: set.GATEWAY_QUERIES_DIR,
    logLevel: set.LOG_LEVEL,
    emulatorSpeed: set.EMULATOR_SPEED,
  };
}
