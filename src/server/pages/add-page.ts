import type { FastifyInstance } from 'fastify';

/** A page that is cards under the bar; it holds nothing that needs a key. */
export interface Page {
  /** Its path, below the base path: `/packages`. */
  readonly path: string;
  readonly html: string;
  readonly script: string;
  readonly style: string;
}

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

/** Serves a page to anybody, with its files `page.js` and `page.css` below its path. */
export function addPage(app: FastifyInstance, basePath: string, { path, html, script, style }: Page): void {
  const open = { config: { admits: 'anybody' } } as const;
  app.get(`${basePath}${path}`, open, async (_request, reply) =>
    reply
      .headers({
        'cache-control': 'no-cache',
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
      .type('text/html; charset=utf-8')
      .send(html),
  );
  const files = [
    ['page.js', 'text/javascript; charset=utf-8', script],
    ['page.css', 'text/css; charset=utf-8', style],
  ] as const;
  for (const [name, type, text] of files) {
    app.get(`${basePath}${path}/${name}`, open, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type(type).send(text),
    );
  }
}
