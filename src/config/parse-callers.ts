import * as z from 'zod';
import { isAccountLabel } from '../values/account-label.ts';
import { type Role, roles } from '../values/role.ts';
import type { DeclaredCallers, DeclaredIssuer, DeclaredKey } from './declared-callers.ts';
import { isLoopback } from './loopback.ts';
import { placedFaults } from './placed-faults.ts';
import { readYaml } from './read-yaml.ts';

/** What a text declares, or everything that is wrong with it, each with its place and never with a value. */
export type ParsedCallers =
  | { readonly ok: true; readonly declared: DeclaredCallers }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the callers of a JSON or YAML text (every JSON text is YAML too).
 * @param labels Those of the accounts that there are, where they have any.
 */
export function parseCallers(text: string, labels: readonly string[] = []): ParsedCallers {
  const read = readYaml(text);
  if (!read.ok) return read;
  const { data, error } = file.safeParse(read.value ?? {});
  const faults = error === undefined ? [] : error.issues.flatMap(placedFaults);
  const declared = { keys: data?.keys ?? [], issuers: data?.issuers ?? [] };
  if (error === undefined) {
    faults.push(...repeatedKeys(declared.keys), ...unknownAccounts(declared, labels));
    if (declared.keys.length + declared.issuers.length === 0)
      faults.push('expected `keys` or `issuers`, with at least one entry: nobody could call');
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, declared };
}

const role = z.enum(roles, { error: `expected one of ${roles.join(', ')}` });
const roleList = z.array(role, { error: `expected a list of roles (${roles.join(', ')})` }).min(1, {
  error: 'expected at least one role',
});
const words = (what: string) => z.string({ error: `expected ${what}` });

const granted = {
  upstreamCallsPerMinute: z
    .int({ error: 'expected a whole number from 1 to 1000000' })
    .min(1, { error: 'expected a whole number from 1 to 1000000' })
    .max(1_000_000, { error: 'expected a whole number from 1 to 1000000' })
    .optional(),
  accounts: z
    .array(words('the label of an account').refine(isAccountLabel, { error: 'expected a label' }), {
      error: 'expected a list of labels of accounts',
    })
    .min(1, { error: 'expected at least one label; leave it out for all accounts' })
    .optional(),
};

const idForm = 'a name of up to 64 letters, digits and . _ @ -';
const hashForm = 'the SHA-256 of the key: 64 hexadecimal digits (hardware-gateway key create prints it)';

const key = z
  .strictObject({
    id: words(idForm).regex(/^[A-Za-z0-9][\w.@-]{0,63}$/, { error: `expected ${idForm}` }),
    sha256: words(hashForm)
      .regex(/^[0-9a-fA-F]{64}$/, { error: `expected ${hashForm}` })
      .transform((hex) => Buffer.from(hex, 'hex')),
    roles: roleList,
    ...granted,
  })
  .transform((entry): DeclaredKey => withoutUndefined(entry));

const address = 'an https:// address without user, query or fragment (http:// only for loopback)';
const audience = words('the audience of the tokens, such as api://hardware-gateway').min(1, {
  error: 'expected a text that is not empty',
});

const issuer = z
  .strictObject({
    issuer: words(address).refine(isSafeAddress, { error: `expected ${address}` }),
    audience: z
      .union([audience, z.array(audience).min(1)], { error: 'expected an audience, or a list of them' })
      .transform((one) => (typeof one === 'string' ? [one] : one)),
    roles: z
      .record(z.string(), roleList, {
        error: 'expected an object: a role or scope of the tokens, and the list of roles that it gives',
      })
      .refine((map) => Object.keys(map).length > 0, { error: 'expected at least one role or scope' })
      .transform((map): ReadonlyMap<string, readonly Role[]> => new Map(Object.entries(map))),
    idClaim: words('the name of a claim').min(1, { error: 'expected the name of a claim' }).default('sub'),
    jwksUri: words(address)
      .refine(isSafeAddress, { error: `expected ${address}` })
      .optional(),
    ...granted,
  })
  .transform((entry): DeclaredIssuer => withoutUndefined(entry));

const file = z.strictObject(
  {
    keys: z.array(key, { error: 'expected a list of keys' }).nullish(),
    issuers: z.array(issuer, { error: 'expected a list of issuers' }).nullish(),
  },
  { error: 'expected an object with `keys` and `issuers`' },
);

function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function repeatedKeys(keys: readonly DeclaredKey[]): string[] {
  const seen = new Map<string, number>();
  return keys.flatMap(({ sha256 }, index) => {
    const hex = sha256.toString('hex');
    const first = seen.get(hex);
    seen.set(hex, first ?? index);
    return first === undefined ? [] : [`keys[${index}].sha256: the same key as keys[${first}]`];
  });
}

/** Where accounts have no labels, nobody is limited to one. */
function unknownAccounts(declared: DeclaredCallers, labels: readonly string[]): string[] {
  if (labels.length === 0) return [];
  return (['keys', 'issuers'] as const).flatMap((list) =>
    declared[list].flatMap(({ accounts = [] }, index) =>
      accounts.flatMap((label, place) =>
        labels.includes(label)
          ? []
          : [
              `${list}[${index}].accounts[${place}]: expected the label of an account of GATEWAY_ACCOUNTS_FILE`,
            ],
      ),
    ),
  );
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** What was left out is absent, and not there as undefined. */
function withoutUndefined<T extends object>(entry: T): Defined<T> {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as Defined<T>;
}
