import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UpstreamName } from '../config/config.ts';
import { sandboxOrigins } from '../config/variables.ts';
import { anonymous } from '../values/caller.ts';
import { callerOf } from './admit.ts';
import type { ChooseAccount } from './choose-account.ts';
import { createAssets } from './explorer/assets.ts';
import { bootScript } from './explorer/boot-script.ts';
import { exampleTabs } from './explorer/example-tabs.ts';
import { explorerPage } from './explorer/page.ts';
import { HttpError } from './http-error.ts';
import { negotiate } from './media-type.ts';
import { sendAsset } from './pages/asset.ts';
import { keyScript } from './pages/key-script.ts';
import type { Doorkeeper } from './who-may-ask.ts';

/** What the routes must know. */
export interface ExplorerRouteParts {
  readonly basePath: string;
  readonly upstream: UpstreamName;
  readonly doorkeeper: Doorkeeper;
  readonly choose: ChooseAccount;
  /** Only declared callers may use the gateway: the page asks for a key, and holds nothing of the schema itself. */
  readonly asksForKey: boolean;
}

/** The page loads from this gateway and calls nobody else; the editor sets styles of its own, and its fonts and images are inline. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The explorer for a browser, and for other programs a word where to go. */
export function addExplorerRoutes(app: FastifyInstance, parts: ExplorerRouteParts): void {
  const { basePath, upstream } = parts;
  const assets = createAssets();

  const open = { config: { admits: 'anybody' } } as const;

  app.get(`${basePath}/`, open, async (request, reply) => {
    reply.headers({ vary: 'Accept, Origin', 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' });
    if (negotiate(request.headers.accept, ['application/json', 'text/html']) !== 'text/html') {
      return {
        name: 'Hardware Gateway',
        upstream,
        graphql: `${basePath}/graphql`,
        schema: `${basePath}/schema.graphql`,
      };
    }
    reply.headers({ 'content-security-policy': contentSecurityPolicy, 'x-frame-options': 'DENY' });
    return reply.type('text/html; charset=utf-8').send(explorerPage(pageFacts(parts, request)));
  });

  const scripts = { 'boot.js': bootScript, 'key.js': keyScript };
  for (const [name, text] of Object.entries(scripts)) {
    app.get(`${basePath}/explorer/${name}`, open, async (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(text),
    );
  }

  // For readers: whoever gets them has a key that works, and the page need not try it on anything else.
  app.get(`${basePath}/explorer/examples.json`, async (request, reply) => {
    const { label } = parts.choose(undefined, callerOf(request));
    return reply.header('cache-control', 'private, no-store').send(exampleTabs(upstream, label));
  });

  app.get<{ Params: { name: string } }>(`${basePath}/explorer/:name`, open, async (request, reply) => {
    const asset = await assets(request.params.name);
    if (asset === undefined) throw new HttpError(404, 'NOT_FOUND', 'There is nothing at this address.');
    return sendAsset(asset, request, reply);
  });
}

function pageFacts(
  { basePath, upstream, doorkeeper, choose, asksForKey }: ExplorerRouteParts,
  { protocol, headers }: FastifyRequest,
) {
  return {
    basePath,
    upstream,
    asksForKey,
    // Of whoever may come in without a key.
    account: asksForKey ? undefined : choose(undefined, anonymous).label,
    endpointUrl: `${protocol}://${headers.host}${basePath}/graphql`,
    sandboxAllowed: sandboxOrigins.some((origin) => doorkeeper.origins.has(origin)),
  };
}
