import type { Stage } from './stage.ts';

/** A submission that was just made and awaits its package. */
export interface NewSubmission {
  /** Its node id. */
  readonly id: string;
  readonly submissionId: string;
  /** Where the gateway takes its package. */
  readonly url: string;
}

/** Makes a product with an initial submission through the gateway. */
export async function newSubmission(stage: Pick<Stage, 'ask' | 'gateway'>): Promise<NewSubmission> {
  const product = await stage.ask(
    'mutation { createProduct(input: { name: "Packages", testHarness: ATTESTATION, deviceType: EXTERNAL, requestedSignatures: ["WINDOWS_v100_X64_GE_FULL"] }) { product { id } } }',
  );
  const { data } = await stage.ask(
    'mutation ($product: ID!) { createSubmission(input: { product: $product, name: "Package", type: INITIAL }) { submission { id submissionId } } }',
    { product: product.data.createProduct.product.id },
  );
  const { id, submissionId } = data.createSubmission.submission;
  return { id, submissionId, url: `${stage.gateway.url}/packages/${id}` };
}
