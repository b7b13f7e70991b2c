import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MirrorDatabase } from '../../src/mirror/database/mirror-database.ts';
import { openPostgres } from '../../src/mirror/postgres/open-postgres.ts';
import type { MirrorQuery } from '../../src/mirror/query/mirror-query.ts';
import type { Cell } from '../../src/mirror/schema/tables.ts';
import type { Sighting } from '../../src/mirror/sightings/sighting.ts';
import { type MirrorFile, openFile } from '../../src/mirror/sqlite/open-file.ts';
import { systemClock } from '../../src/store/system-clock.ts';
import { Secret } from '../../src/values/secret.ts';
import { capturedLogger } from '../kit/captured-logger.ts';
import { newFolder } from '../kit/folders.ts';
import { type RealPostgres, startRealPostgres } from '../kit/real-postgres.ts';
import { seenSubmission } from '../kit/sightings.ts';

let server: RealPostgres;
let postgres: MirrorDatabase;
let sqlite: MirrorFile;

beforeAll(async () => {
  server = await startRealPostgres();
  postgres = await openPostgres(new Secret(server.url), { clock: systemClock, logger: capturedLogger() });
  sqlite = await openFile(join(newFolder(), 'mirror.sqlite'));
});

afterAll(async () => {
  await postgres.close();
  await sqlite.close();
  await server.remove();
});

test('PostgreSQL and SQLite hold the same rows, in the same order, after the same history', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(sighting, { maxLength: 5 }), { maxLength: 6 }), async (history) => {
      for (const sightings of history) {
        await postgres.take(sightings);
        await sqlite.operations.take(sightings);
      }
      for (const column of ['name', 'progress', 'changed_at', 'seconds_to_ready', 'id']) {
        for (const descending of [false, true]) {
          const query = submissions({ column, descending });
          expect(await rowsOf(query)).toEqual([...sqlite.read(query)]);
        }
      }
    }),
    { numRuns: 15 },
  );
  // At least one group has no progress, which both have at the same place.
  const empty = seenSubmission(80, '2026-01-01T00:00:00.000Z', { name: 'a_', progress: null });
  const failed = seenSubmission(81, '2026-01-01T00:00:00.000Z', { name: 'a_', progress: 'FAILED' });
  for (const database of [postgres, sqlite.operations]) await database.take([empty, failed]);
  for (const each of ['day', 'week', 'month'] as const) {
    const groups = {
      report: 'submissions',
      where: [{ column: 'name', is: 'contains', text: 'A_' }],
      by: [{ column: 'progress' }, { column: 'first_seen_at', each }],
      median: 'seconds_to_ready',
    } as const;
    const found = await postgres.groups(groups);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await sqlite.operations.groups(groups));
  }
  const changes = { ...submissions({ column: 'at', descending: false }), report: 'status-changes' } as const;
  const query = { ...changes, columns: ['id', 'from_value', 'to_value', 'after'] };
  expect(await rowsOf(query)).toEqual([...sqlite.read(query)]);
});

test('both write the same text, and take what the service may say but PostgreSQL does not', async () => {
  const at = '2027-01-01T00:00:00.000Z';
  const odd = seenSubmission(90, at, { name: 'a\0b, "c"\r\n', current_step: '=1+1', messages: '["ä"]' });
  for (const database of [postgres, sqlite.operations]) {
    await database.take([odd]);
    await database.take([{ ...odd, readAt: '2027-01-02T00:00:00.000Z' }]);
  }
  const columns = ['name', 'current_step', 'messages', 'seconds_to_ready', 'changed_at'];
  for (const format of ['csv', 'excel', 'ndjson', 'json'] as const) {
    for (const column of ['id', 'name']) {
      const query = { ...submissions({ column, descending: true }), columns };
      const texts = [];
      for await (const { bytes } of postgres.written(query, format))
        texts.push(Buffer.from(bytes).toString());
      const ours = [...sqlite.write(query, format)].map(({ bytes }) => Buffer.from(bytes).toString());
      expect(ours).toEqual(texts);
      expect(texts.join()).toContain('a\uFFFDb');
      expect(texts.join()).toContain(at);
    }
  }
});

const sighting: fc.Arbitrary<Sighting> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    minute: fc.integer({ min: 0, max: 50_000 }),
    gone: fc.integer({ min: 0, max: 6 }),
    columns: fc.record(
      {
        name: fc.constantFrom(null, 'a_1', 'A_2', 'Ä', 'b', '~', 'a%'),
        progress: fc.constantFrom('AWAITING_PACKAGE', 'PROCESSING', 'READY', 'FAILED'),
        created_at: fc.constant('2026-01-01T00:00:00.000Z'),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ id, minute, gone, columns }) => {
    const seen = seenSubmission(id, new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), columns);
    if (gone > 0) return seen;
    return { kind: 'gone', table: 'submissions', id: seen.id, account: '', readAt: seen.readAt };
  });

function submissions(orderBy: MirrorQuery['orderBy']): MirrorQuery {
  const columns = ['id', 'name', 'progress', 'changed_at', 'read_at', 'vanished_at', 'seconds_to_ready'];
  return { report: 'submissions', columns, where: [], orderBy };
}

async function rowsOf(query: MirrorQuery): Promise<(readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const batch of postgres.rows(query)) rows.push(...batch);
  return rows;
}
