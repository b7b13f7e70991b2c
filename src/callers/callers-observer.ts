/** Who counts what becomes of credentials (the metrics). */
export interface CallersObserver {
  /** @param credentials What was shown; a token is one that looks like it. */
  authentication(credentials: 'none' | 'key' | 'token', result: 'accepted' | 'refused' | 'undecided'): void;
  /** The file of callers has changed. */
  callersRead(result: 'accepted' | 'refused'): void;
}
