import {
  type EmulatorOptions,
  type RunningEmulator,
  startEmulator,
} from '../../src/emulator/start-emulator.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';

/** An emulator, and a built gateway in front of it. */
export interface Twin {
  readonly emulator: RunningEmulator;
  readonly gateway: BuiltGateway;
}

/** Whom faults meet, and the model: the same account, where all is well. */
export type TwinName = 'faulty' | 'calm';

/** Two of a kind. What was seeded has the same ids in both; what is created has not, where several create at once. */
export interface Twins extends Readonly<Record<TwinName, Twin>> {
  /** Milliseconds that the faulty one has for an answer. */
  readonly deadlineMs: number;
  /** Puts a new gateway in place of the faulty one: nothing that it has lived through counts any more. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** What twins are made of. */
export interface TwinsOptions {
  readonly deadlineMs: number;
  /** Longest wait of the faulty gateway for one try of a read. */
  readonly tryMs: number;
  readonly emulator?: EmulatorOptions;
  /** More of the faulty gateway's environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts both. Their workflows stand still until they are told to move. */
export async function raiseTwins(options: TwinsOptions): Promise<Twins> {
  const { deadlineMs, tryMs } = options;
  const hurried = {
    REQUEST_TIMEOUT_MS: String(deadlineMs),
    UPSTREAM_TIMEOUT_MS: String(tryMs),
    UPSTREAM_CONCURRENCY: '64',
    LOG_LEVEL: 'error',
    ...options.environment,
  };
  let [faulty, calm] = await Promise.all([
    raise(options.emulator, hurried),
    raise(options.emulator, { UPSTREAM_CONCURRENCY: '64', LOG_LEVEL: 'error' }),
  ]);
  return {
    get faulty() {
      return faulty;
    },
    calm,
    deadlineMs,
    async renew() {
      const { emulator } = faulty;
      emulator.control.clearFaults();
      await faulty.gateway.stop('SIGKILL');
      faulty = { emulator, gateway: await startBuiltGateway({ ...environmentFor(emulator), ...hurried }) };
    },
    async close() {
      await Promise.all([fell(faulty), fell(calm)]);
    },
  };
}

async function raise(options: EmulatorOptions = {}, environment: Record<string, string>): Promise<Twin> {
  const emulator = await startEmulator({ speed: 0, ...options });
  try {
    return { emulator, gateway: await startBuiltGateway({ ...environmentFor(emulator), ...environment }) };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

async function fell({ gateway, emulator }: Twin): Promise<void> {
  await gateway.stop('SIGKILL');
  await emulator.close();
}
