import { describe, expect, test } from 'vitest';
import { type ByteSurvey, ByteSurveyor } from '../../../scripts/ingest/read/encoding.ts';

function surveyBytes(bytes: Uint8Array, chunk = 1000): ByteSurvey {
  const surveyor = new ByteSurveyor();
  for (let at = 0; at < bytes.length; at += chunk) surveyor.push(bytes.subarray(at, at + chunk));
  return surveyor.end();
}

const latin = 'Wrens at Dawn\nWrens sing at dawn. Their mates answer.\n';
const accents = 'Über die Lerche\nLa “merle” chante — où ?\n';
const chinese = '鸟鸣的研究\n本文研究鸟鸣。我们发现了新的结果。\n';
const russian = 'Песни крапивника\nКрапивники поют на рассвете. Самки отвечают.\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('the encoding of a text', () => {
  test.each<[string, Uint8Array, string, number]>([
    ['ASCII', Buffer.from(latin), 'utf-8', 0],
    ['UTF-8', Buffer.from(accents), 'utf-8', 0],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${latin}`), 'utf-8', 3],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${latin}`, 'utf16le'), 'utf-16le', 2],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${latin}`), 'utf-16be', 2],
    ['UTF-16 LE', Buffer.from(latin, 'utf16le'), 'utf-16le', 0],
    ['UTF-16 BE', utf16be(latin), 'utf-16be', 0],
    ['UTF-16 LE, Chinese', Buffer.from(chinese, 'utf16le'), 'utf-16le', 0],
    ['UTF-16 BE, Chinese', utf16be(chinese), 'utf-16be', 0],
    ['UTF-16 LE, Russian', Buffer.from(russian, 'utf16le'), 'utf-16le', 0],
    ['UTF-16 BE, Russian', utf16be(russian), 'utf-16be', 0],
    ['Latin-1', Buffer.from('Über die Lerche\nEt où chante le merle ?\n', 'latin1'), 'windows-1252', 0],
    [
      'windows-1252',
      Buffer.from('Wrens \x96 at dawn\nThe \x93song\x94 of caf\xE9 wrens.\n', 'latin1'),
      'windows-1252',
      0,
    ],
    [
      'UTF-8 with broken bytes',
      Buffer.from('Wrens\xFF\xFE at dawn \xC3( and\xE2\x82 dusk', 'latin1'),
      'utf-8',
      0,
    ],
    [
      'UTF-8 and Latin-1',
      Buffer.concat([Buffer.from(accents), Buffer.from('caf\xE9', 'latin1')]),
      'utf-8',
      0,
    ],
    ['ASCII with a few NULs', Buffer.from(`Wrens\0\n${latin.repeat(5)}\0`), 'utf-8', 0],
  ])('%s', (_, bytes, name, markLength) => {
    for (const chunk of [1, 2, 3, 7, 1000]) {
      expect(surveyBytes(bytes, chunk)).toEqual({ kind: 'text', encoding: { name, markLength } });
    }
  });
});

describe('what is no text', () => {
  test.each<[string, Uint8Array, string]>([
    ['PDF', Buffer.from('%PDF-1.7\nplain so far'), 'PDF file'],
    ['zip', Buffer.from('PK\x03\x04 and so on'), 'zip archive or office document'],
    ['PNG', Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), 'PNG picture'],
    [
      'random bytes',
      Uint8Array.from({ length: 3000 }, (_, index) => (index * index * 31 + index * 7) % 256),
      'binary file',
    ],
    ['numbers', new Uint8Array(new Uint32Array(500).map((_, index) => index * 3).buffer), 'binary file'],
  ])('%s', (_, bytes, what) => {
    expect(surveyBytes(bytes)).toEqual({ kind: 'binary', what });
  });

  test('nothing at all', () => {
    expect(surveyBytes(new Uint8Array(0))).toEqual({ kind: 'empty' });
  });
});
