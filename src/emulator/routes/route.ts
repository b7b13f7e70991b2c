import type { EmulatorRequest } from '../http/emulator-request.ts';
import type { Reply } from '../http/reply.ts';
import type { Role } from '../settings.ts';
import type { World } from '../world.ts';

/** A call of the API that has found its endpoint. */
export interface Call {
  readonly request: EmulatorRequest;
  /** What stands in the places of the pattern, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly world: World;
}

/** One endpoint of section 2.1. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Path below the API's base, places in braces. */
  readonly pattern: string;
  /** The role that the application needs; reading needs none. */
  readonly role?: Role;
  readonly answer: (call: Call) => Reply;
}
