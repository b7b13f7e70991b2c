import type { Lines } from './line-writer.ts';

/** Lines of which some may wait, so that many take one write. */
export interface HeldLines {
  /** Written at once, after all that waited. */
  readonly atOnce: Lines;
  /** These wait until `release`, or until a line is written at once. */
  readonly held: Lines;
  /** Writes what waits. */
  release(): void;
}

/** What waits is written in between when it is more, in characters. */
const longest = 65_536;

/** Over lines that are written at once; none waits at first. They are in the order in which they came, however they came. */
export function holdLines(lines: Lines): HeldLines {
  let waiting = '';

  function release(): void {
    if (waiting === '') return;
    const all = waiting;
    waiting = '';
    lines.write(all);
  }

  return {
    atOnce: {
      write(line) {
        release();
        lines.write(line);
      },
    },
    held: {
      write(line) {
        waiting += line;
        if (waiting.length > longest) release();
      },
    },
    release,
  };
}
