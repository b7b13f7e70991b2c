import type { LabelChange } from '../../src/emulator/control/label-change.ts';
import type { SubmissionChange } from '../../src/emulator/control/submission-change.ts';
import { type Operation, type Plan, pick } from './operation.ts';
import { graphqlOrder, streamOrder } from './order.ts';
import { blobsOf, type Place, type Scene } from './scene.ts';
import type { TwinName } from './twins.ts';

const productFields =
  'id productId name isCommitted testHarness deviceType requestedSignatures marketingNames';
const submissionFields = 'id name type commitStatus progress isUniversal downloads { type } uploadUrl';
const labelFields =
  'id name destination progress workflowStatus { currentStep state } publishingSpecifications { goLiveDate visibleToAccounts } targeting { hardwareIds { infId pnpString distributionState } restrictedToAudiences audiences { name } }';

/** Of the demo account, which no run changes. */
const failed = { product: '9007199267351855', submission: 1152921504621441971n };
const failedReport = `{ node(id: "products/${failed.product}/submissions/${failed.submission}") { ... on Submission { name workflowStatus { currentStep state messages errorReport } } } }`;
const shared = {
  publisherId: '30000001',
  productId: '14461751976963163',
  submissionId: '1152921504676978423',
};
/** Whatever is created has a higher number. */
const firstCreatedSubmission = 1152921505698258497n;

/** A read for each way of asking. */
export const reads: readonly Operation[] = [
  ofProduct('product', `{ ... on Product { ${productFields} } }`),
  fixed(
    'products, in pages',
    '{ products(first: 60) { nodes { id testHarness } pageInfo { hasNextPage endCursor } } }',
  ),
  fixed(
    'products, filtered and counted',
    '{ products(first: 3, filter: { nameContains: "Litware" }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { id name } } }',
  ),
  ofProduct(
    'a product with all below',
    `{ ... on Product { ${productFields} submissions { totalCount nodes { id name type progress shippingLabels { nodes { ${labelFields} } } } } } }`,
  ),
  ofSubmission('submission', `{ ... on Submission { ${submissionFields} } }`),
  ofSubmission('submission and the way up', '{ ... on Submission { name product { name testHarness } } }'),
  ofSubmission(
    'driver metadata',
    '{ ... on Submission { name driverMetadata { hardwareIds { infId operatingSystemCode pnpString } } } }',
  ),
  ofSubmission(
    'labels of a submission',
    `{ ... on Submission { shippingLabels { totalCount nodes { ${labelFields} } } } }`,
  ),
  {
    name: 'shipping label',
    changes: false,
    plan: (scene, choice) =>
      ofNode(
        scene,
        pick(scene.labels(), choice),
        `{ ... on ShippingLabel { ${labelFields} submission { name } product { name } } }`,
      ),
  },
  {
    name: 'nodes of all kinds',
    changes: false,
    plan(scene, choice) {
      const label = pick(scene.labels(), choice);
      if (label === undefined) return undefined;
      const ids = (twin: TwinName) => [
        scene.productId(twin, label.product),
        scene.nodeId(twin, { ...label, label: -1 }),
        scene.nodeId(twin, label),
        'products/1',
      ];
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { name } ... on Submission { name progress } ... on ShippingLabel { name destination } } }`;
      return { order: (twin) => graphqlOrder(query, { ids: ids(twin) }) };
    },
  },
  fixed('audiences', '{ audiences { id name description } }'),
  {
    name: 'error report',
    changes: false,
    givesFile: true,
    plan: () => ({ order: () => graphqlOrder(failedReport), blobs: blobsOf([failed.submission]) }),
  },
  fixed(
    'partner submission',
    `{ partnerSubmission(publisherId: "${shared.publisherId}", productId: "${shared.productId}", submissionId: "${shared.submissionId}") { id name product { name } } }`,
  ),
  fixed(
    'what does not exist',
    '{ node(id: "products/1") { id } preprodPackage(packageId: "none") { etag } }',
  ),
  watching('watching a submission', 'submissionUpdated', 'id name progress', seededReady),
  watching('watching a label', 'shippingLabelUpdated', 'id name progress', (scene) => scene.labels()),
  watchingOn('watching a submission on its way', 'submissionUpdated', seededReady, { step: 'signing' }),
  watchingOn('watching a label on its way', 'shippingLabelUpdated', (scene) => scene.labels(), {
    step: 'microsoftApproval',
    state: 'started',
  }),
  {
    name: 'download',
    changes: false,
    isTransfer: true,
    givesFile: true,
    plan(scene, choice) {
      const place = pick(seededReady(scene), choice);
      if (place === undefined) return undefined;
      return { order: (twin) => ({ method: 'GET', path: `/packages/${scene.nodeId(twin, place)}/signed` }) };
    },
  },
];

/** Of what is final, so that the stream ends by itself. Its calls are those of a poll, which nobody's request sends. */
function watching(
  name: string,
  field: string,
  fields: string,
  of: (scene: Scene) => readonly Place[],
): Operation {
  return {
    name,
    changes: false,
    isTransfer: true,
    waits: true,
    plan(scene, choice) {
      const place = pick(of(scene), choice);
      if (place === undefined) return undefined;
      if (place.label >= 0) scene.move(place, { finish: true });
      const query = `subscription ($id: ID!) { ${field}(id: $id) { ${fields} } }`;
      return {
        calls: { pattern: `/${scene.nodeId('faulty', place)}(\\?|$)` },
        order: (twin) => streamOrder(query, { id: scene.nodeId(twin, place) }),
      };
    },
  };
}

/** Of what is done only when the stream has told where it stands: whatever meets a later poll, the end is told too. */
function watchingOn(
  name: string,
  field: string,
  of: (scene: Scene) => readonly Place[],
  from: LabelChange & SubmissionChange,
): Operation {
  const watch = watching(name, field, 'id name progress', of);
  return {
    ...watch,
    isSlow: true,
    plan(scene, choice) {
      const plan = watch.plan(scene, choice);
      const place = pick(of(scene), choice);
      if (plan === undefined || place === undefined) return undefined;
      scene.move(place, from);
      return {
        ...plan,
        order: (twin) => ({ ...plan.order(twin), lastOnly: true }),
        meanwhile: () => scene.move(place, { finish: true }),
      };
    },
  };
}

/** What a created one's package holds differs by its ids. */
function seededReady(scene: Scene): readonly Place[] {
  return scene.submissions(({ id, committedAt }) => id < firstCreatedSubmission && (committedAt ?? 0) < 0);
}

function fixed(name: string, query: string): Operation {
  return { name, changes: false, plan: () => ({ order: () => graphqlOrder(query) }) };
}

function ofProduct(name: string, fields: string): Operation {
  return {
    name,
    changes: false,
    plan(scene, choice) {
      const product = choice % scene.products('calm').length;
      const query = `query ($id: ID!) { node(id: $id) ${fields} }`;
      return { order: (twin) => graphqlOrder(query, { id: scene.productId(twin, product) }) };
    },
  };
}

function ofSubmission(name: string, fields: string): Operation {
  return {
    name,
    changes: false,
    plan: (scene, choice) => ofNode(scene, pick(scene.submissions(), choice), fields),
  };
}

function ofNode(scene: Scene, place: Place | undefined, fields: string): Plan | undefined {
  if (place === undefined) return undefined;
  const query = `query ($id: ID!) { node(id: $id) ${fields} }`;
  return { order: (twin) => graphqlOrder(query, { id: scene.nodeId(twin, place) }) };
}
