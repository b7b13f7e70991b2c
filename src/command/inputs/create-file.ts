import { usageError } from '../command-error.ts';
import type { Fields } from '../gateway.ts';
import { readJsonFile } from '../json-file.ts';
import { membersOf } from '../members.ts';
import { object, type Read, text, word } from './binder.ts';
import { labelInput } from './label-input.ts';
import { productInput } from './product-input.ts';

/** What SDCM's `-create` takes. */
export type CreateType = 'product' | 'submission' | 'shippingLabel';

/** An input file of SDCM, in the names of our mutations. */
export interface CreateFile {
  readonly type: CreateType;
  readonly input: Fields;
  /** Members of the file that mean nothing here. */
  readonly ignored: readonly string[];
}

/** Reads one of SDCM's JSON input files: `{ "createType": "product", "createProduct": { … } }`. @throws CommandError */
export async function readCreateFile(path: string): Promise<CreateFile> {
  const members = membersOf(await readJsonFile(path));
  if (members === undefined) throw usageError(`${path} is no input file: it holds no object.`);
  const type = typeOf(members) ?? onlyPart(members);
  if (type === undefined) {
    throw usageError(
      `${path} does not say what to create: createType is product, submission or shippingLabel.`,
    );
  }
  const part = members.get(`create${type}`.toLowerCase());
  if (part === undefined || part === null) throw usageError(`${path} lacks ${partName(type)}.`);
  const ignored: string[] = [];
  const input = readers[type](part, partName(type), ignored);
  return { type, input: (input ?? {}) as Fields, ignored };
}

/** Members are looked up in lower case. */
const createType = 'createType'.toLowerCase();

const types: readonly CreateType[] = ['shippingLabel', 'product', 'submission'];

const readers: Readonly<Record<CreateType, Read>> = {
  product: productInput,
  shippingLabel: labelInput,
  submission: object({ name: text, type: word(['INITIAL', 'DERIVED']) }),
};

/** By name in any case, or by the number that SDCM gives it. */
function typeOf(members: ReadonlyMap<string, unknown>): CreateType | undefined {
  const said = members.get(createType);
  if (typeof said === 'number') return types[said];
  return types.find((type) => type.toLowerCase() === String(said).toLowerCase());
}

function onlyPart(members: ReadonlyMap<string, unknown>): CreateType | undefined {
  if (members.has(createType)) return undefined;
  const present = types.filter((type) => membersOf(members.get(`create${type}`.toLowerCase())) !== undefined);
  return present.length === 1 ? present[0] : undefined;
}

function partName(type: CreateType): string {
  return `create${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}
