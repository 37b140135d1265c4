import { expect, test } from 'vitest';
import { findAbbreviations } from '../../scripts/search/find-abbreviations.ts';

test.each([
  ['We study the dawn chorus effect (DCE) in wrens.', [['dawn chorus effect', 'DCE']]],
  ['Mixture-of-songs (MoS) models', [['Mixture-of-song', 'MoS']]],
  ['Large bird models (LBMs) sing', [['Large bird model', 'LBM']]],
  ['The wren (WR) sings', []],
  ['A dawn. Chorus effect (DCE)', []],
  ['no bracket', []],
])('%s', (text, expected) => {
  expect(findAbbreviations([text])).toEqual(expected);
});

test('an abbreviation of two things stands for none; what more texts have comes first', () => {
  expect(
    findAbbreviations([
      'dawn chorus (DC)',
      'double call (DC)',
      'alarm call (AC)',
      'contact tone (CT)',
      'Contact tones (CT) again, contact tone (CT)',
    ]),
  ).toEqual([
    ['contact tone', 'CT'],
    ['alarm call', 'AC'],
  ]);
});
