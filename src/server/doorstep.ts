import type { Callers } from '../callers/callers.ts';
import { everybody } from '../callers/everybody.ts';
import { isLoopback } from '../config/loopback.ts';
import { type Budgets, createBudgets } from '../price/budgets.ts';
import { type ChooseAccount, onlyAccount } from './choose-account.ts';
import { type Crowd, createCrowd } from './crowd.ts';
import { type DoorLimits, doorLimits } from './door-limits.ts';
import type { DoorConfig, GatewayParts } from './gateway-parts.ts';
import type { Doorkeeper } from './who-may-ask.ts';
import { createWorkInFlight, type WorkInFlight } from './work-in-flight.ts';

/** What all doors of a gateway share: who may come in, how many at once, and what is under way. */
export interface Doorstep {
  readonly basePath: string;
  readonly doorkeeper: Doorkeeper;
  readonly callers: Callers;
  /** Whether callers have to show who they are. */
  readonly asksForKey: boolean;
  readonly choose: ChooseAccount;
  readonly limits: DoorLimits;
  readonly crowd: Crowd;
  readonly budgets: Budgets;
  /** Operations under way, and packages and reports: an end waits for both. */
  readonly work: WorkInFlight;
  readonly transfers: WorkInFlight;
}

/** Makes it. Without callers everybody may come in, without a choice there is one account. */
export function createDoorstep({ host, basePath, corsOrigins }: DoorConfig, parts: GatewayParts): Doorstep {
  const { callers = everybody, choose = onlyAccount } = parts;
  const asksForKey = parts.callers !== undefined;
  const limits = { ...doorLimits, ...parts.limits };
  return {
    basePath,
    doorkeeper: { onLoopback: !asksForKey && isLoopback(host), origins: new Set(corsOrigins) },
    callers,
    asksForKey,
    choose,
    limits,
    crowd: createCrowd(limits, parts.metrics.turnedAway),
    budgets: createBudgets(parts),
    work: createWorkInFlight(),
    transfers: createWorkInFlight(),
  };
}
