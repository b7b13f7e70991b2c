import type { JsonObject } from '../json-writer.ts';
import type { ChidTarget, HardwareTarget } from '../records.ts';
import type { BoundObject } from './bound-object.ts';

/** A hardware id as a label's body names it; `action` is there on updates only. */
export interface HardwareIdInput extends Omit<HardwareTarget, 'distributionState'> {
  readonly action: string | undefined;
}

/** A CHID as a label's body names it. */
export interface ChidInput extends Omit<ChidTarget, 'distributionState'> {
  readonly action: string | undefined;
}

/** The targeting of a label's body; undefined is what was not given. */
export interface TargetingInput {
  readonly hardwareIds: readonly HardwareIdInput[] | undefined;
  readonly chids: readonly ChidInput[] | undefined;
  readonly restrictedToAudiences: readonly string[] | undefined;
  readonly inServicePublishInfo: JsonObject | undefined;
  readonly coEngDriverPublishInfo: JsonObject | undefined;
  readonly businessJustification: string | undefined;
}

/** Reads `targeting`; empty strings for floors and ceilings count as nothing, build numbers may be quoted. */
export function readTargeting(body: BoundObject | undefined): TargetingInput {
  return {
    hardwareIds: body?.objects('hardwareIds')?.map(hardwareId),
    chids: body?.objects('chids')?.map((chid) => ({
      chid: chid.string('chid') ?? '',
      action: chid.string('action')?.toLowerCase(),
    })),
    restrictedToAudiences: body?.strings('restrictedToAudiences')?.map((id) => id.toLowerCase()),
    inServicePublishInfo: range(body?.object('inServicePublishInfo'), (info) => ({
      flooring: info.string('flooring') || undefined,
      ceiling: info.string('ceiling') || undefined,
    })),
    coEngDriverPublishInfo: range(body?.object('coEngDriverPublishInfo'), (info) => ({
      flooringBuildNumber: info.integer('flooringBuildNumber'),
      ceilingBuildNumber: info.integer('ceilingBuildNumber'),
    })),
    businessJustification: body?.string('businessJustification'),
  };
}

function hardwareId(body: BoundObject): HardwareIdInput {
  return {
    bundleId: body.string('bundleId') ?? '',
    infId: body.string('infId') ?? '',
    operatingSystemCode: body.string('operatingSystemCode') ?? '',
    pnpString: body.string('pnpString') ?? '',
    action: body.string('action')?.toLowerCase(),
  };
}

function range(
  info: BoundObject | undefined,
  read: (info: BoundObject) => JsonObject,
): JsonObject | undefined {
  const values = info === undefined ? {} : read(info);
  return Object.values(values).some((value) => value !== undefined) ? values : undefined;
}
