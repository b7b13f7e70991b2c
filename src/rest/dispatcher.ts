import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { loopbackHosts } from './loopback.ts';

const defaultConnectTimeoutMs = 5_000;
/** Shorter than servers and load balancers keep an idle connection, so that a write rarely meets a closing one. */
const keepAliveMs = 4_000;
const longestKeepAliveMs = 30_000;

interface DispatcherOptions {
  /** `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` are read from here, in upper or lower case. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Longest wait for a connection, 5 s by default. */
  readonly connectTimeoutMs?: number;
}

/**
 * The connections of the process: kept alive, one request at a time on each, through the proxy where there is one.
 * Loopback never goes through a proxy. How many calls are under way is the gate's business.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const timeout = options.connectTimeoutMs ?? defaultConnectTimeoutMs;
  const agent = {
    pipelining: 1,
    connect: { timeout },
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: longestKeepAliveMs,
  };
  const read = (name: string) => options.environment[name.toLowerCase()] || options.environment[name] || '';
  const httpProxy = read('HTTP_PROXY');
  const httpsProxy = read('HTTPS_PROXY');
  if (httpProxy === '' && httpsProxy === '') return new Agent(agent);
  // The way to the proxy and the way through it take their timeouts from options of their own.
  const tls = { proxyTls: { timeout }, requestTls: { timeout } };
  return new EnvHttpProxyAgent({
    ...agent,
    ...tls,
    httpProxy,
    httpsProxy,
    noProxy: direct(read('NO_PROXY')),
  });
}

function direct(noProxy: string): string {
  return noProxy.trim() === '*' ? '*' : [noProxy, ...loopbackHosts].filter((entry) => entry !== '').join(',');
}
