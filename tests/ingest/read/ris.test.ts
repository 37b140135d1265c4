import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RisReader } from '../../../scripts/ingest/read/ris.ts';
import { brief, pairsOf, readWith } from './read-text.ts';

const source = { file: 'birds.ris', dump: 'birds' };
const read = (text: string, cuts: readonly number[] = []) => readWith(new RisReader(source), text, cuts);

test('records are read with their facts, however a program writes them', () => {
  const text = [
    'Provider: The Nest',
    '',
    'TY  - JOUR',
    'AU  - Müller, József',
    'AU  - van der Berg,',
    ' Anna',
    'TI  - Wrens  - at dawn',
    'AB  - They sing',
    'all day.',
    '',
    'And at night.',
    'PY  - 2021/03/04/',
    'DO  - https://doi.org/10.1000/WREN',
    'JO  - Journal of Song',
    'UR  - javascript:alert(1)',
    'UR  - https://arxiv.org/abs/2101.00001v1',
    'ER  - ',
    'TY  - CONF',
    'T1  - No abstract',
    'ER  -',
    'TY  - CONF',
    'T1  - Robins',
    'N2  - They call.',
    'TY  - CONF',
    'TI  - Owls',
    'AB  - They hear.',
  ].join('\n');
  const events = read(text);
  expect(brief(events)).toEqual([
    '3 Wrens  - at dawn | They sing all day.\n\nAnd at night.',
    '18:1 abstract-missing',
    '21 Robins | They call.',
    '24 Owls | They hear.',
  ]);
  expect(events[0]?.kind === 'record' && events[0].record.facts).toEqual({
    arxiv: '2101.00001',
    doi: '10.1000/wren',
    authors: ['József Müller', 'Anna van der Berg'],
    year: 2021,
    venue: 'Journal of Song',
    url: 'https://arxiv.org/abs/2101.00001v1',
  });
});

test('pairs printed as RIS are read back, wherever the text is cut', () => {
  const text = fc
    .string({ unit: 'grapheme-composite', maxLength: 30 })
    .map((value) => `x${value.replace(/\s/g, ' ')}x`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(), { maxLength: 5 }),
      (pairs, cuts) => {
        const printed = pairs.map(
          ([title, abstract]) => `TY  - JOUR\nTI  - ${title}\nAB  - ${abstract}\nER  - \n`,
        );
        expect(pairsOf(read(printed.join('\n'), cuts))).toEqual(
          pairs.map((pair) => pair.map((value) => value.toWellFormed())),
        );
      },
    ),
  );
});
