import type { WorkflowStatusResolvers } from '../../generated/resolvers-types.ts';
import { errorReport, errorReportUrl } from '../../sources/workflow.ts';
import { readText, readTexts } from '../../values/text.ts';
import { readVocabulary } from '../field-readers.ts';

export const workflowStatus: WorkflowStatusResolvers = {
  currentStep: ({ record }) => readText(record['currentStep']),
  state: ({ record }, _, context) => readVocabulary('WorkflowState', record['state'], context),
  messages: ({ record }) => readTexts(record['messages']),
  errorReport: (workflow, _, context) =>
    errorReport(workflow, context.account(workflow.account).sources.blobs),
  errorReportUrl: (workflow) => errorReportUrl(workflow),
};
