import type { Check } from './check.ts';
import { accountChecks } from './checks/account.ts';
import { assertionChecks } from './checks/assertions.ts';
import { authenticationChecks } from './checks/authentication.ts';
import { blobChecks } from './checks/blobs.ts';
import { errorChecks } from './checks/errors.ts';
import { labelLifeChecks } from './checks/label-life.ts';
import { labelRuleChecks } from './checks/label-rules.ts';
import { labelChecks } from './checks/labels.ts';
import { pagingChecks } from './checks/paging.ts';
import { preprodChecks } from './checks/preprod.ts';
import { productLifeChecks } from './checks/product-life.ts';
import { productChecks } from './checks/products.ts';
import { submissionLifeChecks } from './checks/submission-life.ts';
import { submissionWorkflowChecks } from './checks/submission-workflow.ts';
import { submissionChecks } from './checks/submissions.ts';
import { wireFormChecks } from './checks/wire-forms.ts';

/**
 * The upstream contract, in the order of the subjects: A authentication, P products, S submissions, L labels,
 * U audiences, R partners, N pages, I numbers, D dates, E errors, B blobs, Q preproduction. What reads comes first, so
 * that it sees the account as it is.
 */
export const checks: readonly Check[] = [
  ...authenticationChecks,
  ...assertionChecks,
  ...productChecks,
  ...productLifeChecks,
  ...submissionChecks,
  ...submissionLifeChecks,
  ...submissionWorkflowChecks,
  ...labelChecks,
  ...labelRuleChecks,
  ...labelLifeChecks,
  ...accountChecks,
  ...pagingChecks,
  ...wireFormChecks,
  ...errorChecks,
  ...blobChecks,
  ...preprodChecks,
].sort((a, b) => Number(a.writes) - Number(b.writes));
