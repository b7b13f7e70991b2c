import { describe, expect, test } from '@jest/globals';
import { runEmulatorCommand } from '../../src/emulator/run.ts';
import { startEmulator } from '../../src/emulator/start-emulator.ts';

async function run(
  env: Record<string, string>,
  whileRunning: (lines: string[]) => Promise<void> = async () => {},
) {
  const lines: string[] = [];
  const code = await runEmulatorCommand(
    env,
    (line) => lines.push(line),
    () => whileRunning(lines),
  );
  return { code, lines };
}

describe('the emulator command', () => {
  test('prints the variables for a gateway beside it, and serves until it is stopped', async () => {
    let answered = 0;
    const { code, lines } = await run({ EMULATOR_PORT: '0', EMULATOR_SPEED: '100' }, async (printed) => {
      const host = printed.find((line) => line.startsWith('AZURE_AUTHORITY_HOST='))?.split('=')[1];
      const clock = (await (await fetch(`${host}/_control/clock`)).json()) as { speed: number };
      answered = clock.speed;
    });
    expect(code).toBe(0);
    expect(answered).toBe(100);
    expect(lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=')[0])).toEqual([
      'AZURE_TENANT_ID',
      'AZURE_CLIENT_ID',
      'AZURE_CLIENT_SECRET',
      'AZURE_AUTHORITY_HOST',
      'HARDWARE_API_URL',
    ]);
  });

  test('names every wrong variable and exits 1', async () => {
    expect(await run({ EMULATOR_PORT: 'http', EMULATOR_SPEED: '-1' })).toEqual({
      code: 1,
      lines: ['EMULATOR_PORT must be a port, 0 to 65535', 'EMULATOR_SPEED must be a number, 0 or more'],
    });
  });

  test('says that a port is taken', async () => {
    const other = await startEmulator();
    const { code, lines } = await run({ EMULATOR_PORT: new URL(other.origin).port });
    await other.close();
    expect(code).toBe(1);
    expect(lines.join()).toContain('EADDRINUSE');
  });
});
