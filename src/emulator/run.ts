import { startEmulator } from './start-emulator.ts';

/**
 * The command `hardware-gateway emulator`: serves on EMULATOR_PORT (4100) at EMULATOR_SPEED, prints what to paste for
 * a gateway beside it, and runs until SIGTERM or SIGINT (or what else `stopped` waits for). Resolves to the exit code: 1 after printing what is wrong
 * with a variable or the port.
 */
export async function runEmulatorCommand(
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  stopped: () => Promise<void> = signalled,
): Promise<number> {
  const port = numberOf(env['EMULATOR_PORT'], 4100);
  const speed = numberOf(env['EMULATOR_SPEED'], undefined);
  const faults = [
    ...(port === 'wrong' || (port ?? 0) > 65_535 ? ['EMULATOR_PORT must be a port, 0 to 65535'] : []),
    ...(speed === 'wrong' ? ['EMULATOR_SPEED must be a number, 0 or more'] : []),
  ];
  if (faults.length > 0 || port === 'wrong' || speed === 'wrong') {
    for (const fault of faults) print(fault);
    return 1;
  }
  try {
    const options = { ...(port === undefined ? {} : { port }), ...(speed === undefined ? {} : { speed }) };
    const emulator = await startEmulator(options);
    print(`The emulated Hardware Dashboard serves invented data at ${emulator.apiUrl}`);
    print(`It is told what to do at ${emulator.origin}/_control. For a gateway beside it:`);
    print(`AZURE_TENANT_ID=${emulator.tenantId}`);
    print(`AZURE_CLIENT_ID=${emulator.clientId}`);
    print(`AZURE_CLIENT_SECRET=${emulator.clientSecret}`);
    print(`AZURE_AUTHORITY_HOST=${emulator.authorityHost}`);
    print(`HARDWARE_API_URL=${emulator.apiUrl}`);
    await stopped();
    await emulator.close();
    return 0;
  } catch (error) {
    print(
      `The emulator cannot listen on port ${port}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
}

function numberOf(text: string | undefined, fallback: number | undefined): number | undefined | 'wrong' {
  if (text === undefined || text.trim() === '') return fallback;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 ? number : 'wrong';
}

async function signalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
