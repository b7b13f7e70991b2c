import { readFileSync } from 'node:fs';
import { z } from 'zod';

const pairs = z.array(z.object({ key: z.string(), value: z.string() }));

const target = z.object({
  type: z.enum(['csv', 'json', 'graphql']),
  source: z.literal('url'),
  parser: z.literal('backend'),
  url: z.string().startsWith('/'),
  root_selector: z.string(),
  columns: z.array(z.object({ selector: z.string(), text: z.string(), type: z.string() })).min(1),
  url_options: z.object({
    method: z.enum(['GET', 'POST']),
    params: pairs.default([]),
    body_graphql_query: z.string().optional(),
  }),
});

/** A query of a panel, as Grafana's Infinity data source keeps it. */
export type InfinityTarget = z.infer<typeof target>;

/** The panels of a dashboard whose queries are all of Infinity, and are parsed by its backend. */
export function infinityDashboard(path: string) {
  const panel = z.looseObject({
    title: z.string(),
    datasource: z.object({ type: z.literal('yesoreyeram-infinity-datasource'), uid: z.string() }),
    gridPos: z.object({ x: z.number(), y: z.number(), w: z.number(), h: z.number() }),
    targets: z.array(target),
  });
  return z.object({ panels: z.array(panel) }).parse(JSON.parse(readFileSync(path, 'utf8'))).panels;
}

/**
 * The request that Infinity 3.11 makes of a query, with the address of its settings in front: `pkg/infinity/request.go`,
 * `headers.go` and `client.go` of its repository. Parameters are sorted by name, as Go writes them, and an unset set of variables is null.
 */
export function infinityRequest(
  { type, url, url_options: { method, params, body_graphql_query } }: InfinityTarget,
  base: string,
  authorization: string,
  time: { readonly from: string; readonly to: string },
): { readonly url: string; readonly init: RequestInit } {
  const address = new URL(base + url);
  for (const { key, value } of params) {
    address.searchParams.append(
      key,
      value.replaceAll(/\$\{__(from|to):date:iso\}/g, (_, end: 'from' | 'to') => time[end]),
    );
  }
  address.searchParams.sort();
  const accept = type === 'csv' ? 'text/csv; charset=utf-8' : 'application/json;q=0.9,text/plain';
  const headers = { accept, 'accept-encoding': 'gzip', 'user-agent': 'Go-http-client/1.1', authorization };
  if (method === 'GET') return { url: address.href, init: { headers } };
  const body = JSON.stringify({ query: body_graphql_query, variables: null });
  return {
    url: address.href,
    init: { method, headers: { ...headers, 'content-type': 'application/json' }, body },
  };
}
