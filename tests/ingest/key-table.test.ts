import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyTable } from '../../scripts/ingest/key-table.ts';

test('gives back what a plain map of lists would, in the same order, however much is in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(40).map(String), fc.nat(5)), { maxLength: 3000, size: 'max' }),
      (entries) => {
        const table = new KeyTable();
        const map = new Map<string, number[]>();
        for (const [key, value] of entries) {
          table.add(key, value);
          const values = map.get(key) ?? [];
          if (!values.includes(value)) values.push(value);
          map.set(key, values);
        }
        for (let key = 0; key < 50; key += 1) {
          expect(table.get(String(key))).toEqual(map.get(String(key)) ?? []);
          expect(table.has(String(key))).toBe(map.has(String(key)));
        }
        expect(table.size).toBe(entries.length);
      },
    ),
    { numRuns: 100 },
  );
});

test('holds a hundred thousand keys apart', () => {
  const table = new KeyTable();
  for (let value = 0; value < 100_000; value += 1) table.add(`key ${value}`, value);
  for (let value = 0; value < 100_000; value += 997) expect(table.get(`key ${value}`)).toEqual([value]);
});
