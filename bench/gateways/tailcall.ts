import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Running } from './contenders.ts';
import { freePort } from './free-port.ts';
import { start } from './program.ts';
import { ready } from './ready.ts';
import { token } from './servers/token.ts';

/** Starts Tailcall with one worker. It is a binary, and there only on the systems that it was made for. */
export async function startTailcall(upstream: string, folder: string): Promise<Running> {
  const program = createRequire(import.meta.url).resolve('@tailcallhq/core-linux-x64-gnu/bin/tailcall');
  const port = await freePort();
  const config = join(folder, 'tailcall.graphql');
  await writeFile(config, configOf(`${upstream}/v2.0/my/hardware`, await token(upstream), port));
  const running = start({
    place: 'server',
    program,
    args: ['start', config],
    // Or it would tell its makers.
    environment: { TC_TRACKER: 'false' },
    folder,
  });
  const origin = `http://127.0.0.1:${port}`;
  await ready(running, `${origin}/graphql?query=%7B__typename%7D`, () => true);
  return { origin, program: running };
}

/** Ids are `JSON`, the one scalar that takes the service's numbers as they are, to the last digit. */
function configOf(base: string, bearer: string, port: number): string {
  const get = (path: string) =>
    `@http(url: "${base}${path}", dedupe: true, headers: [{ key: "authorization", value: "Bearer ${bearer}" }])`;
  const submission = '/products/{{.value.productId}}/submissions/{{.value.id}}';
  return `
    schema @server(port: ${port}, hostname: "127.0.0.1", workers: 1) @upstream(poolMaxIdlePerHost: 128) { query: Query }
    type Query {
      product(productId: String!): Product ${get('/products/{{.args.productId}}')}
      products: Products ${get('/products')}
    }
    type Products { value: [Product] }
    type Product {
      id: JSON!
      sharedProductId: JSON
      productName: String
      isCommitted: Boolean
      originType: String
      firmwareVersion: String
      marketingNames: [String]
      requestedSignatures: [String]
      submissions: Submissions ${get('/products/{{.value.id}}/submissions')}
    }
    type Submissions { value: [Submission] }
    type Submission {
      id: JSON!
      productId: JSON!
      name: String
      type: String
      detail: Detail ${get(submission)}
      shippingLabels: ShippingLabels ${get(`${submission}/shippingLabels`)}
    }
    type Detail { workflowStatus: WorkflowStatus }
    type WorkflowStatus { currentStep: String state: String }
    type ShippingLabels { value: [ShippingLabel] }
    type ShippingLabel { id: JSON name: String destination: String }
  `;
}
