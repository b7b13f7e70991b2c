import { isIPv4 } from 'node:net';

/**
 * Does this host name (no port; brackets of IPv6 allowed) mean this machine only? `localhost`, `*.localhost` (RFC 6761),
 * 127.0.0.0/8 and ::1.
 */
export function isLoopback(host: string): boolean {
  const name = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (name === 'localhost' || /^[a-z0-9._-]+\.localhost$/.test(name) || name === '::1') return true;
  return isIPv4(name) && name.startsWith('127.');
}
