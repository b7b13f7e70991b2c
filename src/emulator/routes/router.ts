import { AUDIENCE_ROUTES } from './audience-routes.ts';
import { LABEL_ROUTES } from './label-routes.ts';
import { PARTNER_ROUTES } from './partner-routes.ts';
import { PREPROD_ROUTES } from './preprod-routes.ts';
import { PRODUCT_ROUTES } from './product-routes.ts';
import type { Route } from './route.ts';
import { SUBMISSION_ROUTES } from './submission-routes.ts';

/** An endpoint that fits a call, with what stands in its places. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The part of a path below the API's base, under version 1.0 or 2.0; undefined when it is no path of the API. */
export function apiResource(path: string): string | undefined {
  return /^\/v[12]\.0\/my\/hardware(\/.*|$)/i.exec(path)?.[1];
}

/** Finds the endpoint of a call; letter case and trailing slashes do not matter. */
export function findRoute(method: string, resource: string): RouteMatch | undefined {
  const segments = resource.replace(/\/+$/, '').split('/');
  for (const { route, pattern } of ROUTES) {
    if (route.method !== method || pattern.length !== segments.length) continue;
    const params = placesOf(pattern, segments);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

const ROUTES = [
  ...PRODUCT_ROUTES,
  ...SUBMISSION_ROUTES,
  ...LABEL_ROUTES,
  ...AUDIENCE_ROUTES,
  ...PARTNER_ROUTES,
  ...PREPROD_ROUTES,
].map((route) => ({ route, pattern: route.pattern.split('/') }));

function placesOf(
  pattern: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = decode(segments[index] ?? '');
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
