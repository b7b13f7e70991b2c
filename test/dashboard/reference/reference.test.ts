import { describe, expect, test } from '@jest/globals';
import { operatingSystemFamilies } from '../../../src/dashboard/reference/operating-system-families.ts';
import { operatingSystems } from '../../../src/dashboard/reference/operating-systems.ts';
import { productTypes } from '../../../src/dashboard/reference/product-types.ts';

describe('the reference lists', () => {
  const lists: readonly (readonly [string, number, readonly { name: string; description: string }[]])[] = [
    ['operating systems', 66, operatingSystems.map(({ code, description }) => ({ name: code, description }))],
    ['families', 34, operatingSystemFamilies.map(({ code, description }) => ({ name: code, description }))],
    ['product types', 148, productTypes],
  ];

  test.each(lists)('of %s has %i entries, each once and each described once', (_name, count, entries) => {
    expect(entries).toHaveLength(count);
    expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(count);
    expect(new Set(entries.map(({ description }) => description)).size).toBe(count);
    for (const { name, description } of entries) {
      expect(name).toMatch(/^[A-Za-z0-9_.() -]+$/);
      expect(description).toMatch(/^\S.*[^.\s]$/);
    }
  });

  test('say an architecture exactly where the code does', () => {
    for (const { code, architecture } of operatingSystems) {
      const [, inCode] = /_(X64|ARM64|ARM|IA64)(?:_|$)/.exec(code) ?? [];
      expect(architecture).toBe(inCode?.toLowerCase() ?? null);
    }
  });

  test('hold the values that clients send', () => {
    expect(operatingSystems).toContainEqual({
      code: 'WINDOWS_v100_X64_RS5_FULL',
      description: 'Windows 10, version 1809 (RS5), x64',
      architecture: 'x64',
    });
    expect(operatingSystemFamilies.map(({ code }) => code)).toContain('Windows_v100Server_GE');
    expect(productTypes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Unclassified', 'Network Media Device']),
    );
  });

  test('list product types by name, each in a category', () => {
    const names = productTypes.map(({ name }) => name);
    expect(names).toEqual(names.toSorted());
    expect(productTypes.filter(({ category }) => category === 'Graphics')).toHaveLength(63);
  });
});
