const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Leaves the counts of a run under test/.output, for `tally.mjs`. A file that cannot be run counts as a failed test. */
module.exports = class CountReporter {
  #folder;
  #name;

  /** @param {{ rootDir: string }} jest @param {{ name: string }} options */
  constructor({ rootDir }, { name }) {
    this.#folder = join(rootDir, 'test', '.output');
    this.#name = name;
  }

  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    mkdirSync(this.#folder, { recursive: true });
    const counts = { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
    writeFileSync(join(this.#folder, `${this.#name}.counts.json`), JSON.stringify(counts));
  }
};
