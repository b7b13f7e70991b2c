/** A service that nobody answers for: what a mirror holds stays as it was made, and nothing that is read there needs a call. */
export const outOfReach = {
  apiUrl: 'http://127.0.0.1:9/v2.0/my/hardware',
  authorityHost: 'http://127.0.0.1:9',
  tenantId: '5c5b1c9e-5f5b-4a9e-8d0d-3a4f9c1b2d3e',
  clientId: '0f6e1d2c-3b4a-4958-8776-655443322110',
  clientSecret: 'secret',
} as const;
