import type { CallKind, CallRecord } from './call-memory.ts';

/** What goes wrong; see docs/emulator.md for each. */
export type FaultKind =
  | 'delay'
  | 'status'
  | 'cut'
  | 'cut-after-processing'
  | 'cut-body'
  | 'wrong-type'
  | 'garbage'
  | 'empty-object'
  | 'empty'
  | 'html'
  | 'body'
  | 'hang';

/** Which calls a fault meets: all that is given must fit. Without kind and path it is calls of the API only. */
export interface FaultMatch {
  readonly kind?: CallKind;
  readonly method?: string;
  /** How the path begins, with or without the API's base. */
  readonly path?: string;
  /** A regular expression, tried on the whole path and query. */
  readonly pattern?: string;
  /** The value of the call's `MS-CorrelationId`. */
  readonly correlationId?: string;
}

/** An order for trouble. */
export interface FaultOrder {
  readonly match?: FaultMatch;
  readonly kind: FaultKind;
  /** How many calls it meets; 1 by default, null is all. */
  readonly times?: number | null;
  /** How many matching calls pass before it begins; none by default. */
  readonly skip?: number;
  /** Status of the answer: 500 for `status`, else 200. */
  readonly status?: number;
  /** Body of the answer: text as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds to wait before the call is processed, or before its answer when `afterProcessing`. */
  readonly delayMs?: number;
  /** The call is processed before the trouble begins: what it wrote stays written. */
  readonly afterProcessing?: boolean;
}

/** An order that stands. */
export interface Fault extends FaultOrder {
  readonly id: number;
  /** How many calls it has met. */
  met: number;
  /** How many matching calls it has let pass. */
  passed: number;
}

/** The faults in force, first come first served; each call meets one at most. */
export class Faults {
  readonly #base: string;
  #faults: Fault[] = [];
  #count = 0;

  /** `base` is the path of the API, which a match may leave out. */
  constructor(base: string) {
    this.#base = base;
  }

  /** Adds an order; throws an Error when its kind, its pattern or a name in it is none. */
  add(order: FaultOrder): Fault {
    if (!KINDS.has(order.kind)) throw new Error(`There is no fault of the kind ${String(order.kind)}`);
    refuseUnknown('fault', order, ORDER_NAMES);
    refuseUnknown('match', order.match ?? {}, MATCH_NAMES);
    if (order.match?.pattern !== undefined) new RegExp(order.match.pattern);
    const fault: Fault = { ...order, id: ++this.#count, met: 0, passed: 0 };
    this.#faults = [...this.list(), fault];
    return fault;
  }

  list(): Fault[] {
    return this.#faults.filter((fault) => !spent(fault));
  }

  clear(): void {
    this.#faults = [];
  }

  /** Ends one order; nothing happens when there is none of this id. */
  remove(id: number): void {
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
  }

  /** The fault that meets this call, counted as met; undefined when all is well. */
  meet(call: CallRecord): Fault | undefined {
    for (const fault of this.#faults) {
      if (spent(fault) || !this.#fits(fault.match ?? {}, call)) continue;
      if (fault.passed < (fault.skip ?? 0)) {
        fault.passed++;
        continue;
      }
      fault.met++;
      return fault;
    }
    return undefined;
  }

  #fits(match: FaultMatch, { kind, method, path, correlationId }: CallRecord): boolean {
    const named = match.path !== undefined || match.pattern !== undefined;
    if (match.kind === undefined ? !named && kind !== 'api' : match.kind !== kind) return false;
    if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
    if (match.correlationId !== undefined && match.correlationId !== correlationId) return false;
    if (match.pattern !== undefined && !new RegExp(match.pattern).test(path)) return false;
    return (
      match.path === undefined || path.startsWith(match.path) || path.startsWith(this.#base + match.path)
    );
  }
}

const KINDS: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'delay',
  'status',
  'cut',
  'cut-after-processing',
  'cut-body',
  'wrong-type',
  'garbage',
  'empty-object',
  'empty',
  'html',
  'body',
  'hang',
]);

const MATCH_NAMES = ['kind', 'method', 'path', 'pattern', 'correlationId'];
const ORDER_NAMES = [
  'match',
  'kind',
  'times',
  'skip',
  'status',
  'body',
  'headers',
  'delayMs',
  'afterProcessing',
];

/** A misspelt name would match every call, or change nothing. */
function refuseUnknown(what: string, given: object, names: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new Error(`A ${what} has no ${unknown}`);
}

function spent(fault: Fault): boolean {
  return fault.times !== null && fault.met >= (fault.times ?? 1);
}
