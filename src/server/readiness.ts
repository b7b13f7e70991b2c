/** Can the gateway serve? When not, why, in a few words for an operator. */
export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };
