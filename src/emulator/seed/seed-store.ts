import { FIRST_IDS, IdSequence } from '../ids.ts';
import type { ProductRecord } from '../records.ts';
import { Store } from '../store.ts';
import { AUDIENCES } from './audiences.ts';
import { DEMO_CATALOGUE } from './demo-catalogue.ts';
import type { DemoProduct } from './demo-product.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { APPROVED_MS, addLabel, addSubmission, seedIds } from './seeder.ts';

/** What an emulator starts with. */
export interface SeedChoice {
  /** The account of forty products, or none; `demo` unless plain products are asked for. */
  readonly seed?: 'demo' | 'empty';
  /** How many plain products to add; none by default. */
  readonly products?: number;
  /** Submissions of each plain product, 1 by default: the first is the initial one. */
  readonly submissionsPerProduct?: number;
  /** Labels of each of those submissions; none by default. */
  readonly labelsPerSubmission?: number;
}

/** A fresh account; the same choice always gives the same ids. */
export function seedStore(choice: SeedChoice): Store {
  const store = new Store();
  store.audiences.push(...AUDIENCES);
  if ((choice.seed ?? (choice.products === undefined ? 'demo' : 'empty')) === 'demo') seedDemo(store);
  seedPlain(store, choice);
  return store;
}

function seedDemo(store: Store): void {
  const ids = seedIds('demo');
  const shared = new IdSequence(FIRST_IDS.sharedProduct - 20_000n);
  for (const [index, demo] of DEMO_CATALOGUE.entries()) {
    const record = demoProduct(demo, demoProductId(index), shared.take());
    const scenario: Scenario = SCENARIOS[demo.scenario];
    scenario(ids, record, demo.family);
    store.addProduct(record);
  }
}

function seedPlain(store: Store, choice: SeedChoice): void {
  const { products = 0, submissionsPerProduct = 1, labelsPerSubmission = 0 } = choice;
  const ids = seedIds('plain');
  const shared = new IdSequence(FIRST_IDS.sharedProduct + 2_000_000n);
  for (let number = 1; number <= products; number++) {
    const name = `Plain product ${String(number).padStart(4, '0')}`;
    const codes = ['WINDOWS_v100_X64_GE_FULL'];
    const demo: DemoProduct = { name, family: 'system', scenario: 'noSubmission', codes };
    const record = demoProduct(demo, ids.product.take(), shared.take());
    for (let count = 0; count < submissionsPerProduct; count++) {
      const type = count === 0 ? 'initial' : 'derived';
      const submission = addSubmission(ids, record, { type, name: `${name} ${type} ${count}` }, 'system');
      for (let label = 0; label < labelsPerSubmission; label++) {
        addLabel(ids, submission, { approvedAt: APPROVED_MS });
      }
    }
    store.addProduct(record);
  }
}

/** Twelve ids of 16 digits, and twice fourteen of 17: neighbours are two apart. */
function demoProductId(index: number): bigint {
  if (index < 12) return FIRST_IDS.demoProduct + 2n * BigInt(index);
  if (index < 26) return 13635057453741329n + 2n * BigInt(index - 12);
  return 14461751976964157n + 2n * BigInt(index - 26);
}

function demoProduct(demo: DemoProduct, id: bigint, sharedProductId: bigint): ProductRecord {
  const { access = 'author', announced, more = {} } = demo;
  const fromPartner = access !== 'author';
  const at = new Date(Date.UTC(2026, 0, 8 + Number(id % 300n), 10, 4, 5)).toISOString();
  return {
    id,
    sharedProductId,
    access,
    sourceProductId: fromPartner ? id - 1000n : 0n,
    sourcePublisherId: fromPartner ? 30000001n : 0n,
    chidTargetingEnforced: demo.scenario === 'fromPartnerLabel',
    inboxOrSystem: demo.inboxOrSystem ?? false,
    fields: {
      ...(announced === undefined ? {} : { announcementDate: announced }),
      deviceMetadataIds: [],
      firmwareVersion: '0',
      driverType: demo.extension ? 'Extension' : 'Driver',
      productType: 'Device',
      deviceType: demo.deviceType ?? 'internal',
      isTestSign: false,
      isFlightSign: false,
      marketingNames: demo.marketing ?? [],
      productName: demo.name,
      selectedProductTypes: demo.types ?? {},
      requestedSignatures: demo.codes,
      additionalAttributes: demo.attributes ?? {},
      testHarness: demo.harness ?? 'hlk',
      createdBy: 'release@contoso.example',
      createdDateTime: at,
      ...more,
    },
    updated: { by: 'release@contoso.example', at },
    submissions: [],
  };
}
