/** What became of a caller's value: its canonical form, or what was expected instead, worded for the caller. */
export type Coerced =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly reason: string };
