import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import type { Session } from './session.ts';

export type Kind = 'submission' | 'label';

/** Where a submission or label stands. */
export interface State {
  readonly id: string;
  readonly progress: string | null;
  readonly workflowStatus: {
    readonly currentStep: string | null;
    readonly state: string | null;
    readonly messages: readonly string[] | null;
  } | null;
}

/** A line for a person, and what makes two states differ. */
export function stateText({ progress, workflowStatus }: State): string {
  const step = workflowStatus?.currentStep;
  const said = step ? `${step}/${workflowStatus?.state ?? 'unknown'}` : '';
  return [progress ?? 'unknown', said].filter(Boolean).join('  ');
}

const fields = 'id progress workflowStatus { currentStep state messages }';
const types = { submission: 'Submission', label: 'ShippingLabel' } as const;
const events = { submission: 'submissionUpdated', label: 'shippingLabelUpdated' } as const;

/** Its events bear a State as `thing`. */
export function subscriptionOf(kind: Kind): string {
  return `subscription Follow($id: ID!) { thing: ${events[kind]}(id: $id) { ${fields} } }`;
}

/** Where it stands now. @throws CommandError where there is none */
export async function look({ gateway, signal }: Session, kind: Kind, id: string): Promise<State> {
  const document = `query Look($id: ID!) { thing: node(id: $id) { ... on ${types[kind]} { ${fields} } } }`;
  const { thing } = await gateway.read<{ thing: State | null }>(document, { id }, signal);
  if (thing !== null) return thing;
  throw new CommandError(ExitCode.Failed, `There is no ${id} in this account.`, {
    code: 'ENTITY_NOT_FOUND',
    advice: 'Check the numbers, and that the credentials are those of the right account.',
  });
}

/** What the service says about a failure, for a person: its messages and the report, which may be long. */
export async function failureText({ gateway, signal }: Session, kind: Kind, id: string): Promise<string> {
  const document = `query Why($id: ID!) {
    thing: node(id: $id) { ... on ${types[kind]} { workflowStatus { currentStep messages errorReport } } }
  }`;
  interface Why {
    thing: {
      workflowStatus: {
        currentStep: string | null;
        messages: string[] | null;
        errorReport: string | null;
      } | null;
    } | null;
  }
  const why = await gateway.read<Why>(document, { id }, signal).catch(() => undefined);
  const { currentStep, messages, errorReport } = why?.thing?.workflowStatus ?? {};
  const texts = [...(messages ?? []), errorReport ?? '']
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const at = currentStep ? ` in ${currentStep}` : '';
  return texts.length === 0 ? `failed${at}; the service gives no reason` : `failed${at}: ${texts.join('\n')}`;
}
