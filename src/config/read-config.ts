import type { Config } from './config.ts';
import { ConfigError, type ConfigFault } from './config-error.ts';
import { readUpstream } from './read-upstream.ts';
import { readWebhooks } from './read-webhooks.ts';
import { type Variables, variables } from './variables.ts';
import type { Webhook } from './webhook.ts';

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
  const isSet = (name: string) => texts.has(name);
  const faults: ConfigFault[] = [];

  const checked = variables.safeParse(Object.fromEntries(texts));
  for (const issue of checked.error?.issues ?? []) {
    faults.push({ variable: String(issue.path[0]), message: issue.message });
  }
  faults.push(...proxyFaults(texts));
  const webhooksFile = texts.get('GATEWAY_WEBHOOKS_FILE');
  const webhooks = webhooksFile === undefined ? [] : readWebhooks(webhooksFile, faults);
  const upstream = readUpstream(checked.data ?? soundOnes(texts), isSet, options.demo, faults);
  if (checked.data === undefined || upstream === undefined || faults.length > 0)
    throw new ConfigError(faults);
  return toConfig(checked.data, upstream, webhooks);
}

/** Where some variables are faulty, the sound ones are still checked together. */
function soundOnes(texts: ReadonlyMap<string, string>): Partial<Variables> {
  const sound = Object.entries(variables.shape).flatMap(([name, type]) => {
    const result = type.safeParse(texts.get(name));
    return result.success ? [[name, result.data]] : [];
  });
  return Object.fromEntries(sound);
}

/** The proxy is not ours to configure, but a faulty one would end the start with a stack. */
function proxyFaults(texts: ReadonlyMap<string, string>): ConfigFault[] {
  return ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].flatMap((variable) => {
    const text = texts.get(variable);
    if (text === undefined || (/^https?:\/\//i.test(text) && URL.canParse(text))) return [];
    return [{ variable, message: 'expected an http:// or https:// address, such as http://proxy:8080' }];
  });
}

function toConfig(set: Variables, upstream: Config['upstream'], webhooks: readonly Webhook[]): Config {
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
    upstreamCallsPerMinute: set.UPSTREAM_CALLS_PER_MINUTE,
    corsOrigins: set.CORS_ORIGINS,
    dataDir: set.DATA_DIR,
    webhooks,
    logLevel: set.LOG_LEVEL,
    emulatorSpeed: set.EMULATOR_SPEED,
  };
}
