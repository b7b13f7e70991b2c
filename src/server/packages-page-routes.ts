import type { FastifyInstance } from 'fastify';
import { packagesPage } from './packages-page/page.ts';
import { packagesScript } from './packages-page/script.ts';
import { packagesStyle } from './packages-page/style.ts';
import { addPage } from './pages/add-page.ts';
import type { PageFacts } from './pages/write-page.ts';

/** The page for packages, at `/packages`. */
export function addPackagesPageRoutes(app: FastifyInstance, facts: PageFacts): void {
  const html = packagesPage(facts);
  addPage(app, facts.basePath, { path: '/packages', html, script: packagesScript, style: packagesStyle });
}
