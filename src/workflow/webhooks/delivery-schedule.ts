const minute = 60_000;
const hour = 60 * minute;

/** The waits between tries: soon at first, for a restart, then hours, for a night. */
const waits = [
  5_000,
  30_000,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
];

/** Milliseconds until a message that failed `tries` times is sent again; undefined when it is given up. */
export function waitBeforeTry(tries: number): number | undefined {
  return waits[tries - 1];
}
