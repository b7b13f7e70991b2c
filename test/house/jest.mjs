import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

/*
 * Jest, as this project needs it: with ES modules, without their warning, and failing where Jest only grumbles, when
 * tests leave something open behind them. Arguments are Jest's.
 */

const program = createRequire(import.meta.url).resolve('jest/bin/jest');
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const complaints = ['A worker process has failed to exit gracefully', 'Jest did not exit one second after'];

const jest = spawn(process.execPath, [...flags, program, ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'pipe'],
  env: { ...(process.stderr.isTTY && { FORCE_COLOR: '1' }), ...process.env },
});

let tail = '';
let leftOpen = false;
jest.stderr.setEncoding('utf8');
jest.stderr.on('data', (text) => {
  process.stderr.write(text);
  tail = (tail + text).slice(-1000);
  if (leftOpen || !complaints.some((complaint) => tail.includes(complaint))) return;
  leftOpen = true;
  jest.kill();
});

jest.once('close', (code) => {
  if (leftOpen)
    console.error(
      '\nA test left something open. Find it with: node test/house/jest.mjs --detectOpenHandles PATH',
    );
  process.exitCode = leftOpen ? 1 : (code ?? 1);
});
