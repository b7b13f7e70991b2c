import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Fails when something that `npm run test:system` needs is missing, and names the commands that install it. */
const missing = ['redis-server', 'chromium'].filter((program) => !isOnPath(program));
if (!hasPostgres()) missing.push('postgresql');
if (missing.length > 0) {
  console.error(`Not installed: ${missing.join(', ')}. The system tests need them; on Debian:`);
  console.error('  apt-get install -y redis-server chromium postgresql');
  process.exitCode = 1;
}

if (!existsSync(new URL('../azurite/node_modules/azurite', import.meta.url))) {
  console.error('Not installed: Azurite, the blob server of the system tests:');
  console.error('  npm ci --prefix test/azurite');
  process.exitCode = 1;
}

/** Debian keeps its programs out of the path, in a folder for each version. */
function hasPostgres() {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions) : [];
  return isOnPath('initdb') || found.some((version) => existsSync(join(versions, version, 'bin', 'initdb')));
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
