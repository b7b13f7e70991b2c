import type { UpstreamName } from '../../config/config.ts';
import type { Example } from './example.ts';

/** Operations that change something. */
export const writeExamples: readonly Example[] = [
  {
    query: `# Registers a product. Products cannot be deleted:
# with validateOnly the input is checked and nothing
# is sent.
mutation CreateProduct($input: CreateProductInput!) {
  createProduct(input: $input) {
    product {
      id
      productId
      name
      testHarness
      requestedSignatures
    }
    userErrors { message code path }
  }
}
`,
    variables: (upstream) => ({
      input: {
        name: 'Contoso Wi-Fi 8 Adapter',
        testHarness: 'ATTESTATION',
        deviceType: 'INTERNAL_EXTERNAL',
        requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
        marketingNames: ['Contoso AX8000'],
        validateOnly: onlyChecked(upstream),
      },
    }),
  },
  {
    query: `# 1. Creates a submission. Upload its package on the
# page behind "Packages" in the bar, or with
#   curl -T driver.cab "HERE/packages/<id>"
# where HERE is this gateway's address.
mutation CreateSubmission(
  $input: CreateSubmissionInput!
) {
  createSubmission(input: $input) {
    submission { id name type progress uploadUrl }
    userErrors { message code path }
  }
}

# 2. Commits it, and the service begins to work. Put
# the id of the answer above into the variables.
mutation CommitSubmission(
  $commit: CommitSubmissionInput!
) {
  commitSubmission(input: $commit) {
    submission {
      id
      progress
      workflowStatus { currentStep state }
    }
    userErrors { message code path }
  }
}
`,
    variables: (upstream) => ({
      input: {
        product: 'products/13635057453741351',
        name: 'Lucerne Virtual Audio Cable 1.5.0',
        type: 'INITIAL',
        validateOnly: onlyChecked(upstream),
      },
      commit: {
        id: 'products/14461751976964183/submissions/1152921504621442141',
        validateOnly: onlyChecked(upstream),
      },
    }),
  },
  {
    query: `# Publishes a signed driver to Windows Update, for
# every hardware id that the service found in its
# package.
mutation CreateShippingLabel(
  $input: CreateShippingLabelInput!
) {
  createShippingLabel(input: $input) {
    shippingLabel {
      id
      name
      progress
      targeting { hardwareIds { pnpString operatingSystemCode } }
    }
    userErrors { message code path }
  }
}
`,
    variables: (upstream) => ({
      input: {
        submission: 'products/9007199267351845/submissions/1152921504621441961',
        name: 'Litware Precision Touchpad, everywhere',
        destination: 'WINDOWS_UPDATE',
        publishingSpecifications: { manualAcquisition: true },
        targeting: { allHardwareIds: true },
        validateOnly: onlyChecked(upstream),
      },
    }),
  },
];

/** A click in an explorer must not register or publish anything for real. */
function onlyChecked(upstream: UpstreamName): boolean {
  return upstream === 'service';
}
