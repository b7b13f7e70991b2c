import { readFileSync } from 'node:fs';

/**
 * Prints `N passed, N failed` over the runs named as NAME=STATUS (what the command of that run exited with). A run that
 * failed without a failed test, or before any test, counts as one failure: it is never lost in the sum.
 */
const runs = process.argv.slice(2).map((argument) => {
  const [name, status] = argument.split('=');
  const { passed, failed } = countsOf(name);
  return { passed, failed: failed === 0 && status !== '0' ? 1 : failed };
});
const passed = runs.reduce((sum, run) => sum + run.passed, 0);
const failed = runs.reduce((sum, run) => sum + run.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string | undefined} name */
function countsOf(name) {
  try {
    return JSON.parse(readFileSync(new URL(`../.output/${name}.counts.json`, import.meta.url), 'utf8'));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
