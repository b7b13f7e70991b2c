import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { type ReportName, reports } from '../../../src/mirror/reports/reports.ts';

const document = readFileSync(new URL('../../../docs/reporting.md', import.meta.url), 'utf8');

test.each(Object.keys(reports) as ReportName[])('docs/reporting.md has the columns of %s', (name) => {
  const { view, columns } = reports[name];
  const rows = columns.map(({ name, type, meaning }) => `| \`${name}\` | ${type} | ${meaning} |`);
  const table = ['| column | type | meaning |', '|---|---|---|', ...rows];
  expect(document).toContain([`### ${name}`, '', `View \`${view}\`.`, '', ...table].join('\n'));
});
