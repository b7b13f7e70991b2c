import type { Client } from './client.ts';
import { readExactJson, type WireObject } from './exact-json.ts';

/** A submission to look up by the ids of the partner who shared it. */
export interface SharedByPartner {
  readonly publisherId: string;
  readonly productId: string;
  readonly submissionId: string;
}

/** The levers of a running emulator, over its control endpoint. */
export class Emulator {
  /** The submission that the emulated partner shared, in the partner's ids. */
  readonly shared: SharedByPartner;
  readonly #client: Client;
  readonly #origin: string;

  constructor(client: Client, shared: SharedByPartner) {
    this.#client = client;
    this.#origin = new URL(client.credentials.apiUrl).origin;
    this.shared = shared;
  }

  /** Whether an emulator answers at this address; asks only hosts on loopback. */
  static async isAt(client: Client): Promise<boolean> {
    const { origin, hostname } = new URL(client.credentials.apiUrl);
    if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return false;
    const { status, json } = await client.fetch('GET', `${origin}/_control`);
    return status === 200 && typeof json === 'object' && json !== null && 'operations' in json;
  }

  async settings(patch: object): Promise<void> {
    await this.#order('POST', '/settings', patch);
  }

  /** Settings for the time of some work; as before afterwards, whatever became of it. */
  async withSettings(patch: object, work: () => Promise<void>): Promise<void> {
    const before = await this.#order('GET', '/settings');
    const old = Object.fromEntries(Object.keys(patch).map((name) => [name, before[name]]));
    await this.settings(patch);
    try {
      await work();
    } finally {
      await this.settings(old);
    }
  }

  /** Lets workflows live through so many seconds at once. */
  async live(seconds: number): Promise<void> {
    await this.#order('POST', '/clock', { advanceMs: seconds * 1000 });
  }

  /** Lets tokens and addresses of blobs age by so many seconds at once. */
  async age(seconds: number): Promise<void> {
    await this.#order('POST', '/clock', { advanceWallMs: seconds * 1000 });
  }

  async submission(id: unknown, change: object): Promise<void> {
    await this.#order('POST', `/submissions/${String(id)}`, change);
  }

  async label(id: unknown, change: object): Promise<void> {
    await this.#order('POST', `/labels/${String(id)}`, change);
  }

  async #order(method: string, operation: string, body?: object): Promise<WireObject> {
    const answer = await this.#client.fetch(method, `${this.#origin}/_control${operation}`, {
      ...(body === undefined ? {} : { text: JSON.stringify(body) }),
    });
    if (answer.status !== 200) throw new Error(`the emulator refused ${operation}: ${answer.text}`);
    return readExactJson(answer.text) as WireObject;
  }
}
