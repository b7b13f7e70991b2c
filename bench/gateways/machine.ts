import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { pinning } from './pinned.ts';

/** What else the machine had to do when this began: where it is near the number of processors, the figures are noise. */
const load = loadavg()[0] ?? Number.NaN;

/** The machine and the versions, in sentences. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() || process.arch;
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as Record<'dependencies' | 'optionalDependencies', Record<string, string>>;
  const versions = Object.entries({ ...dependencies, ...optionalDependencies }).map(
    ([name, version]) => `${name} ${version}`,
  );
  return `${availableParallelism()} processors (${model}), ${memory} GB, ${process.platform}, Node.js ${process.version}, load average ${load.toFixed(1)} before it began; ${pinning}. ${versions.join(', ')}.`;
}
