/** True for what can name an account: up to 64 letters, digits, `_` and `-`, the first a letter or a digit. */
export function isAccountLabel(text: string): boolean {
  return /^[A-Za-z0-9][\w-]{0,63}$/.test(text);
}
