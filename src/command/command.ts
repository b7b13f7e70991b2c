import type { OptionSpec, Options } from './options.ts';
import type { Session } from './session.ts';

/** A command for pipelines: what its help says and what it does. */
export interface PipelineCommand {
  readonly name: string;
  /** The operand, as the help shows it; undefined where there is none. */
  readonly operand?: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Further paragraphs of its help. */
  readonly notes?: readonly string[];
  readonly examples: readonly string[];
  /** Those of its own; {@link sharedOptions} come on top. */
  readonly options: readonly OptionSpec[];
  /** Refuses what cannot be meant, before any gateway is started or asked. @throws CommandError */
  readonly check: (options: Options) => void | Promise<void>;
  /** Does it. @throws CommandError when it cannot. */
  readonly run: (options: Options, session: Session) => Promise<void>;
}

/** The options of every command. */
export const sharedOptions: readonly OptionSpec[] = [
  {
    name: 'gateway',
    value: 'URL',
    text: 'go through this running gateway (with the key in GATEWAY_KEY, where it wants one); without it the command is one itself, with the credentials AZURE_*',
  },
  {
    name: 'account',
    value: 'LABEL',
    text: 'which account, where several are served; without it the first, or the one that an id names',
  },
  { name: 'demo', text: 'use the embedded emulator where there are no credentials: invented data' },
  { name: 'authconfig', value: 'FILE', text: "take the credentials from SDCM's authconfig.json" },
  { name: 'server', value: 'N', text: 'which entry of that file, counted from 0 (0)' },
  { name: 'json', text: 'print one JSON line an event on standard output, and nothing else there' },
  { name: 'help', short: 'h', text: 'print this' },
];
