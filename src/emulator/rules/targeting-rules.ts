import type { ValidationError } from '../http/refusal.ts';
import type { SubmissionRecord } from '../records.ts';
import type { World } from '../world.ts';
import { invalidInput } from './refusals.ts';
import type { ChidInput, HardwareIdInput, TargetingInput } from './targeting-input.ts';

/** What is wrong with the values of a targeting, for a label made or changed; rules of section 7.3. */
export function targetingErrors(
  targeting: TargetingInput,
  submission: SubmissionRecord,
  { settings, store }: World,
): ValidationError[] {
  const errors: ValidationError[] = [];
  for (const chid of targeting.chids ?? []) {
    if (!GUID.test(chid.chid)) errors.push(error('chids', `'${chid.chid}' is not a CHID.`));
  }
  for (const id of targeting.restrictedToAudiences ?? []) {
    if (!store.audiences.some((audience) => audience.id === id)) {
      errors.push(error('restrictedToAudiences', `The audience '${id}' was not found.`));
    }
  }
  if (settings.checkHardwareIds) {
    const known = hardwareKeys(submission);
    const foreign = (targeting.hardwareIds ?? []).find((target) => !known.has(hardwareKey(target)));
    if (foreign !== undefined) {
      const text = `The hardware id ${foreign.pnpString} for ${foreign.operatingSystemCode} is not part of the submission.`;
      errors.push(error('hardwareIds', text));
    }
  }
  if (targeting.inServicePublishInfo !== undefined && targeting.coEngDriverPublishInfo !== undefined) {
    const text = 'Only one of inServicePublishInfo and coEngDriverPublishInfo can be given.';
    errors.push(error('coEngDriverPublishInfo', text));
  }
  if (targeting.coEngDriverPublishInfo !== undefined && !settings.coEngineeringPartner) {
    errors.push(error('coEngDriverPublishInfo', 'The account is not enabled for co-engineering.'));
  }
  return errors;
}

/** CHIDs go with Windows 10 and later only. */
export function refuseOldChids(
  chids: readonly Pick<ChidInput, 'chid'>[],
  hardwareIds: readonly Pick<HardwareIdInput, 'operatingSystemCode'>[],
  { settings }: World,
): void {
  const old = hardwareIds.some(({ operatingSystemCode }) => !/^WINDOWS_v\d{3}_/i.test(operatingSystemCode));
  if (chids.length === 0 || !old) return;
  const message = 'CHIDs are allowed only when HardwareIds are for operating systems Windows 10 and later.';
  throw invalidInput(settings, message, [error('chids', message)]);
}

/** One text for each tuple, letter case left out (clients send PnP strings in lower case). */
export function hardwareKey(target: Omit<HardwareIdInput, 'action'>): string {
  const { bundleId, infId, operatingSystemCode, pnpString } = target;
  return [bundleId, infId, operatingSystemCode, pnpString].join('\n').toLowerCase();
}

/** An entry for what `targeting` is called in errors: `targetingInfo` (section 2.11). */
export function error(property: string, message: string): ValidationError {
  return { target: `targetingInfo.${property}`, message };
}

const GUID = /^\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

function hardwareKeys({ hardware }: SubmissionRecord): Set<string> {
  const keys = new Set<string>();
  for (const { id, infs } of hardware) {
    for (const { name, operatingSystems } of infs) {
      for (const { code, devices } of operatingSystems) {
        for (const { pnpString } of devices) {
          keys.add(hardwareKey({ bundleId: id, infId: name, operatingSystemCode: code, pnpString }));
        }
      }
    }
  }
  return keys;
}
