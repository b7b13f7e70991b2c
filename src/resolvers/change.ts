import type { Written } from '../dashboard/dashboard.ts';
import type { WireRecord } from '../dashboard/wire-record.ts';
import type { MutationResolvers, UserError } from '../generated/resolvers-types.ts';
import type { KeyReused } from '../sources/idempotency.ts';
import type { Context } from './context.ts';
import { keyReused } from './inputs/idempotency-key.ts';
import { type RuleFault, ruleErrors, serviceErrors } from './user-errors.ts';

/** The mutations' resolvers, each of them there. */
export type Mutations = Required<MutationResolvers>;

/** The way of every mutation. */
interface Change<Node> {
  readonly validateOnly: boolean | null | undefined;
  /** What the input breaks of the rules. */
  readonly faults: readonly RuleFault[];
  /** Sends it; may find further faults in what it has to read first. */
  send(): Promise<Written | KeyReused | { readonly kind: 'faults'; readonly faults: readonly RuleFault[] }>;
  /** The changed thing as a reference, so that its fields are read afresh. */
  toNode(answer: WireRecord | null): Node;
}

interface Changed<Node> {
  readonly node: Node | null;
  readonly userErrors: readonly UserError[];
}

/** Checks, sends unless that was all, and tells what came of it. */
export async function change<Node>(context: Context, steps: Change<Node>): Promise<Changed<Node>> {
  if (steps.faults.length > 0 || steps.validateOnly === true) {
    return { node: null, userErrors: ruleErrors(steps.faults, context) };
  }
  const result = await steps.send();
  switch (result.kind) {
    case 'done':
      return { node: steps.toNode(result.record), userErrors: [] };
    case 'refused':
      return { node: null, userErrors: serviceErrors(result.error, context) };
    case 'reused':
      return { node: null, userErrors: ruleErrors([keyReused], context) };
    case 'faults':
      return { node: null, userErrors: ruleErrors(result.faults, context) };
  }
}
