import { dirname, extname, join, parse } from 'node:path';
import { productKeyOf, writeNodeId } from '../values/node-id.ts';
import { usageError } from './command-error.ts';
import { durationOption } from './duration.ts';
import type { Fields } from './gateway.ts';
import { productKey, submissionKey } from './ids.ts';
import { date, word } from './inputs/binder.ts';
import { readCreateFile } from './inputs/create-file.ts';
import { deviceTypes, testHarnesses } from './inputs/product-input.ts';
import { helpOf, type Options } from './options.ts';
import type { Report } from './report.ts';

/** What a submit was asked for. */
export interface SubmitPlan {
  readonly path: string;
  readonly statePath: string;
  /** Where the signed package goes. */
  readonly output: string;
  /** Node id of a product that is there already. */
  readonly productId: string | undefined;
  /** The product to register; undefined where there is one already. */
  readonly product: Fields | undefined;
  /** Node id of a submission that is there already. */
  readonly submissionId: string | undefined;
  /** Without its product, which may not be there yet. */
  readonly submission: Fields;
  readonly wait: boolean;
  readonly timeoutMs: number | undefined;
  readonly settleMs: number | undefined;
}

/** Reads the options of `submit`. @throws CommandError */
export async function submitPlan(options: Options, report: Report): Promise<SubmitPlan> {
  const path = packageOperand('submit', options);
  const key = options.text('submission') === undefined ? undefined : submissionKey(options);
  const parent = key === undefined ? productKey(options) : productKeyOf(key);
  const product = parent === undefined ? await readProduct(options, path, report) : undefined;
  const name = options.text('submission-name') ?? options.text('name') ?? product?.['name'] ?? stem(path);
  const type = word(['INITIAL', 'DERIVED'])(options.text('type') ?? 'initial', '--type', []);
  return {
    path,
    statePath: options.text('state') ?? `${path}.hardware-gateway.json`,
    output: options.text('output') ?? join(dirname(path), `${stem(path)}.signed.zip`),
    productId: parent && writeNodeId(parent),
    product,
    submissionId: key && writeNodeId(key),
    submission: { name, type },
    wait: !options.flag('no-wait'),
    timeoutMs: durationOption(options, 'timeout'),
    settleMs: durationOption(options, 'settle'),
  };
}

/** The one operand of a command. @throws CommandError */
export function packageOperand(command: string, { operands }: Options, what = 'the package'): string {
  const [path, more] = operands;
  if (path === undefined || path === '') throw usageError(`Name ${what}.`, helpOf(command));
  if (more !== undefined)
    throw usageError(`One file at a time: ${JSON.stringify(more)} is too much.`, helpOf(command));
  return path;
}

/** The file's name without folder and extension. */
export function stem(path: string): string {
  return parse(path).name;
}

async function readProduct(options: Options, path: string, report: Report): Promise<Fields> {
  const fromFile = await readProductFile(options, report);
  const given = {
    name: options.text('name'),
    testHarness: chosen(options, 'test-harness', testHarnesses),
    deviceType: chosen(options, 'device-type', deviceTypes),
    requestedSignatures: options.list('os').length > 0 ? options.list('os') : undefined,
    announcementDate: options.text('announce') && date(options.text('announce'), '--announce', []),
    marketingNames: options.list('marketing-name').length > 0 ? options.list('marketing-name') : undefined,
  };
  const defaults = { testHarness: harnessOf(path), deviceType: 'INTERNAL_EXTERNAL' };
  const product: Fields = { ...defaults, ...fromFile, ...defined(given) };
  for (const [field, option] of compulsory) {
    if (product[field] === undefined)
      throw usageError(`--${option} is missing, and no --product-file says it.`, helpOf('submit'));
  }
  return product;
}

const compulsory = [
  ['name', 'name'],
  ['testHarness', 'test-harness'],
  ['requestedSignatures', 'os'],
] as const;

async function readProductFile(options: Options, report: Report): Promise<Fields> {
  const path = options.text('product-file');
  if (path === undefined) return {};
  const { type, input, ignored } = await readCreateFile(path);
  if (type !== 'product') throw usageError(`${path} is to create a ${type}, not a product.`);
  tellIgnored(report, ignored);
  return input;
}

/** Says which members of an input file mean nothing here. */
export function tellIgnored(report: Report, ignored: readonly string[]): void {
  if (ignored.length > 0) report.event('ignored', { members: ignored }, `Ignored: ${ignored.join(', ')}`);
}

function chosen(options: Options, name: string, words: readonly string[]): unknown {
  const text = options.text(name);
  return text === undefined ? undefined : word(words)(text, `--${name}`, []);
}

/** Kits write files of their own kind; a cabinet is attested. */
function harnessOf(path: string): string | undefined {
  const harnesses: Record<string, string> = { '.cab': 'ATTESTATION', '.hlkx': 'HLK', '.hckx': 'HCK' };
  return harnesses[extname(path).toLowerCase()];
}

function defined(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
