/**
 * Calls of the shared cache, by gateways, that it did not answer in time or that were not made for that reason. While
 * they grow the machine is too busy for the replicas to be one: what they show then proves nothing.
 */
export async function lateCacheCalls(...urls: readonly string[]): Promise<number> {
  const texts = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
  const lines = texts.flatMap((text) => text.match(/^hardware_gateway_cache_calls_total\{.*\} \d+$/gm) ?? []);
  return lines
    .filter((line) => /result="(timeout|skipped|error)"/.test(line))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}
