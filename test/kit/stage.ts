import type { CallRecord } from '../../src/emulator/call-memory.ts';
import {
  type EmulatorOptions,
  type RunningEmulator,
  startEmulator,
} from '../../src/emulator/start-emulator.ts';
import { type Answer, ask } from './ask.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from './built-gateway.ts';

/** An emulator, and the built gateway in front of it. */
export interface Stage {
  readonly emulator: RunningEmulator;
  readonly gateway: BuiltGateway;
  ask(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** The calls of the API that the emulator remembers, of one method and with a path that matches. */
  calls(method: string, path?: RegExp): CallRecord[];
  /** Makes the emulator well and forgetful; what it and the gateway hold stays. */
  calm(): void;
  /** Puts a new gateway in place of the one that the tests before have worn out: its budget of retries is full again. */
  renewGateway(): Promise<void>;
  close(): Promise<void>;
}

/** What a stage is made of; by default the demo data stands still. */
export interface StageOptions {
  readonly emulator?: EmulatorOptions;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Sets one up. Close it after the tests. */
export async function setStage(options: StageOptions = {}): Promise<Stage> {
  const emulator = await startEmulator({ speed: 0, ...options.emulator });
  const start = () => startBuiltGateway({ ...environmentFor(emulator), ...options.environment });
  let gateway = await start().catch(async (error: unknown) => {
    await emulator.close();
    throw error;
  });
  return {
    emulator,
    get gateway() {
      return gateway;
    },
    ask: (query, variables, headers) => ask(gateway.url, query, variables, headers),
    calls: (method, path = /./) => emulator.control.calls({ method }).filter((call) => path.test(call.path)),
    calm() {
      emulator.control.clearFaults();
      emulator.control.forgetCalls();
    },
    async renewGateway() {
      await gateway.stop('SIGKILL');
      gateway = await start();
    },
    async close() {
      // Nothing of a test is in flight any more, so there is nobody to be polite to.
      await gateway.stop('SIGKILL');
      await emulator.close();
    },
  };
}
