import type { FaultMatch } from '../../src/emulator/faults.ts';
import type { Order } from './order.ts';
import type { Scene } from './scene.ts';
import type { TwinName } from './twins.ts';

/** What is asked of both twins. */
export interface Plan {
  order(twin: TwinName): Order;
  /** The calls that it takes, where they do not bear its correlation id. */
  readonly calls?: FaultMatch;
  /** The requests of blobs that it takes, where those are not of the scene's submissions. */
  readonly blobs?: FaultMatch;
  /** Done once its stream has told something, and at the latest when that has ended: in both twins. */
  meanwhile?(): void;
  /** What is asked of the model where only the first part of a change in two parts was done. */
  half?(twin: TwinName): Order;
  /** Done when both twins have done it. */
  after?(): void;
}

/** A kind of operation that a gateway can be asked for. */
export interface Operation {
  readonly name: string;
  /** Whether it changes something: then nothing may happen twice, and an error says what became of it. */
  readonly changes: boolean;
  /** Packages may take as long as their bytes keep moving; all else has a deadline. */
  readonly isTransfer?: boolean;
  /** It waits for weeks if need be, so a trouble that lasts is not told. */
  readonly waits?: boolean;
  /** It takes seconds even where all is well. */
  readonly isSlow?: boolean;
  /** A file of any form: where the storage gives other bytes, nobody can tell. */
  readonly givesFile?: boolean;
  /**
   * Plans it for a place that `choice`, any whole number, picks; undefined where the scene has nothing for it. `choice`
   * of a list takes what it leads to modulo its length.
   */
  plan(scene: Scene, choice: number): Plan | undefined;
}

/** The one of a list that a number picks; undefined of an empty list. */
export function pick<T>(list: readonly T[], choice: number): T | undefined {
  return list[choice % list.length];
}
