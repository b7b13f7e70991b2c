/** The commands for pipelines, by name: enough to know one without loading what it needs. */
export const commandNames = ['submit', 'create', 'upload', 'wait', 'download', 'label'] as const;

export type CommandName = (typeof commandNames)[number];

/** Is this word the name of a command for pipelines? */
export function isCommandName(word: string | undefined): word is CommandName {
  return commandNames.some((name) => name === word);
}
