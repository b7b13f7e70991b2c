import { productText } from '../product-text.ts';

/** How much there is of everything: products in all, and what hangs on those of the first page. */
export const account = { products: 10_000, pageSize: 50, submissions: 10, labels: 4 } as const;

const api = 'https://manage.devcenter.microsoft.com/v2.0/my/hardware';
/** Apart by more than what a double loses at 2^60, so that even rounded ids stay different ones. */
const idStep = 1031n;

/** The number of a product, 0 being the first in the list. */
export function productId(index: number): string {
  return String(9007199267351835n + BigInt(index) * 37n);
}

/**
 * Every answer of the account by its path and query, as JSON text. Pages of 50, as the service has them. Each record also
 * stands under the number that JavaScript makes of its ids: clients that round get along here, as they would not there.
 */
export function answers(): Map<string, string> {
  const texts = new Map<string, string>();
  for (let first = 0; first < account.products; first += account.pageSize) putPage(texts, first);
  for (let index = 0; index < account.products; index += 1)
    put(texts, ['products', productId(index)], productText(index));
  for (let index = 0; index < account.pageSize; index += 1) putSubmissions(texts, index);
  return texts;
}

function putPage(texts: Map<string, string>, first: number): void {
  const page = Array.from({ length: account.pageSize }, (_, index) => productText(first + index));
  const after = first + account.pageSize;
  const next = `/products?pageSize=${account.pageSize}&continuationToken=`;
  const links =
    after < account.products ? [{ href: `${api}${next}${after}`, rel: 'next_link', method: 'GET' }] : [];
  texts.set(first === 0 ? '/products' : `${next}${first}`, list(page, links));
}

function putSubmissions(texts: Map<string, string>, product: number): void {
  const submissions = Array.from({ length: account.submissions }, (_, index) => {
    const id = 1152921504621441945n + BigInt(product * account.submissions + index) * idStep;
    return { id: String(id), productId: productId(product), index };
  });
  put(
    texts,
    ['products', productId(product), 'submissions'],
    list(submissions.map((submission) => submissionText(submission, false))),
  );
  for (const submission of submissions) {
    const path = ['products', submission.productId, 'submissions', submission.id];
    put(texts, path, submissionText(submission, true));
    putLabels(texts, path, submission);
  }
}

function putLabels(texts: Map<string, string>, path: readonly string[], submission: Submission): void {
  const place = BigInt(submission.id) - 1152921504621441945n;
  const ids = Array.from({ length: account.labels }, (_, index) =>
    String(1152921504676978391n + place * BigInt(account.labels) + BigInt(index) * idStep),
  );
  for (const query of ['', '?includeTargetingInfo=true']) {
    const labels = ids.map((id, index) => labelText({ id, index, submission }, query !== ''));
    put(texts, [...path, 'shippingLabels'], list(labels), query);
  }
}

function put(texts: Map<string, string>, path: readonly string[], text: string, query = ''): void {
  const ways = [
    (id: string) => id,
    (id: string) => String(Number(id)),
    (id: string) => String(BigInt(Number(id))),
  ];
  for (const way of ways) {
    const parts = path.map((part) => (/^\d+$/.test(part) ? way(part) : part));
    texts.set(`/${parts.join('/')}${query}`, text);
  }
}

interface Submission {
  readonly id: string;
  readonly productId: string;
  readonly index: number;
}

/** About 600 characters in a list; with workflow and downloads, which only the single record has, about 2,000. */
function submissionText({ id, productId: product, index }: Submission, detail: boolean): string {
  const path = `${api}/products/${product}/submissions/${id}`;
  const blob = `https://ingestion.blob.core.windows.net/packages/${id}`;
  const sas =
    'sv=2023-11-03&sr=b&sig=b3V0IG9mIHRoZSBibHVlIGNvbWVzIGdyZWVu%3D&se=2026-12-31T00%3A00%3A00Z&sp=r';
  const rest = {
    links: [
      { href: path, rel: 'self', method: 'GET' },
      { href: path, rel: 'update_submission', method: 'PATCH' },
    ],
    ...(detail && {
      commitStatus: 'commitComplete',
      downloads: {
        items: ['initialPackage', 'derivedPackage', 'signedPackage', 'driverMetadata'].map((type) => ({
          type,
          url: `${blob}/${type}?${sas}`,
        })),
        messages: [],
      },
      workflowStatus: { currentStep: 'finalizeIngestion', state: 'completed', messages: [], errorReport: '' },
    }),
    isExtensionInf: false,
    isUniversal: true,
    isDeclarativeInf: true,
    name: `Contoso "Pro" driver, build ${index}`,
    type: index === 0 ? 'initial' : 'derived',
    createdBy: 'Contoso Build',
    createdDateTime: '2026-02-03T04:05:06.789Z',
  };
  return `{"id":${id},"productId":${product},${JSON.stringify(rest).slice(1)}`;
}

interface Label {
  readonly id: string;
  readonly index: number;
  readonly submission: Submission;
}

function labelText({ id, index, submission }: Label, withTargeting: boolean): string {
  const path = `${api}/products/${submission.productId}/submissions/${submission.id}/shippingLabels/${id}`;
  const hardwareId = {
    bundleId: 'amd64',
    infId: 'contoso.inf',
    operatingSystemCode: 'WINDOWS_v100_X64_RS5_FULL',
  };
  const rest = {
    publishingSpecifications: {
      goLiveDate: '2026-04-04T16:11:27.2965057+00:00',
      visibleToAccounts: [],
      isAutoInstallDuringOSUpgrade: true,
      isAutoInstallOnApplicableSystems: true,
      manualAcquisition: false,
      isDisclosureRestricted: false,
      publishToWindows10s: false,
    },
    ...(withTargeting && {
      targeting: {
        hardwareIds: [0, 1].map((pin) => ({
          ...hardwareId,
          pnpString: `PCI\\VEN_8086&DEV_9D${pin}${index}`,
          distributionState: 'added',
        })),
        chids: [],
        restrictedToAudiences: [],
        inServicePublishInfo: { flooring: 'RS1', ceiling: 'RS5' },
        coEngDriverPublishInfo: null,
      },
    }),
    workflowStatus: { currentStep: 'finalizePublishing', state: 'completed', messages: [], errorReport: '' },
    links: [
      { href: path, rel: 'self', method: 'GET' },
      { href: path, rel: 'update_shippinglabel', method: 'PATCH' },
    ],
    name: `Contoso retail ${index}`,
    destination: 'windowsUpdate',
  };
  return `{"id":${id},"productId":${submission.productId},"submissionId":${submission.id},${JSON.stringify(rest).slice(1)}`;
}

function list(records: readonly string[], links: readonly object[] = []): string {
  return `{"value":[${records.join(',')}],"links":${JSON.stringify(links)}}`;
}
