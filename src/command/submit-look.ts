import type { Fields } from './gateway.ts';
import type { Session } from './session.ts';
import { look } from './state.ts';

interface ProductSeen {
  readonly id: string;
  readonly name: string | null;
  readonly testHarness: string | null;
  readonly deviceType: string | null;
  readonly isCommitted: boolean | null;
  readonly requestedSignatures: readonly string[] | null;
}

interface ProductPage {
  readonly products: {
    readonly nodes: readonly ProductSeen[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Some pages of the service at a time: an account with thousands of products takes longer than one request may. */
const productsDocument = `query Products($after: String) {
  products(first: 300, after: $after) {
    nodes { id name testHarness deviceType isCommitted requestedSignatures }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** Products that are as they were to be created, and that nobody has done anything with. */
export async function untouchedProducts({ gateway, signal }: Session, input: Fields): Promise<string[]> {
  const alike: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { products }: ProductPage = await gateway.read<ProductPage>(productsDocument, { after }, signal);
    alike.push(...products.nodes.filter((one) => isAlike(one, input)).map(({ id }) => id));
    after = products.pageInfo.endCursor;
    more = products.pageInfo.hasNextPage;
  }
  const empty: string[] = [];
  for (const id of alike) {
    if ((await submissionsOf({ gateway, signal }, id)).length === 0) empty.push(id);
  }
  return empty;
}

function isAlike(seen: ProductSeen, input: Fields): boolean {
  const signatures = input['requestedSignatures'];
  return (
    seen.isCommitted !== true &&
    seen.name === input['name'] &&
    seen.testHarness === input['testHarness'] &&
    seen.deviceType === input['deviceType'] &&
    sameTexts(seen.requestedSignatures ?? [], Array.isArray(signatures) ? signatures : [])
  );
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  const sorted = (texts: readonly string[]) => JSON.stringify(texts.map((text) => text.toLowerCase()).sort());
  return sorted(some) === sorted(others);
}

interface SubmissionSeen {
  readonly id: string;
  readonly name: string | null;
  readonly type: string | null;
}

/** Submissions of a product that are as they were to be created, and still await their package. */
export async function untouchedSubmissions(
  session: Session,
  product: string,
  input: Fields,
): Promise<string[]> {
  const alike = (await submissionsOf(session, product)).filter(
    ({ name, type }) => type === input['type'] && name === input['name'],
  );
  const awaiting: string[] = [];
  for (const { id } of alike) {
    if ((await look(session, 'submission', id)).progress === 'AWAITING_PACKAGE') awaiting.push(id);
  }
  return awaiting;
}

async function submissionsOf(
  { gateway, signal }: Pick<Session, 'gateway' | 'signal'>,
  product: string,
): Promise<readonly SubmissionSeen[]> {
  const document = `query Submissions($id: ID!) {
    product: node(id: $id) { ... on Product { submissions(first: 1000) { nodes { id name type } } } }
  }`;
  interface Answer {
    product: { submissions: { nodes: readonly SubmissionSeen[] } } | null;
  }
  const { product: found } = await gateway.read<Answer>(document, { id: product }, signal);
  return found?.submissions.nodes ?? [];
}

/** Is there a thing with this node id in the account? */
export async function isThere({ gateway, signal }: Session, id: string): Promise<boolean> {
  const document =
    'query There($id: ID!) { thing: node(id: $id) { id ... on Product { name } ... on Submission { name } } }';
  const { thing } = await gateway.read<{ thing: object | null }>(document, { id }, signal);
  return thing !== null;
}

/** Can a package still be uploaded to the submission? A commit takes that away at once, though it may show minutes later. */
export async function awaitsUpload(session: Session, id: string): Promise<'yes' | 'no' | 'unclear'> {
  const { gateway, signal } = session;
  const document =
    'query Awaits($id: ID!) { thing: node(id: $id) { ... on Submission { progress uploadUrl } } }';
  interface Answer {
    thing: { progress: string | null; uploadUrl: string | null } | null;
  }
  const { thing } = await gateway.read<Answer>(document, { id }, signal);
  if (thing?.progress !== 'AWAITING_PACKAGE') return 'no';
  return thing.uploadUrl === null ? 'unclear' : 'yes';
}
