import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { loopbackHosts } from './loopback.ts';

const defaultConnectTimeoutMs = 5_000;
/** Shorter than servers and load balancers keep an idle connection, so that a write rarely meets a closing one. */
export const keepAliveMs = 4_000;
/** Where the server says that it keeps it for so long, or only reads meet it. */
export const longestKeepAliveMs = 30_000;

export interface DispatcherOptions {
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
  const agent = agentOptions(options);
  const proxies = proxiesOf(options);
  if (proxies === undefined) return new Agent(agent);
  // The way to the proxy and the way through it take their timeouts from options of their own.
  const tls = { proxyTls: agent.connect, requestTls: agent.connect };
  return new EnvHttpProxyAgent({ ...agent, ...tls, ...proxies });
}

/** How each connection is made and kept. */
export function agentOptions(options: DispatcherOptions) {
  return {
    pipelining: 1,
    connect: { timeout: options.connectTimeoutMs ?? defaultConnectTimeoutMs },
    keepAliveTimeout: keepAliveMs,
    keepAliveMaxTimeout: longestKeepAliveMs,
  };
}

/** The proxies, and for whom there is none; undefined where there are no proxies. */
export function proxiesOf({ environment }: DispatcherOptions) {
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || '';
  const httpProxy = read('HTTP_PROXY');
  const httpsProxy = read('HTTPS_PROXY');
  if (httpProxy === '' && httpsProxy === '') return undefined;
  return { httpProxy, httpsProxy, noProxy: direct(read('NO_PROXY')) };
}

function direct(noProxy: string): string {
  return noProxy.trim() === '*' ? '*' : [noProxy, ...loopbackHosts].filter((entry) => entry !== '').join(',');
}
