/** Hosts for which no proxy is asked. */
export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'] as const;

/** True for a host name (as `URL.hostname` gives it) that cannot leave this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
