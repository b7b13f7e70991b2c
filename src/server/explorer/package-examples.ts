import type { Example } from './example.ts';

/** Operations for packages on their way. */
export const packageExamples: readonly Example[] = [
  {
    query: `# Follows a submission live: where it stands comes at
# once, then each change once, until its signed
# package is there. The page behind "Packages" in the
# bar does it for people, and takes a dropped file.
subscription Progress($id: ID!) {
  submissionUpdated(id: $id) {
    name
    progress
    commitStatus
    workflowStatus { currentStep state messages }
    downloads { type }
  }
}

# The same for a shipping label.
subscription LabelProgress($label: ID!) {
  shippingLabelUpdated(id: $label) {
    name
    progress
    workflowStatus { currentStep state messages }
  }
}
`,
    variables: () => ({
      id: 'products/9007199267351847/submissions/1152921504621441963',
      label: 'products/9007199267351835/submissions/1152921504621441945/shippingLabels/1152921504676978391',
    }),
  },
  {
    query: `# A submission that awaits its package. Send the file
# through the gateway, and commit behind the last
# byte; HERE is this gateway's address:
#   curl -T driver.cab \\
#     "HERE/packages/<id>?commit=true"
# What is there to download is fetched the same way:
#   curl -OJ "HERE/packages/<id>/signed"
query Package($id: ID!) {
  node(id: $id) {
    ... on Submission {
      id
      name
      progress
      commitStatus
      downloads { type }
    }
  }
}
`,
    variables: () => ({ id: 'products/13635057453741349/submissions/1152921504621441999' }),
  },
  {
    query: `# Preproduction (test) signing, without a product:
#   curl -T driver.cab "HERE/packages/preprod"
# answers with a packageId. Its signed files are at
#   HERE/packages/preprod/<packageId>/assets/<assetId>
query Preprod($packageId: String!) {
  preprodPackage(packageId: $packageId) {
    packageId
    signingStatus
    errorMessage
    lastModified
    assets { assetId assetType createdDate contentHash }
  }
}
`,
    variables: () => ({ packageId: 'the-packageId-of-the-upload' }),
  },
];
