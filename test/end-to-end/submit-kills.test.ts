import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type RunningEmulator, startEmulator } from '../../src/emulator/start-emulator.ts';
import { type BuiltGateway, environmentFor, startBuiltGateway } from '../kit/built-gateway.ts';
import { eventually, pause } from '../kit/eventually.ts';
import { newFolder } from '../kit/folders.ts';
import { takeInventory } from '../kit/inventory.ts';
import { type Killable, startKillable } from '../kit/killable.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { runBuilt } from '../kit/run-built.ts';

/** Faster than anybody waits: a submission is ready about a second after its commit. */
const speed = 1_000;
const submit = [
  'submit',
  'driver.cab',
  '--name',
  'Killed',
  '--os',
  'WINDOWS_v100_X64_GE_FULL',
  '--settle',
  '2s',
];

interface Scene {
  readonly emulator: RunningEmulator;
  readonly folder: string;
  readonly environment: Record<string, string>;
  readonly args: readonly string[];
}

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function setScene(): Promise<Scene> {
  const emulator = await startEmulator({ speed, seed: 'empty' });
  closers.push(() => emulator.close());
  const folder = newFolder();
  writeFileSync(join(folder, 'driver.cab'), packageBytes(300_000));
  return { emulator, folder, environment: environmentFor(emulator), args: submit };
}

interface State {
  product?: { intendedAt?: string; id?: string };
  submission?: { intendedAt?: string; id?: string };
  commit?: string;
  signed?: object;
}

function stateOf(folder: string): State {
  const path = join(folder, 'driver.cab.hardware-gateway.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as State) : {};
}

/** A moment at which the command is killed: what its state file says then, and what the service is made to do before. */
interface Moment {
  readonly name: string;
  readonly trouble?: Parameters<RunningEmulator['control']['addFault']>[0];
  readonly reached: (state: State, scene: Scene) => boolean;
}

const late = (method: string, pattern: string, more: object = {}) =>
  ({ match: { method, pattern }, kind: 'delay', delayMs: 700, ...more }) as const;
const afterProcessing = { afterProcessing: true };
const called = ({ emulator }: Scene, method: string, path: RegExp) =>
  emulator.control.calls({ method }).some((call) => path.test(call.path));

const moments: readonly Moment[] = [
  { name: 'before the product is sent', reached: ({ product }) => product?.intendedAt !== undefined },
  {
    name: 'while the service makes the product',
    trouble: late('POST', '/products$'),
    reached: ({ product }, scene) => product?.intendedAt !== undefined && called(scene, 'POST', /products$/),
  },
  {
    name: 'before the answer to the product',
    trouble: late('POST', '/products$', afterProcessing),
    reached: ({ product }, scene) => product?.intendedAt !== undefined && called(scene, 'POST', /products$/),
  },
  { name: 'once the product is known', reached: ({ product }) => product?.id !== undefined },
  {
    name: 'while the service makes the submission',
    trouble: late('POST', '/submissions$'),
    reached: ({ submission }, scene) =>
      submission?.intendedAt !== undefined && called(scene, 'POST', /submissions$/),
  },
  {
    name: 'before the answer to the submission',
    trouble: late('POST', '/submissions$', afterProcessing),
    reached: ({ submission }, scene) =>
      submission?.intendedAt !== undefined && called(scene, 'POST', /submissions$/),
  },
  { name: 'once the submission is known', reached: ({ submission }) => submission?.id !== undefined },
  {
    name: 'in the middle of the upload',
    trouble: { match: { kind: 'blob', method: 'PUT' }, kind: 'delay', delayMs: 700 },
    reached: ({ commit }) => commit === 'begun',
  },
  {
    name: 'while the service commits',
    trouble: late('POST', '/commit$'),
    reached: (_state, scene) => called(scene, 'POST', /commit$/),
  },
  {
    name: 'before the answer to the commit',
    trouble: late('POST', '/commit$', afterProcessing),
    reached: (_state, scene) => called(scene, 'POST', /commit$/),
  },
  { name: 'once it is committed', reached: ({ commit }) => commit === 'done' },
  {
    name: 'in the middle of the download',
    trouble: { match: { kind: 'blob', method: 'GET' }, kind: 'delay', delayMs: 700 },
    reached: (_state, { emulator }) => emulator.control.blobRequests().some(({ method }) => method === 'GET'),
  },
  { name: 'at the end', reached: ({ signed }) => signed !== undefined },
];

describe('a submit that is killed', () => {
  test.each(moments)('$name goes on when it is run again, and makes nothing twice', async (moment) => {
    const scene = await setScene();
    if (moment.trouble !== undefined) scene.emulator.control.addFault(moment.trouble);
    await killAt(start(scene), () => moment.reached(stateOf(scene.folder), scene), moment.name);
    await finish(scene);
  });

  test('again and again, at any moment, still makes one product and one submission', async () => {
    const scene = await setScene();
    scene.emulator.control.addFault({ match: { pattern: '.' }, kind: 'delay', delayMs: 60, times: null });
    for (let kills = 0; kills < 10; kills += 1) {
      const run = start(scene);
      // From before it has read its state to well into its work, in uneven steps.
      await Promise.race([pause(350 + kills * 137), run.exit]);
      await run.kill();
    }
    scene.emulator.control.clearFaults();
    await finish(scene);
  }, 60_000);

  test('while it goes through a gateway is done with what the gateway did meanwhile', async () => {
    const scene = await setScene();
    const gateway = await startBuiltGateway(scene.environment);
    closers.push(() => gateway.stop('SIGKILL'));
    const through = { ...scene, environment: {}, args: [...submit, '--gateway', gateway.url] };
    for (const trouble of [late('POST', '/products$'), late('POST', '/submissions$', afterProcessing)]) {
      scene.emulator.control.addFault(trouble);
      const path = new RegExp(trouble.match.pattern.replace('/', ''));
      await killAt(start(through), () => called(scene, 'POST', path), 'the create is under way');
    }
    await finish(through);
  });

  test('with its gateway goes on through the next one', async () => {
    const scene = await setScene();
    let gateway: BuiltGateway = await startBuiltGateway(scene.environment);
    closers.push(() => gateway.stop('SIGKILL'));
    const first = start({ ...scene, environment: {}, args: [...submit, '--gateway', gateway.url] });
    await eventually('the submission is known', () => stateOf(scene.folder).submission?.id);
    await gateway.stop('SIGKILL');
    await first.kill();
    gateway = await startBuiltGateway(scene.environment);
    await finish({ ...scene, environment: {}, args: [...submit, '--gateway', gateway.url] });
  });
});

function start({ environment, args, folder }: Scene): Killable {
  return startKillable(environment, args, folder);
}

async function killAt(run: Killable, reached: () => boolean, what: string): Promise<void> {
  await eventually(`${what}\n${run.printed()}`, () => reached() || run.ended);
  await run.kill();
}

async function finish({ emulator, environment, args, folder }: Scene): Promise<void> {
  const { code, stdout, stderr } = await runBuilt(environment, args, { cwd: folder });
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  const { products, submissions } = await takeInventory(emulator);
  expect([products.length, submissions.length]).toEqual([1, 1]);
  expect(stdout).toBe(`products/${products[0]}/submissions/${submissions[0]}\ndriver.signed.zip\n`);
  expect(readFileSync(join(folder, 'driver.signed.zip')).subarray(0, 2).toString()).toBe('PK');
  expect(existsSync(join(folder, 'driver.signed.zip.part'))).toBe(false);
  expect(existsSync(join(folder, 'driver.cab.hardware-gateway.json.lock'))).toBe(false);
}
