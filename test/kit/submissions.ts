import { ask } from './ask.ts';

/** Makes a product and its initial submission through a gateway; gives the submission's node id. */
export async function newSubmission(url: string, headers: Record<string, string> = {}): Promise<string> {
  const product = await ask(
    url,
    `mutation {
      createProduct(input: {
        name: "p" testHarness: ATTESTATION deviceType: EXTERNAL requestedSignatures: ["WINDOWS_v100_X64_RS5_FULL"]
      }) { product { id } }
    }`,
    {},
    headers,
  );
  const { data } = await ask(
    url,
    `mutation($product: ID!) {
      createSubmission(input: { product: $product, name: "s", type: INITIAL }) { submission { id } }
    }`,
    { product: product.data.createProduct.product.id },
    headers,
  );
  return data.createSubmission.submission.id;
}

/** Makes a label for Windows Update of a submission that is ready; gives its node id. */
export async function newLabel(url: string, submission: string, key?: string): Promise<string> {
  const { data, errors } = await ask(url, createLabel, { submission, key });
  const label = data?.createShippingLabel?.shippingLabel;
  if (!label) throw new Error(JSON.stringify({ data, errors }));
  return label.id;
}

/** For all hardware ids of a submission, given to a test audience of the demo account. */
export const createLabel = `mutation($submission: ID!, $key: String) {
  createShippingLabel(input: {
    submission: $submission name: "l" destination: WINDOWS_UPDATE idempotencyKey: $key
    publishingSpecifications: { isAutoInstallDuringOSUpgrade: false, isAutoInstallOnApplicableSystems: false }
    targeting: { allHardwareIds: true, restrictedToAudiences: ["9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845"] }
  }) { shippingLabel { id name } userErrors { message code path } }
}`;

/** The last number of a node id. */
export function numberOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
