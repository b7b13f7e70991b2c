import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Fails when a program of `npm run test:system` is not on the PATH, and names the one command that installs them all. */
const missing = ['redis-server', 'chromium'].filter((program) => !isOnPath(program));
if (missing.length > 0) {
  console.error(`Not installed: ${missing.join(', ')}. The system tests need them; on Debian:`);
  console.error('  apt-get install -y redis-server chromium');
  process.exitCode = 1;
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
