import { expect, test } from 'vitest';
import { nameOfWork } from '../../src/survey/name-of-work.ts';

test.each([
  [['Ada Ås'], 2023, 'Ås (2023)'],
  [['Ada Ås', 'Bo Berg'], 2023, 'Ås and Berg (2023)'],
  [['Ada Ås', 'Bo Berg', 'Cy Cai'], 2023, 'Ås et al. (2023)'],
  [['Miryam de Lhoneux'], 2023, 'de Lhoneux (2023)'],
  // A registry's capitals, and a name of initials, which are meant.
  [['GAOTANG LI'], 2025, 'Li (2025)'],
  [['ANNA SMITH-JONES'], 2025, 'Smith-Jones (2025)'],
  [['J. D. LI'], 2025, 'LI (2025)'],
  [[], 2025, undefined],
  [['Ada Ås'], undefined, undefined],
])('%j of %s is %s', (authors, year, name) => {
  expect(nameOfWork({ authors, year })).toBe(name);
});
