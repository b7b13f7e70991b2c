import { afterEach } from '@jest/globals';
import {
  type EmulatorOptions,
  type RunningEmulator,
  startEmulator,
} from '../../src/emulator/start-emulator.ts';

/** An answer as it came, with its JSON read so that long integers are strings of digits. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of any shape, as what JSON.parse gives. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** A running emulator with a token in hand. */
export interface TestEmulator extends RunningEmulator {
  readonly token: string;
  /** Calls the API; a body that is no text is sent as JSON, `Content-Type` included. */
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string): Promise<Answer>;
}

const running: RunningEmulator[] = [];

afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
});

/** Starts an emulator that stands still (unless told otherwise) and is closed after the test. */
export async function startTestEmulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
  const emulator = await startEmulator({ speed: 0, ...options });
  running.push(emulator);
  const token = await requestToken(emulator);
  emulator.control.forgetCalls();
  const api: TestEmulator['api'] = async (method, path, body, headers = {}) => {
    const json = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array);
    return await send(`${emulator.apiUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(json ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : (body as string) }),
    });
  };
  return { ...emulator, token, api, get: async (path) => await api('GET', path) };
}

/** Fetches an address and reads the answer to its end. */
export async function send(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: exactJson(text) };
}

/** Reads JSON with integers of 16 digits and more as strings; undefined when it is none. */
export function exactJson(text: string): unknown {
  try {
    return JSON.parse(text.replaceAll(/([[:,]\s*)(-?\d{16,})(?=\s*[,\]}])/g, '$1"$2"'));
  } catch {
    return undefined;
  }
}

/** The form of a request for a token, v1 by default. */
export function tokenForm(change: Record<string, string> = {}): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'emulator',
    client_secret: 'emulator-secret',
    resource: 'https://manage.devcenter.microsoft.com',
    ...change,
  });
}

/** A fresh token. */
export async function requestToken({ origin, tenantId }: RunningEmulator): Promise<string> {
  const body = tokenForm();
  const answer = await send(`${origin}/${tenantId}/oauth2/token`, { method: 'POST', body });
  return answer.body.access_token as string;
}

/** The address of a download of a submission. */
export async function downloadUrl(emulator: TestEmulator, path: string, type: string): Promise<string> {
  const { body } = await emulator.get(path);
  const item = body.downloads.items.find((one: { type: string }) => one.type === type);
  if (item === undefined) throw new Error(`${path} has no ${type}`);
  return item.url as string;
}

/** Fixed places in the demo account. */
export const DEMO = {
  product: '/products/9007199267351835',
  submission: '/products/9007199267351835/submissions/1152921504621441945',
  label: '/products/9007199267351835/submissions/1152921504621441945/shippingLabels/1152921504676978391',
} as const;

/** What a product needs. */
export const NEW_PRODUCT = {
  productName: 'Widget driver',
  testHarness: 'Attestation',
  deviceType: 'external',
  requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
};

/** Makes a product with an initial submission, and gives their paths. */
export async function makeSubmission(
  emulator: TestEmulator,
  product: object = NEW_PRODUCT,
): Promise<{ productPath: string; path: string; submissionId: string }> {
  const made = await emulator.api('POST', '/products', product);
  const productPath = `/products/${made.body.id}`;
  const { body } = await emulator.api('POST', `${productPath}/submissions`, {
    name: 'first',
    type: 'initial',
  });
  return { productPath, path: `${productPath}/submissions/${body.id}`, submissionId: body.id as string };
}

/** Uploads a package and commits. */
export async function uploadAndCommit(emulator: TestEmulator, path: string): Promise<void> {
  const url = await downloadUrl(emulator, path, 'initialPackage');
  await send(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'MSCF package' });
  await emulator.api('POST', `${path}/commit`);
}
