import { blobName } from '../blob/blob-names.ts';
import { errorReportText } from '../blob/contents.ts';
import type { Json } from '../json-writer.ts';
import { link } from '../links.ts';
import type { LabelRecord, Targeting, WorkflowPin } from '../records.ts';
import { settledTargeting } from '../rules/targeting.ts';
import { PUBLISHING_STEPS, SHARING_STEPS } from '../workflow/steps.ts';
import type { World } from '../world.ts';
import { stateOfLabel } from './label-state.ts';
import { workflowView } from './workflow-view.ts';

/** In which answer a label stands: dates and fields differ (sections 2.6, 4.3). */
export type LabelPlace = 'created' | 'list' | 'detail';

/** A label as it stands on the wire; targeting only when it is asked for (section 5.7). */
export function labelView(label: LabelRecord, place: LabelPlace, withTargeting: boolean, world: World): Json {
  const { id, productId, submissionId, destination } = label;
  const workflow = stateOfLabel(label, world);
  const path = `/products/${productId}/submissions/${submissionId}/shippingLabels/${id}`;
  const foreign = world.settings.foreignLinks;
  const steps = destination === 'windowsUpdate' ? PUBLISHING_STEPS : SHARING_STEPS;
  return {
    id,
    productId,
    submissionId,
    publishingSpecifications: publishing(label, place),
    recipientSpecifications: recipient(label, world),
    targeting: withTargeting ? targetingView(settledTargeting(label.targeting, workflow)) : undefined,
    workflowStatus: workflowView(workflow, steps, errorReport(label, workflow, world), world.settings),
    links: [link(path, 'self', 'GET', id, foreign), link(path, 'update_shippinglabel', 'PATCH', id, foreign)],
    name: label.name,
    destination,
  };
}

function recipient(label: LabelRecord, { settings }: World): Json {
  return settings.recipientAsList && label.recipient !== undefined ? [label.recipient] : label.recipient;
}

function publishing({ publishing: fields, goLiveDate }: LabelRecord, place: LabelPlace): Json {
  if (fields === undefined) return undefined;
  return { goLiveDate: goLiveDate === undefined ? undefined : dateIn(goLiveDate, place), ...fields };
}

/** The same moment in the three forms that were seen; what is no full date in UTC is echoed as it came. */
function dateIn(date: string, place: LabelPlace): string {
  const utc = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?(?:Z|\+00:00)$/i.exec(date);
  if (utc?.[1] === undefined) return date;
  const [, seconds, fraction = ''] = utc;
  if (place === 'created') return `${seconds}${fraction === '' ? '' : `.${fraction}`}+00:00`;
  if (place === 'list') return `${seconds}.${fraction.padEnd(7, '0')}+00:00`;
  return `${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
}

function targetingView(targeting: Targeting): Json {
  return {
    hardwareIds: targeting.hardwareIds.map((target) => ({ ...target })),
    chids: targeting.chids.map((target) => ({ ...target })),
    restrictedToAudiences: [...targeting.restrictedToAudiences],
    inServicePublishInfo: targeting.inServicePublishInfo,
    coEngDriverPublishInfo: targeting.coEngDriverPublishInfo,
  };
}

function errorReport({ id }: LabelRecord, { report }: WorkflowPin, { blobs, sas }: World): string {
  if (report === undefined) return '';
  const name = blobName(id, 'labelErrorReport');
  blobs.offer(name, () => errorReportText(report));
  return sas.url(name, 'rl', `ErrorReport_${id}.txt`);
}
