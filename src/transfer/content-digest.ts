/**
 * The SHA-256 that a `Content-Digest` field (RFC 9530) promises, in hexadecimal digits; null when it promises none that
 * can be read. Other algorithms beside it are left alone, as the RFC wants.
 */
export function readSha256(field: string): string | null {
  for (const member of field.split(',')) {
    const [, algorithm = '', base64 = ''] =
      /^\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):\s*(?:;.*)?$/.exec(member) ?? [];
    if (algorithm !== 'sha-256') continue;
    const digest = Buffer.from(base64, 'base64');
    return digest.length === 32 ? digest.toString('hex') : null;
  }
  return null;
}
