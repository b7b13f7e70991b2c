import type { JsonObject } from '../json-writer.ts';
import type { Access } from '../records.ts';
import type { FamilyName } from './device-families.ts';
import type { ScenarioName } from './scenarios.ts';

/** One product of the demo account. */
export interface DemoProduct {
  readonly name: string;
  readonly family: FamilyName;
  readonly scenario: ScenarioName;
  readonly codes: readonly string[];
  readonly harness?: string;
  readonly deviceType?: string;
  readonly access?: Access;
  /** In the form in which it stands on the wire. */
  readonly announced?: string;
  readonly marketing?: readonly string[];
  readonly types?: JsonObject;
  readonly attributes?: JsonObject;
  readonly more?: JsonObject;
  readonly extension?: boolean;
  readonly inboxOrSystem?: boolean;
}
