import type { Example } from './example.ts';

/** Operations that only read. */
export const readExamples: readonly Example[] = [
  {
    query: `# The products of the account, with what is under way
# in each. Press the play button, or Ctrl+Enter.
# Ctrl+Space completes; the book icon on the left
# shows the schema.
query Overview {
  products(first: 10) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      name
      testHarness
      announcementDate
      submissions(first: 3) {
        nodes {
          name
          type
          progress
        }
      }
    }
  }
}
`,
  },
  {
    query: `# One product with everything: numbers above 2^53 are
# strings of digits, so none of them is lost.
query Product($productId: Int64!) {
  product(productId: $productId) {
    id
    productId
    sharedProductId
    name
    isCommitted
    deviceType
    driverType
    firmwareVersion
    testHarness
    announcementDate
    marketingNames
    requestedSignatures
    selectedProductTypes { operatingSystemFamily productType }
    submissions {
      nodes {
        id
        name
        type
        commitStatus
        progress
        workflowStatus { currentStep state messages }
        downloads { type url }
        driverMetadata {
          hardwareIds {
            pnpString
            operatingSystemCode
            manufacturer
            deviceDescription
          }
        }
        shippingLabels {
          nodes { id name destination progress }
        }
      }
    }
  }
}
`,
    variables: () => ({ productId: '9007199267351835' }),
  },
  {
    query: `# Where the submissions of some products stand. A
# filter reads all pages; without it, only what
# "first" needs is read.
query Submissions($name: String) {
  products(first: 10, filter: { nameContains: $name }) {
    totalCount
    nodes {
      name
      submissions {
        nodes {
          id
          name
          progress
          commitStatus
          createdDateTime
          workflowStatus { currentStep state messages errorReport }
        }
      }
    }
  }
}
`,
    variables: (upstream) => ({ name: upstream === 'emulator' ? 'Lucerne' : '' }),
  },
  {
    query: `# The shipping labels of a submission, and which
# devices each is for.
query ShippingLabels(
  $productId: Int64!
  $submissionId: Int64!
) {
  submission(
    productId: $productId
    submissionId: $submissionId
  ) {
    name
    product { name }
    shippingLabels {
      totalCount
      nodes {
        id
        name
        destination
        progress
        workflowStatus { currentStep state messages }
        publishingSpecifications {
          goLiveDate
          manualAcquisition
          visibleToAccounts
        }
        recipientSpecifications {
          receiverPublisherId
          enforceChidTargeting
        }
        targeting {
          hardwareIds {
            pnpString
            operatingSystemCode
            distributionState
          }
          chids { chid distributionState }
          audiences { name description }
          inServicePublishInfo { flooring ceiling }
        }
      }
    }
  }
}
`,
    variables: () => ({ productId: '9007199267351835', submissionId: '1152921504621441945' }),
  },
  {
    query: `# For a report: filtered and ordered, page by page.
# Send endCursor as "after" until hasNextPage is
# false.
query Report($after: String, $since: DateTime) {
  products(
    first: 20
    after: $after
    filter: { announcedSince: $since }
    orderBy: { field: ANNOUNCEMENT_DATE, direction: DESC }
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges {
      cursor
      node {
        productId
        name
        announcementDate
        testHarness
        isCommitted
      }
    }
  }
}
`,
    variables: () => ({ after: null, since: '2026-01-01T00:00:00Z' }),
  },
  {
    query: `# For forms: the known operating system codes,
# families and product types; the audiences; and the
# quota.
query Reference {
  reference {
    operatingSystems { code description }
    operatingSystemFamilies { code description }
    productTypes { name description }
  }
  audiences { id name description }
  rateLimit {
    callsPerMinute
    callsInLastMinute
    inFlight
    concurrency
    pausedUntil
  }
}
`,
  },
];
