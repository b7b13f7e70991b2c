import { NotApplicable } from './check.ts';
import type { Client, WireAnswer } from './client.ts';
import type { WireObject } from './exact-json.ts';
import { objectOf, objectsOf } from './expect.ts';

/** A submission with its path and both of its records. */
export interface SubmissionSample {
  readonly path: string;
  readonly listed: WireObject;
  readonly detail: WireObject;
}

/** A label with its path and its record in the list (with targeting). */
export interface LabelSample {
  readonly path: string;
  readonly listPath: string;
  readonly listed: WireObject;
}

/** How far the account is searched: the service limits the calls of a minute. */
const MOST_PRODUCTS = 12;

/** Things of the account for the reading checks, each looked for once. What is not there is NotApplicable. */
export class Samples {
  readonly #client: Client;
  readonly #memory = new Map<string, Promise<unknown>>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** The answer to a GET, asked once. */
  async answer(path: string): Promise<WireAnswer> {
    return await this.#once(path, () => this.#client.get(path));
  }

  /** The first page of products; committed ones first, for they have more to look at. */
  async products(): Promise<WireObject[]> {
    const products = objectsOf(objectOf((await this.answer('/products')).json)['value']);
    if (products.length === 0) throw new NotApplicable('the account has no product');
    return [...products].sort(
      (a, b) => Number(b['isCommitted'] === true) - Number(a['isCommitted'] === true),
    );
  }

  /** Any product's path. */
  async productPath(): Promise<string> {
    const [first] = await this.products();
    return `/products/${first?.['id']}`;
  }

  /** The lists of submissions of the first products. */
  async submissionLists(): Promise<{ path: string; answer: WireAnswer; items: WireObject[] }[]> {
    const products = (await this.products()).slice(0, MOST_PRODUCTS);
    const lists = [];
    for (const { id } of products) {
      const path = `/products/${id}/submissions`;
      const answer = await this.answer(path);
      lists.push({ path, answer, items: objectsOf(objectOf(answer.json)['value']) });
    }
    return lists;
  }

  /** Some submissions, with their details. */
  async submissions(): Promise<SubmissionSample[]> {
    return await this.#once('submissions', async () => {
      const found: SubmissionSample[] = [];
      for (const { path: list, items } of await this.submissionLists()) {
        const [listed] = items;
        if (listed === undefined) continue;
        const path = `${list}/${listed['id']}`;
        found.push({ path, listed, detail: objectOf((await this.answer(path)).json) });
      }
      if (found.length === 0) throw new NotApplicable('none of the first products has a submission');
      return found;
    });
  }

  /** A submission whose signed package is there. */
  async finished(): Promise<SubmissionSample> {
    const found = (await this.submissions()).find(
      ({ detail }) => download(detail, 'signedPackage') !== undefined,
    );
    if (found === undefined) throw new NotApplicable('none of the first submissions is finished');
    return found;
  }

  /** The labels of the first submissions. */
  async labels(): Promise<LabelSample[]> {
    return await this.#once('labels', async () => {
      const found: LabelSample[] = [];
      for (const { path } of await this.submissions()) {
        const listPath = `${path}/shippingLabels`;
        const { json } = await this.answer(`${listPath}?includeTargetingInfo=true`);
        for (const listed of objectsOf(objectOf(json)['value'])) {
          found.push({ path: `${listPath}/${listed['id']}`, listPath, listed });
        }
      }
      if (found.length === 0) throw new NotApplicable('none of the first submissions has a shipping label');
      return found;
    });
  }

  async label(): Promise<LabelSample> {
    const [first] = await this.labels();
    return first as LabelSample;
  }

  #once<T>(name: string, find: () => Promise<T>): Promise<T> {
    const known = this.#memory.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const finding = find();
    this.#memory.set(name, finding);
    return finding;
  }
}

/** The address of a download, whatever the letter case of its type. */
export function download(submission: WireObject, type: string): string | undefined {
  const items = objectsOf(objectOf(submission['downloads'])['items']);
  const found = items.find((item) => String(item['type']).toLowerCase() === type.toLowerCase());
  return typeof found?.['url'] === 'string' ? found['url'] : undefined;
}
