import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteDecoder, type Fault } from '../../../scripts/ingest/read/decode-bytes.ts';
import type { Encoding } from '../../../scripts/ingest/read/encoding.ts';

/** Decode in chunks of a size; the indices of faults then count from the beginning of the text. */
function decode(bytes: Uint8Array, name: Encoding['name'], markLength = 0, size = bytes.length || 1) {
  const decoder = new ByteDecoder({ name, markLength });
  const pieces = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(decoder.push(bytes.subarray(at, at + size)));
  pieces.push(decoder.end());
  let text = '';
  const faults: Fault[] = [];
  for (const piece of pieces) {
    faults.push(...piece.faults.map((fault) => ({ ...fault, index: fault.index + text.length })));
    text += piece.text;
  }
  return { text, faults };
}

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

test('UTF-8 is decoded as the platform does it, and each replacement is told', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const { text, faults } = decode(bytes, 'utf-8');
      expect(text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      for (const { index, offset, bytes: hex } of faults) {
        expect(text[index]).toBe('\uFFFD');
        expect(Buffer.from(bytes.subarray(offset, offset + hex.split(' ').length)).toString('hex')).toBe(
          hex.replaceAll(' ', ''),
        );
      }
    }),
  );
});

test('where the bytes are cut makes no difference', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 40 }),
        fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
      ),
      fc.constantFrom(...encodings),
      fc.integer({ min: 1, max: 5 }),
      (bytes, name, size) => {
        expect(decode(bytes, name, 0, size)).toEqual(decode(bytes, name));
      },
    ),
  );
});

test('a text comes back from each encoding that has its letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (text, size) => {
      expect(decode(Buffer.from(text), 'utf-8', 0, size)).toEqual({ text, faults: [] });
      const le = Buffer.from(text, 'utf16le');
      expect(decode(le, 'utf-16le', 0, size)).toEqual({ text, faults: [] });
      expect(decode(Buffer.from(le).swap16(), 'utf-16be', 0, size)).toEqual({ text, faults: [] });
    }),
  );
});

describe('faults', () => {
  test('of UTF-16: halves of pairs and half a unit', () => {
    const bytes = Buffer.concat([Buffer.from('a\uD800b', 'utf16le'), Buffer.from([0x61])]);
    expect(decode(bytes, 'utf-16le')).toEqual({
      text: 'a\uFFFDb\uFFFD',
      faults: [
        { index: 1, offset: 2, kind: 'invalid', bytes: '00 d8' },
        { index: 3, offset: 6, kind: 'invalid', bytes: '61' },
      ],
    });
  });

  test('of windows-1252: the first letter that is not ASCII is told, once', () => {
    expect(decode(Buffer.from('a\x93b\x94 \xE9', 'latin1'), 'windows-1252', 0, 2)).toEqual({
      text: 'a“b” é',
      faults: [{ index: 1, offset: 1, kind: 'windows-1252', bytes: '93' }],
    });
  });

  test('offsets count the byte order mark', () => {
    expect(decode(Buffer.from('\xEF\xBB\xBFa\xFF', 'latin1'), 'utf-8', 3, 1)).toEqual({
      text: 'a\uFFFD',
      faults: [{ index: 1, offset: 4, kind: 'invalid', bytes: 'ff' }],
    });
  });
});
