import { usageError } from './command-error.ts';
import type { Options } from './options.ts';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** Longest wait that a timer takes: 24 days. */
const mostMs = 2_147_483_647;

/** The time that an option gives, in milliseconds: `90s`, `30m`, `2h`, `5d`, a plain number for seconds. @throws CommandError */
export function durationOption(options: Options, name: string): number | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const [, digits, unit = 's'] = /^(\d{1,9}(?:\.\d{1,3})?)(s|m|h|d)?$/i.exec(text.trim()) ?? [];
  if (digits === undefined) throw usageError(`--${name} expects a time, such as 90s, 30m, 2h or 5d.`);
  const ms = Number(digits) * unitMs[unit.toLowerCase() as keyof typeof unitMs];
  if (ms > mostMs) throw usageError(`--${name} can be at most 24d.`);
  return ms;
}
