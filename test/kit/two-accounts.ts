import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from './ask.ts';
import { type BuiltGateway, startBuiltGateway } from './built-gateway.ts';
import { newFolder } from './folders.ts';

/** Two emulators, and a built gateway that serves each as an account: `main` and `other`. */
export interface TwoAccounts {
  readonly main: RunningEmulator;
  readonly other: RunningEmulator;
  readonly gateway: BuiltGateway;
  /** The path of the file of accounts. */
  readonly file: string;
  /** Asks with the header of one account, or with none. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    account?: string,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Makes both emulators well and forgetful. */
  calm(): void;
  close(): Promise<void>;
}

/** What is other than usual. */
interface TwoAccountsOptions {
  /** Added to the entry of `other`. */
  readonly other?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Sets them up; by default the demo data stands still. Close it after the tests. */
export async function setTwoAccounts(options: TwoAccountsOptions = {}): Promise<TwoAccounts> {
  const [main, other] = await Promise.all([
    startEmulator({ speed: 0, products: 4 }),
    startEmulator({ speed: 0, products: 3 }),
  ]);
  const file = accountsFile([
    accountEntry('main', main),
    { ...accountEntry('other', other), ...options.other },
  ]);
  const close = () => Promise.all([main.close(), other.close()]);
  const environment = { GATEWAY_ACCOUNTS_FILE: file, ...options.environment };
  const gateway = await startBuiltGateway(environment).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    main,
    other,
    gateway,
    file,
    ask: (query, variables, account, headers) =>
      ask(gateway.url, query, variables, {
        ...(account !== undefined && { 'x-hardware-account': account }),
        ...headers,
      }),
    calm() {
      for (const { control } of [main, other]) {
        control.clearFaults();
        control.forgetCalls();
      }
    },
    async close() {
      await gateway.stop('SIGKILL');
      await close();
    },
  };
}

/** An entry that leads to an emulator; each has a tenant of its own. */
export function accountEntry(label: string, emulator: RunningEmulator) {
  return {
    label,
    tenantId: `${label}.example.com`,
    clientId: emulator.clientId,
    clientSecret: emulator.clientSecret,
    authorityHost: emulator.authorityHost,
    hardwareApiUrl: emulator.apiUrl,
  };
}

/** A file of accounts, in a folder of its own that is removed after the tests of the file. */
export function accountsFile(accounts: readonly object[]): string {
  const path = join(newFolder(), 'accounts.yaml');
  writeFileSync(path, JSON.stringify({ accounts }));
  return path;
}
