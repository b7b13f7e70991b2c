import type { FastifyInstance } from 'fastify';
import { type PackagesPageFacts, packagesPage } from './packages-page/page.ts';
import { packagesScript } from './packages-page/script.ts';
import { packagesStyle } from './packages-page/style.ts';

/** The page and its files come from this gateway, which is all that it talks to. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page for packages, at `/packages`; it holds nothing that needs a key. */
export function addPackagesPageRoutes(app: FastifyInstance, facts: PackagesPageFacts): void {
  const { basePath } = facts;
  const open = { config: { admits: 'anybody' } } as const;
  const page = packagesPage(facts);
  app.get(`${basePath}/packages`, open, async (_request, reply) =>
    reply
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      .type('text/html; charset=utf-8')
      .send(page),
  );
  const files = [
    ['page.js', 'text/javascript; charset=utf-8', packagesScript],
    ['page.css', 'text/css; charset=utf-8', packagesStyle],
  ] as const;
  for (const [name, type, text] of files) {
    app.get(`${basePath}/packages/${name}`, open, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type(type).send(text),
    );
  }
}
