/** A token of the upstream's, which lasts longer than any measurement. */
export async function token(upstream: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'bench',
    client_secret: 'bench',
  });
  const response = await fetch(`${upstream}/bench/oauth2/token`, { method: 'POST', body });
  const { access_token: text } = (await response.json()) as { readonly access_token: string };
  return text;
}
