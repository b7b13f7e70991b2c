import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCreateFile } from '../../src/command/inputs/create-file.ts';
import { productInput } from '../../src/command/inputs/product-input.ts';
import { newFolder } from '../kit/folders.ts';

const folder = newFolder();

function fileOf(content: string | Buffer): string {
  const path = join(folder, 'input.json');
  writeFileSync(path, content);
  return path;
}

const read = (content: string | Buffer) => readCreateFile(fileOf(content));

describe('an input file of SDCM', () => {
  test('is read without regard to the case of its names; nulls, empty texts and year 1 are nothing', async () => {
    const content = {
      CreateType: 'PRODUCT',
      CreateProduct: {
        ProductName: 'P',
        TESTHARNESS: 'attestation',
        deviceType: 'InternalExternal',
        announcementDate: '0001-01-01T00:00:00',
        firmwareVersion: '',
        marketingNames: null,
        deviceMetadataIds: [],
        additionalAttributes: {},
        selectedProductTypes: {},
      },
    };
    expect(await read(JSON.stringify(content))).toEqual({
      type: 'product',
      input: { name: 'P', testHarness: 'ATTESTATION', deviceType: 'INTERNAL_EXTERNAL' },
      ignored: [],
    });
  });

  test('keeps every digit of a 64-bit number', async () => {
    const content =
      '{"createType":0,"createShippingLabel":{"publishingSpecifications":{"visibleToAccounts":[27691110,9007199254740993]}}}';
    expect(await read(content)).toMatchObject({
      type: 'shippingLabel',
      input: { publishingSpecifications: { visibleToAccounts: ['27691110', '9007199254740993'] } },
    });
  });

  test('keeps the letter case of the families that its map names', async () => {
    const content = {
      createProduct: { selectedProductTypes: { windows_v100_RS4: 'Unclassified', Windows_v63: null } },
    };
    expect((await read(JSON.stringify(content))).input).toEqual({
      selectedProductTypes: [{ operatingSystemFamily: 'windows_v100_RS4', productType: 'Unclassified' }],
    });
  });

  test('names what it does not know, as it was written, and leaves it out', async () => {
    const content = {
      createProduct: { productName: 'P', packageType: null, additionalAttributes: { Odd: 1 } },
    };
    expect(await read(JSON.stringify(content))).toMatchObject({
      input: { name: 'P' },
      ignored: ['createProduct.packageType', 'createProduct.additionalAttributes.Odd'],
    });
  });

  test('may be UTF-8 with a mark or UTF-16, as PowerShell writes it', async () => {
    const text = '\uFEFF{"createSubmission":{"name":"ä","type":"derived"}}';
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      expect(await read(bytes)).toMatchObject({ type: 'submission', input: { name: 'ä', type: 'DERIVED' } });
    }
  });

  test.each([
    ['{"createProduct":{},"createSubmission":{}}', 'createType'],
    ['{"createType":"partnerSubmission"}', 'createType'],
    ['{"createProduct":{"requestedSignatures":"x"}}', 'createProduct.requestedSignatures expects a list'],
    ['{"createProduct":{"isTestSign":"yes"}}', 'createProduct.isTestSign expects true or false'],
    ['{"createProduct":{"announcementDate":"soon"}}', 'createProduct.announcementDate expects a date'],
    [
      '{"createProduct":{"additionalAttributes":{"svvp":{"maxMemory":1.5}}}}',
      'svvp.maxMemory expects a whole number',
    ],
    ['null', 'no object'],
  ])('%s is refused with a word about its place', async (content, word) => {
    await expect(read(content)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(word),
    });
  });

  test('whatever it holds, reading it gives an input or a fault in words', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        try {
          productInput(value, 'createProduct', []);
        } catch (error) {
          expect(error).toMatchObject({ exitCode: 2 });
        }
      }),
    );
  });
});
