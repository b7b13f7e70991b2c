import type { Row } from '../schema/tables.ts';

/**
 * The row as both databases take it: PostgreSQL refuses a text with a NUL in it, and one such text of the service's would
 * keep a visit from ever being done. The sign for "no such character" stands for it.
 */
export function storable(row: Row): Row {
  if (!Object.values(row).some(hasNul)) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? cell.replaceAll('\0', '\uFFFD') : cell,
    ]),
  );
}

function hasNul(cell: Row[string] | undefined): boolean {
  return typeof cell === 'string' && cell.includes('\0');
}
