import { anonymous } from '../values/caller.ts';
import type { Callers } from './callers.ts';

/** Where no callers are declared, whoever reaches the gateway may do everything, and that is this machine only. */
export const everybody: Callers = {
  identify: () => anonymous,
  whenGone: () => () => {},
  close: () => {},
};
