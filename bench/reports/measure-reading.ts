import { join } from 'node:path';
import { reports } from '../../src/mirror/reports/reports.ts';
import { connectToRead } from '../../src/mirror/sqlite/connect.ts';

/** Milliseconds that SQLite takes to look at every cell of the shipping labels, none of which leaves it. */
export function measureReading(folder: string): number {
  const { view, columns } = reports['shipping-labels'];
  const connection = connectToRead(join(folder, 'mirror.sqlite'));
  const cells = columns.map(({ name }) => `count(${name})`).join(', ');
  const statement = connection.prepare(`select ${cells} from ${view}`);
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    statement.all();
    return performance.now() - startedAt;
  });
  connection.close();
  return Math.min(...times);
}
