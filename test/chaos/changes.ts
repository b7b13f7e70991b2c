import type { SubmissionRecord } from '../../src/emulator/records.ts';
import { packageBytes } from '../kit/package-bytes.ts';
import { type Operation, type Plan, pick } from './operation.ts';
import { graphqlOrder, type Order } from './order.ts';
import type { Place, Scene } from './scene.ts';
import type { TwinName } from './twins.ts';

const userErrors = 'userErrors { code path }';
const productPayload = `product { id name testHarness requestedSignatures marketingNames } ${userErrors}`;
const submissionPayload = `submission { id name type commitStatus progress } ${userErrors}`;
const labelPayload = `shippingLabel { id name destination targeting { hardwareIds { pnpString distributionState } restrictedToAudiences } } ${userErrors}`;
const audience = '9f4f44d8-2c1e-4b0a-9b57-d3f1e6a2c845';

const awaiting = ({ committedAt }: SubmissionRecord) => committedAt === undefined;

/** Every change that a caller can ask for, of things that allow it and of things that do not. */
export const changes: readonly Operation[] = [
  {
    name: 'createProduct',
    changes: true,
    plan(scene, choice) {
      const name = scene.newName();
      const input = {
        name,
        testHarness: 'ATTESTATION',
        deviceType: 'EXTERNAL',
        requestedSignatures: ['WINDOWS_v100_X64_GE_FULL'],
        ...keyFor(choice, name),
      };
      return { ...mutation('createProduct', productPayload, () => input), after: () => scene.adopt(name) };
    },
  },
  {
    name: 'updateProduct',
    changes: true,
    plan(scene, choice) {
      const product = choice % scene.products('calm').length;
      const marketingNames = [scene.newName()];
      return mutation('updateProduct', productPayload, (twin) => ({
        id: scene.productId(twin, product),
        marketingNames,
      }));
    },
  },
  {
    name: 'createSubmission',
    changes: true,
    plan(scene, choice) {
      const product = choice % scene.products('calm').length;
      const type = scene.products('calm')[product]?.submissions.length === 0 ? 'INITIAL' : 'DERIVED';
      const name = scene.newName();
      return mutation('createSubmission', submissionPayload, (twin) => ({
        product: scene.productId(twin, product),
        name,
        type,
        ...keyFor(choice, name),
      }));
    },
  },
  ofSubmission(
    'updateSubmission',
    () => true,
    (scene) => ({ name: scene.newName() }),
  ),
  // One that is committed already may be taken for done by this call, where its answer was lost.
  ofSubmission('commitSubmission', awaiting, () => ({})),
  ofSubmission(
    'createPublisherMetadata',
    () => true,
    () => ({}),
  ),
  {
    name: 'createShippingLabel',
    changes: true,
    plan(scene, choice) {
      const place = pick(scene.submissions(), choice);
      if (place === undefined) return undefined;
      const name = scene.newName();
      return mutation('createShippingLabel', labelPayload, (twin) => ({
        submission: scene.nodeId(twin, place),
        name,
        destination: 'WINDOWS_UPDATE',
        publishingSpecifications: {
          isAutoInstallDuringOSUpgrade: false,
          isAutoInstallOnApplicableSystems: false,
        },
        targeting: { allHardwareIds: true, restrictedToAudiences: [audience] },
        ...keyFor(choice, name),
      }));
    },
  },
  ofLabel('updateShippingLabel', (choice) => ({
    targeting: {
      restrictedToAudiences: choice % 2 === 0 ? [] : [audience],
      inServicePublishInfo: { flooring: '19H1', ceiling: choice % 3 === 0 ? 'NI' : 'GE' },
    },
  })),
  ofLabel('cancelShippingLabel', () => ({})),
  ofLabel('expireShippingLabel', () => ({})),
  {
    name: 'upload',
    changes: true,
    isTransfer: true,
    plan(scene, choice) {
      const place = pick(scene.submissions(awaiting), choice);
      return place && { order: put(scene, place, '') };
    },
  },
  {
    name: 'upload and commit',
    changes: true,
    isTransfer: true,
    plan(scene, choice) {
      const place = pick(scene.submissions(awaiting), choice);
      if (place === undefined) return undefined;
      const body = content(scene);
      return { order: put(scene, place, '?commit=true', body), half: put(scene, place, '', body) };
    },
  },
  {
    name: 'upload for preproduction signing',
    changes: true,
    isTransfer: true,
    plan(scene) {
      const body = content(scene);
      return { order: () => ({ method: 'PUT', path: '/packages/preprod', body }) };
    },
  },
];

function ofSubmission(
  name: string,
  fits: (submission: SubmissionRecord) => boolean,
  input: (scene: Scene) => object,
): Operation {
  return {
    name,
    changes: true,
    plan(scene, choice) {
      const place = pick(scene.submissions(fits), choice);
      if (place === undefined) return undefined;
      const rest = input(scene);
      return mutation(name, submissionPayload, (twin) => ({ id: scene.nodeId(twin, place), ...rest }));
    },
  };
}

function ofLabel(name: string, input: (choice: number) => object): Operation {
  return {
    name,
    changes: true,
    plan(scene, choice) {
      const place = pick(scene.labels(), choice);
      if (place === undefined) return undefined;
      return mutation(name, labelPayload, (twin) => ({ id: scene.nodeId(twin, place), ...input(choice) }));
    },
  };
}

function mutation(name: string, payload: string, input: (twin: TwinName) => object): Plan {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${payload} } }`;
  return { order: (twin) => graphqlOrder(query, { input: input(twin) }) };
}

/** With an idempotency key every other time. */
function keyFor(choice: number, name: string): object {
  return choice % 2 === 0 ? {} : { idempotencyKey: name };
}

function content(scene: Scene): Buffer {
  return Buffer.concat([packageBytes(2_000), Buffer.from(scene.newName())]);
}

function put(scene: Scene, place: Place, query: string, body = content(scene)): (twin: TwinName) => Order {
  return (twin) => ({ method: 'PUT', path: `/packages/${scene.nodeId(twin, place)}${query}`, body });
}
