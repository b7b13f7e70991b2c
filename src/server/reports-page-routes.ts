import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { reports } from '../mirror/reports/reports.ts';
import { addPage } from './pages/add-page.ts';
import { type Asset, packAsset, sendAsset } from './pages/asset.ts';
import type { PageFacts } from './pages/write-page.ts';
import { reportsPage } from './reports-page/page.ts';
import { reportsScript } from './reports-page/script.ts';
import { reportsStyle } from './reports-page/style.ts';

/**
 * The page for reports, at `/reports`, and what it draws its charts with: Chart.js, for bars of named things and lines are
 * what it does by itself, it sets no style that the page's policy would have to allow, and it is kept up.
 */
export function addReportsPageRoutes(app: FastifyInstance, facts: PageFacts): void {
  const { basePath } = facts;
  const html = reportsPage(facts);
  addPage(app, basePath, { path: '/reports', html, script: reportsScript, style: reportsStyle });

  let library: Promise<Asset> | undefined;
  app.get(`${basePath}/reports/chart.js`, { config: { admits: 'anybody' } }, async (request, reply) => {
    library ??= readLibrary();
    return sendAsset(await library, request, reply);
  });

  // For readers: whoever gets it has a key that works, and the page need not try it on anything else.
  const columns = Object.fromEntries(Object.entries(reports).map(([name, report]) => [name, report.columns]));
  app.get(`${basePath}/reports/columns.json`, async (_request, reply) =>
    reply.header('cache-control', 'private, no-cache').send(columns),
  );
}

/** The package's file for browsers, which stands beside the one for Node.js. */
async function readLibrary(): Promise<Asset> {
  const folder = dirname(createRequire(import.meta.url).resolve('chart.js'));
  return packAsset('text/javascript; charset=utf-8', await readFile(join(folder, 'chart.umd.min.js')));
}
