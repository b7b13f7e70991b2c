import type { Json } from '../json-writer.ts';
import type { WorkflowPin } from '../records.ts';
import type { Settings } from '../settings.ts';

/** A workflow's status (section 5.4). `errorReport` is the address of its text, `''` or absent where there is none. */
export function workflowView(
  { step, state, messages }: WorkflowPin,
  steps: readonly string[],
  errorReport: string | undefined,
  { numericCurrentStep }: Settings,
): Json {
  const index = steps.indexOf(step);
  return {
    currentStep: numericCurrentStep && index >= 0 ? index : step,
    state,
    messages: messages ?? [],
    errorReport,
  };
}
