import { describe, expect, test } from '@jest/globals';
import {
  findDownload,
  findMetadataLink,
  isPackageSealed,
  isUploadTarget,
  readDownloadMessages,
  readDownloads,
} from '../../src/dashboard/downloads.ts';

const blob = (permissions: string | null) =>
  `https://acct.blob.core.windows.net/ingestion/x?sv=2024-05-04&se=2026-01-01T00%3A00%3A00Z&sr=b${permissions === null ? '' : `&sp=${permissions}`}&rscd=attachment%3B+filename%3Dinitial_1.cab&sig=a%2Bb%3D`;

describe('downloads', () => {
  test('are read with their addresses byte for byte', () => {
    const items = [
      { type: 'initialPackage', url: blob('rl') },
      { type: 'signedPackage', url: blob('r') },
    ];
    expect(readDownloads({ items, messages: [] })).toEqual(items);
  });

  test.each([[undefined], [null], [{}], [{ items: null }], [{ items: [] }], ['text'], [[]]])(
    'are none when they are %j',
    (downloads) => {
      expect(readDownloads(downloads)).toEqual([]);
      expect(readDownloadMessages(downloads)).toEqual([]);
    },
  );

  test('leave out what has no address, and bear what has no type', () => {
    const items = [
      { type: 'signedPackage' },
      { type: 'signedPackage', url: '' },
      null,
      'x',
      { url: 'https://h/' },
    ];
    expect(readDownloads({ items })).toEqual([{ type: null, url: 'https://h/' }]);
  });

  test('say their messages, empty ones left out', () => {
    expect(readDownloadMessages({ messages: ['one', '', null, 'two'] })).toEqual(['one', 'two']);
  });

  test('are found by type in any letter case, the first of several', () => {
    const items = [
      { type: 'initialPackage', url: 'https://h/1' },
      { type: 'SignedPackage', url: 'https://h/2' },
      { type: 'signedpackage', url: 'https://h/3' },
    ];
    expect(findDownload({ items }, 'signedPackage')?.url).toBe('https://h/2');
    expect(findDownload({ items }, 'driverMetadata')).toBeUndefined();
    expect(findDownload(null, 'signedPackage')).toBeUndefined();
  });
});

describe('an upload target', () => {
  test.each([
    ['initialPackage', 'rwl', true, true],
    ['initialPackage', 'rwl', false, true],
    ['InitialPackage', 'w', false, true],
    ['initialPackage', 'rl', true, false],
    ['initialPackage', 'rl', false, false],
    ['initialPackage', null, true, true],
    ['initialPackage', null, false, false],
    ['derivedPackage', 'rw', false, true],
    ['derivedPackage', 'r', true, false],
    ['derivedPackage', null, true, false],
    ['signedPackage', 'rwl', true, false],
    ['driverMetadata', 'rwl', true, false],
    [null, 'rwl', true, false],
  ])('%s with the permissions %s while awaiting is %s: %s', (type, permissions, awaiting, expected) => {
    expect(isUploadTarget({ type, url: blob(permissions) }, awaiting)).toBe(expected);
  });
});

describe('a package', () => {
  test.each([
    ['is sealed when its address lost the right to write', [['initialPackage', 'rl']], true],
    ['is open while its address can be written to', [['initialPackage', 'rwl']], false],
    ['is not known to be sealed by an address that says nothing', [['initialPackage', null]], false],
    [
      'is not sealed while the package of an update can be written to',
      [
        ['initialPackage', 'rl'],
        ['derivedPackage', 'rw'],
      ],
      false,
    ],
    ['is not sealed where there is none', [['driverMetadata', 'r']], false],
  ] as const)('%s', (_, items, sealed) => {
    const downloads = { items: items.map(([type, permissions]) => ({ type, url: blob(permissions) })) };
    expect(isPackageSealed(downloads)).toBe(sealed);
  });
});

describe('the link to the driver metadata', () => {
  test('is found whatever the letter case of its rel', () => {
    const links = [
      { rel: 'self', href: 'https://h/1' },
      { rel: 'DriverMetadata', href: 'https://h/2' },
    ];
    expect(findMetadataLink({ links })).toBe('https://h/2');
  });

  test.each([
    [{}],
    [{ links: null }],
    [{ links: [] }],
    [{ links: [{ rel: 'driverMetadata' }] }],
    [{ links: [null] }],
  ])('is none in %j', (record) => {
    expect(findMetadataLink(record)).toBeNull();
  });
});
