import { expect, test } from 'vitest';
import { readAuthors } from '../../scripts/form/read-authors.ts';

const three = ['Ada Alder', 'Bo Birch', 'Cy Cedar'];

test.each([
  ['Ada Alder and Bo Birch', ['Ada Alder', 'Bo Birch']],
  ['- Ada Alder\n- Bo Birch', ['Ada Alder', 'Bo Birch']],
  ['1. Ada\n2. Bo', ['Ada', 'Bo']],
  ['- Ada\n- Bo', ['Ada', 'Bo']],
  ['Ada Alder, Bo Birch and Cy Cedar.', three],
  ['Ada B. Alder Jr.', ['Ada B. Alder Jr.']],
  ['Alder, Ada; Birch, Bo', ['Ada Alder', 'Bo Birch']],
  ['Anna-Lena O’Neil', ['Anna-Lena O’Neil']],
])('reads %j', (answer, names) => {
  expect(readAuthors(answer)).toEqual({ names, hadMarks: false, hasMore: false });
});

test.each([
  ['Ada Alder¹, Bo Birch²*, Cy Cedar (MIT) et al.', true],
  ['Ada Alder1, Bo Birch2, Cy Cedar1', false],
  ['Ada Alder1,2, Bo Birch2*, Cy Cedar†', false],
  ['Ada Alder ∗, Bo Birch (Wren Hall; Dawn Lab), Cy Cedar <cy@birds.example>', false],
  ['Ada Alder¹ and Bo Birch² and Cy Cedar and others', true],
])('takes marks off %j', (answer, hasMore) => {
  expect(readAuthors(answer)).toEqual({ names: three, hadMarks: true, hasMore });
});

test.each(['!!!', '***', 'Alder, Bo', '1, 2, 3', '(MIT)'])('sees no names in %j', (answer) => {
  expect(readAuthors(answer).names).toBeUndefined();
});

test.each(['('.repeat(5000), 'a1,'.repeat(1600), ' '.repeat(5000), '*,'.repeat(2500)])(
  'ends on what is made to be slow',
  (answer) => {
    const start = performance.now();
    readAuthors(answer);
    expect(performance.now() - start).toBeLessThan(1000);
  },
);
