import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Row } from '../../../src/mirror/schema/tables.ts';
import type { Sighting } from '../../../src/mirror/sightings/sighting.ts';
import { openFile } from '../../../src/mirror/sqlite/open-file.ts';
import { newFolder } from '../../kit/folders.ts';
import { seenSubmission } from '../../kit/sightings.ts';

test('whatever is seen, in whatever order, the rows are what was read last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(event, { maxLength: 6 }), { maxLength: 6 }), async (history) => {
      const file = await openFile(join(newFolder(), 'mirror.sqlite'));
      const model = new Map<string, Modelled>();
      for (const events of history) {
        await file.operations.take(events.map(toSighting));
        for (const one of events) observe(model, one);
      }
      const columns = ['id', 'name', 'state', 'first_seen_at', 'read_at', 'vanished_at'];
      const orderBy = { column: 'id', descending: false };
      const rows = [...file.read({ report: 'submissions', columns, where: [], orderBy })];
      const expected = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
      expect(rows).toEqual(
        expected.map(([id, { cells, first, read, gone }]) => [
          id,
          cells['name'] ?? null,
          cells['state'] ?? null,
          first,
          read,
          gone,
        ]),
      );
      const changes = [
        ...file.read({ report: 'status-changes', columns: ['thing', 'what'], where: [], orderBy }),
      ];
      const perState = changes.filter(([, what]) => what === 'state').map(([thing]) => thing);
      for (const [id, { stateChanges }] of expected) {
        expect(perState.filter((thing) => thing === id)).toHaveLength(stateChanges);
      }
      await file.close();
    }),
    { numRuns: 40 },
  );
});

interface Event {
  readonly id: number;
  readonly minute: number;
  readonly gone: boolean;
  readonly columns: Row;
}

/** No two reads of one thing begin at the same millisecond here, so that the last one is one. */
const event: fc.Arbitrary<Event> = fc.record({
  id: fc.integer({ min: 1, max: 3 }),
  minute: fc.integer({ min: 0, max: 10_000_000 }),
  gone: fc.boolean(),
  columns: fc.record(
    {
      name: fc.constantFrom(null, 'a', 'b'),
      state: fc.constantFrom(null, 'STARTED', 'FAILED', 'COMPLETED'),
    },
    { requiredKeys: [] },
  ),
});

const idOf = ({ id }: Event) => `products/7/submissions/${id}`;
const momentOf = ({ minute }: Event) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function toSighting(one: Event): Sighting {
  if (!one.gone) return seenSubmission(one.id, momentOf(one), one.columns);
  return { kind: 'gone', table: 'submissions', id: idOf(one), account: '', readAt: momentOf(one) };
}

interface Modelled {
  cells: Row;
  readonly first: string;
  read: string;
  gone: string | null;
  stateChanges: number;
}

/** What the mirror is to do, told in the shortest way. */
function observe(model: Map<string, Modelled>, one: Event): void {
  const moment = momentOf(one);
  const known = model.get(idOf(one));
  if (known === undefined) {
    if (one.gone) return;
    model.set(idOf(one), { cells: one.columns, first: moment, read: moment, gone: null, stateChanges: 0 });
    return;
  }
  if (moment < known.read || (one.gone && known.gone !== null)) return;
  const [from, to] = [known.cells['state'] ?? null, one.columns['state']];
  if (!one.gone && from !== null && to !== undefined && from !== to) known.stateChanges += 1;
  known.gone = one.gone ? moment : null;
  known.read = moment;
  if (!one.gone) known.cells = { ...known.cells, ...one.columns };
}
