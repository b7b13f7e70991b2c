/** One thing wrong with the environment: which variable, and what was expected of it. Never holds a value. */
export interface ConfigFault {
  readonly variable: string;
  readonly message: string;
}

/** Everything that is wrong with the environment, in one error whose message is written for the person who starts the process. */
export class ConfigError extends Error {
  readonly faults: readonly ConfigFault[];

  constructor(faults: readonly ConfigFault[]) {
    const lines = faults.map(({ variable, message }) => `  ${variable}: ${message}`);
    super(`The configuration cannot be used:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}
