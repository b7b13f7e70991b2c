/** How texts about an account's credentials speak to its operator. */
export interface AccountWords {
  /** `the gateway's credentials`, or those of the account that has this label. */
  readonly credentials: string;
  /** ` of the account …`, to be put behind what is one account's; nothing where there is only one. */
  readonly ofAccount: string;
  /** Calls settings as they are called where they were set: variables, or members of the accounts file. */
  settings(text: string): string;
}

/** The words for the account with this label; undefined for the one that variables declare. */
export function accountWords(label: string | undefined): AccountWords {
  if (label === undefined)
    return { credentials: "the gateway's credentials", ofAccount: '', settings: (text) => text };
  const ofAccount = ` of the account \`${label}\``;
  return {
    credentials: `the credentials${ofAccount}`,
    ofAccount,
    settings: (text) => text.replace(/AZURE_([A-Z_]*[A-Z])/g, (_, name: string) => `\`${memberOf(name)}\``),
  };
}

/** `CLIENT_SECRET` is `clientSecret` in the file. */
function memberOf(name: string): string {
  return name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
