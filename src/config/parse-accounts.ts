import * as z from 'zod';
import { isAccountLabel } from '../values/account-label.ts';
import { Secret } from '../values/secret.ts';
import { parsed } from './parsed.ts';
import { placedFaults } from './placed-faults.ts';
import { readYaml } from './read-yaml.ts';
import { identifier } from './variables.ts';
import { baseAddress } from './web-addresses.ts';

/** One account as it stands in the file, each member checked by itself. */
export type AccountEntry = z.infer<typeof entry>;

/** What a text declares, or everything that is wrong with it, each with its place and never with a value. */
export type ParsedAccounts =
  | { readonly ok: true; readonly entries: readonly AccountEntry[] }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the accounts of a JSON or YAML text. */
export function parseAccounts(text: string): ParsedAccounts {
  const read = readYaml(text);
  if (!read.ok) return read;
  const { data, error } = file.safeParse(read.value);
  if (error !== undefined) return { ok: false, faults: error.issues.flatMap(placedFaults) };
  const faults = [
    ...repeated(data.accounts, 'label', ({ label }) => label.toLowerCase()),
    ...repeated(data.accounts, 'clientId', ({ tenantId, clientId }) =>
      `${tenantId} ${clientId}`.toLowerCase(),
    ),
  ];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, entries: data.accounts };
}

const labelForm = 'a name of up to 64 letters, digits, _ and -, the first a letter or a digit';
const words = (what: string) => z.string({ error: `expected ${what}` }).min(1, { error: `expected ${what}` });
const path = words('the path of a file').optional();
const secret = words('a text that is not empty')
  .transform((text) => new Secret(text))
  .optional();
const address = 'an https:// address without user, query or fragment (http:// only for loopback)';

function whole(most: number) {
  const error = `expected a whole number from 1 to ${most}`;
  return z.int({ error }).min(1, { error }).max(most, { error }).optional();
}

const entry = z.strictObject(
  {
    label: words(labelForm).refine(isAccountLabel, { error: `expected ${labelForm}` }),
    tenantId: words('a tenant id (a GUID) or a domain name').pipe(
      parsed('a tenant id (a GUID) or a domain name', identifier),
    ),
    clientId: words('the application (client) id').pipe(parsed('the application (client) id', identifier)),
    clientSecret: secret,
    clientSecretFile: path,
    clientCertificatePath: path,
    clientCertificatePassword: secret,
    federatedTokenFile: path,
    managedIdentity: words('the word system, or the client id of an identity').optional(),
    authorityHost: words(address).pipe(baseAddress).optional(),
    hardwareApiUrl: words(address).pipe(baseAddress).optional(),
    upstreamCallsPerMinute: whole(1_000_000),
    upstreamConcurrency: whole(1_000),
  },
  { error: 'expected an object with `label`, `tenantId`, `clientId` and a credential' },
);

const file = z.strictObject(
  {
    accounts: z
      .array(entry, { error: 'expected a list of accounts' })
      .min(1, { error: 'expected at least one account' }),
  },
  { error: 'expected an object with `accounts`' },
);

function repeated(
  entries: readonly AccountEntry[],
  member: 'label' | 'clientId',
  keyOf: (entry: AccountEntry) => string,
): string[] {
  const seen = new Map<string, number>();
  return entries.flatMap((one, index) => {
    const first = seen.get(keyOf(one));
    if (first === undefined) seen.set(keyOf(one), index);
    return first === undefined ? [] : [`accounts[${index}].${member}: the same as of accounts[${first}]`];
  });
}
