import { BadUserInput } from '../errors/bad-user-input.ts';
import { type AccountChoice, unlabelled, usable } from '../values/account-choice.ts';
import type { Caller } from '../values/caller.ts';

/** How a request says which account it is about where no id tells, and an answer which it was. */
export const accountHeader = 'x-hardware-account';

/**
 * Which accounts an operation may use, and which one it is about where no id tells: as it was asked for, else the first
 * that its caller may use. @throws BadUserInput for one that is not there or that the caller may not use, which are told alike
 */
export type ChooseAccount = (asked: string | undefined, caller: Caller) => AccountChoice;

/** Makes it, over the labels of all accounts; none where the one account has no label. */
export function createChooseAccount(all: readonly string[]): ChooseAccount {
  if (all.length === 0) return onlyAccount;
  return (asked, { accounts: allowed }) => {
    const labels = allowed === undefined ? all : all.filter((label) => allowed.includes(label));
    const label = asked ?? labels[0];
    if (label !== undefined && labels.includes(label)) return { labels, label, named: asked !== undefined };
    throw new BadUserInput(`\`${accountHeader}\` names no account that you may use. ${usable(labels)}`, {
      argument: [accountHeader],
    });
  };
}

/** Where the one account has no label, whoever names one means another gateway. */
export const onlyAccount: ChooseAccount = (asked) => {
  if (asked === undefined) return unlabelled;
  throw new BadUserInput(
    `This gateway serves one account, which has no label. Leave \`${accountHeader}\` out.`,
    { argument: [accountHeader] },
  );
};
