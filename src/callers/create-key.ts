import { createHash, randomBytes } from 'node:crypto';
import type { Role } from '../values/role.ts';

import { Secret } from '../values/secret.ts';

/** A new key, and the entry of `GATEWAY_CALLERS_FILE` that declares it. */
export interface CreatedKey {
  readonly key: Secret;
  /** YAML of one entry of `keys`. */
  readonly entry: string;
}

/** 256 bits: nobody guesses it, so its hash needs no salt and no slowness. */
const keyBytes = 32;

/** Makes a key. Its prefix lets scanners of repositories find one that was committed. */
export function createKey(id: string, roles: readonly Role[], random = randomBytes): CreatedKey {
  const key = `hwgw_${random(keyBytes).toString('base64url')}`;
  const sha256 = createHash('sha256').update(key).digest('hex');
  return {
    key: new Secret(key),
    entry: `- { id: ${JSON.stringify(id)}, sha256: "${sha256}", roles: [${roles.join(', ')}] }`,
  };
}
