import { type NodeKey, writeNodeId } from './node-id.ts';

/** Which accounts an operation may use, and which one it uses where no id tells. */
export interface AccountChoice {
  /** All labels that its caller may use; empty where the one account has none. */
  readonly labels: readonly string[];
  /** The account of fields that take no id; undefined where the one account has no label. */
  readonly label: string | undefined;
  /** The request named the account, so that no id may be of another. */
  readonly named: boolean;
}

/** On a gateway whose one account has no label. */
export const unlabelled: AccountChoice = { labels: [], label: undefined, named: false };

/** What is wrong with the account of an id, and what to send instead; null where the operation may use it. */
export function accountFault(key: NodeKey, { labels, label, named }: AccountChoice): string | null {
  const { account } = key;
  if (account === label) return null;
  if (label === undefined)
    return `This gateway serves one account, and its ids do not name it: send "${writeNodeId({ ...key, account: undefined })}".`;
  if (account === undefined)
    return `Ids begin with their account here: send "${writeNodeId({ ...key, account: label })}"${others(labels, label)}.`;
  if (!labels.includes(account)) return `It names an account that you may not use. ${usable(labels)}`;
  return named
    ? `It is of the account ${account}, and the request names the account ${label}. Name the id's, or none.`
    : null;
}

/** A sentence with the labels to choose from. */
export function usable(labels: readonly string[]): string {
  return labels.length === 0 ? 'You may use none.' : `You may use ${labels.join(', ')}.`;
}

function others(labels: readonly string[], label: string): string {
  const rest = labels.filter((one) => one !== label);
  return rest.length === 0 ? '' : `, or the id in ${rest.join(', ')}`;
}
