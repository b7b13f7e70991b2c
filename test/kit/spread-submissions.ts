import { join } from 'node:path';
import Database from 'libsql';

/** Lets the submissions of a made account change a day apart, from March 2026 on, and be ready or fail then, in two steps. */
export function spreadSubmissions(folder: string): void {
  const database = new Database(join(folder, 'mirror.sqlite'));
  const found = database.prepare('select id from submissions order by id').all() as { id: string }[];
  for (const [index, { id }] of found.entries()) {
    const at = new Date(Date.UTC(2026, 2, 2 + index)).toISOString();
    const step = index % 4 === 0 ? 'scanning' : 'validation';
    database.prepare('update submissions set changed_at = ? where id = ?').run(at, id);
    database.prepare('update submissions set ready_at = ? where id = ? and ready_at is not null').run(at, id);
    database
      .prepare("update submissions set failed_at = ?, current_step = ? where id = ? and progress = 'FAILED'")
      .run(at, step, id);
  }
  database.close();
}
