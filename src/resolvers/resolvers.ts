import type { Resolvers } from '../generated/resolvers-types.ts';
import { createProduct, updateProduct } from './mutations/product-mutations.ts';
import {
  cancelShippingLabel,
  createShippingLabel,
  expireShippingLabel,
  updateShippingLabel,
} from './mutations/shipping-label-mutations.ts';
import {
  commitSubmission,
  createPublisherMetadata,
  createSubmission,
  updateSubmission,
} from './mutations/submission-mutations.ts';
import { query } from './query.ts';
import { subscription } from './subscription.ts';
import {
  additionalAttributes,
  raidController,
  storageController,
  svvp,
} from './types/additional-attributes.ts';
import { audience } from './types/audience.ts';
import { driverMetadata } from './types/driver-metadata.ts';
import { mirror } from './types/mirror.ts';
import {
  mirroredHardwareId,
  mirroredProduct,
  mirroredShippingLabel,
  mirroredSubmission,
} from './types/mirrored-things.ts';
import { preprodAsset, preprodPackage } from './types/preprod-package.ts';
import { product } from './types/product.ts';
import { shippingLabel } from './types/shipping-label.ts';
import {
  additionalInfoForMsApproval,
  publishingSpecifications,
  recipientSpecifications,
} from './types/specifications.ts';
import { statusChange } from './types/status-change.ts';
import { submission } from './types/submission.ts';
import {
  chid,
  coEngDriverPublishInfo,
  hardwareId,
  inServicePublishInfo,
  targeting,
} from './types/targeting.ts';
import { workflowStatus } from './types/workflow-status.ts';

const typeNames = {
  product: 'Product',
  submission: 'Submission',
  shippingLabel: 'ShippingLabel',
  audience: 'Audience',
} as const;

/** The schema's behaviour, a type an entry. Types that are not here are plain objects. */
export const resolvers: Resolvers = {
  Node: { __resolveType: ({ kind }) => typeNames[kind] },
  Query: query,
  Mutation: {
    createProduct,
    updateProduct,
    createSubmission,
    updateSubmission,
    commitSubmission,
    createPublisherMetadata,
    createShippingLabel,
    updateShippingLabel,
    cancelShippingLabel,
    expireShippingLabel,
  },
  Subscription: subscription,
  Product: product,
  AdditionalAttributes: additionalAttributes,
  StorageController: storageController,
  RaidController: raidController,
  Svvp: svvp,
  Submission: submission,
  WorkflowStatus: workflowStatus,
  DriverMetadata: driverMetadata,
  ShippingLabel: shippingLabel,
  PublishingSpecifications: publishingSpecifications,
  AdditionalInfoForMsApproval: additionalInfoForMsApproval,
  RecipientSpecifications: recipientSpecifications,
  Targeting: targeting,
  HardwareId: hardwareId,
  Chid: chid,
  InServicePublishInfo: inServicePublishInfo,
  CoEngDriverPublishInfo: coEngDriverPublishInfo,
  Audience: audience,
  PreprodPackage: preprodPackage,
  PreprodAsset: preprodAsset,
  Mirror: mirror,
  MirroredProduct: mirroredProduct,
  MirroredSubmission: mirroredSubmission,
  MirroredShippingLabel: mirroredShippingLabel,
  MirroredHardwareId: mirroredHardwareId,
  StatusChange: statusChange,
};
