import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printBibtex } from '../../src/cite/bibtex.ts';
import type { CitedPaper } from '../../src/cite/cited-paper.ts';
import { printCslItem, toCslItem } from '../../src/cite/csl-json.ts';
import { printPlainCitation } from '../../src/cite/plain-citation.ts';
import { printRis } from '../../src/cite/ris.ts';

const wren: CitedPaper = {
  id: 'songs-at-dawn',
  title: 'Songs at dawn: 5% of the wren',
  authors: ['Ann Wren', 'Bo van der Tit'],
  year: 2023,
  venue: 'Proc. of Birds & Bees',
  arxiv: '2301.00001',
  doi: '10.1234/birds_1',
};
const bare: CitedPaper = { id: 'bare', title: 'Bare', authors: [] };

describe('a paper with all facts', () => {
  test('as BibTeX', () => {
    expect(printBibtex(wren)).toBe(`@misc{songs-at-dawn,
  title = {{Songs at dawn: 5\\% of the wren}},
  author = {Ann Wren and Bo van der Tit},
  year = {2023},
  howpublished = {Proc. of Birds \\& Bees},
  eprint = {2301.00001},
  archiveprefix = {arXiv},
  doi = {10.1234/birds_1},
  url = {https://arxiv.org/abs/2301.00001},
}
`);
  });

  test('as RIS', () => {
    expect(printRis(wren)).toBe(`TY  - GEN
ID  - songs-at-dawn
TI  - Songs at dawn: 5% of the wren
AU  - Ann Wren
AU  - Bo van der Tit
PY  - 2023
T2  - Proc. of Birds & Bees
DO  - 10.1234/birds_1
AN  - arXiv:2301.00001
UR  - https://arxiv.org/abs/2301.00001
ER  - 
`);
  });

  test('as CSL-JSON', () => {
    expect(JSON.parse(printCslItem(wren))).toEqual([toCslItem(wren)]);
    expect(toCslItem(wren)).toEqual({
      id: 'songs-at-dawn',
      type: 'article',
      title: 'Songs at dawn: 5% of the wren',
      author: [{ literal: 'Ann Wren' }, { literal: 'Bo van der Tit' }],
      issued: { 'date-parts': [[2023]] },
      'container-title': 'Proc. of Birds & Bees',
      number: 'arXiv:2301.00001',
      DOI: '10.1234/birds_1',
      URL: 'https://arxiv.org/abs/2301.00001',
    });
  });

  test('in words', () => {
    expect(printPlainCitation(wren)).toBe(
      'Ann Wren and Bo van der Tit (2023). Songs at dawn: 5% of the wren. Proc. of Birds & Bees. arXiv:2301.00001. doi:10.1234/birds_1',
    );
  });
});

test('of very many authors the words name the first ten and count the others; the formats name all', () => {
  const many = { ...bare, authors: Array.from({ length: 30 }, (_, number) => `A${number}`) };
  expect(printPlainCitation(many)).toBe('A0, A1, A2, A3, A4, A5, A6, A7, A8, A9 and 20 others. Bare.');
  expect(printRis(many).match(/^AU {2}- /gm)).toHaveLength(30);
});

test('what is not known is left out of every format', () => {
  expect(printBibtex(bare)).toBe('@misc{bare,\n  title = {{Bare}},\n}\n');
  expect(printRis(bare)).toBe('TY  - GEN\nID  - bare\nTI  - Bare\nER  - \n');
  expect(toCslItem(bare)).toEqual({ id: 'bare', type: 'document', title: 'Bare' });
  expect(printPlainCitation(bare)).toBe('Bare.');
});

test('a venue that nobody has verified is called so, and is no field of its own', () => {
  const paper = { ...wren, venueChecked: false };
  expect(printBibtex(paper)).toContain('note = {Proc. of Birds \\& Bees (unverified)}');
  expect(printBibtex(paper)).not.toContain('howpublished');
  expect(printRis(paper)).toContain('N1  - Proc. of Birds & Bees (unverified)');
  expect(printRis(paper)).not.toContain('T2');
  expect(toCslItem(paper)).not.toHaveProperty('container-title');
  expect(printPlainCitation(paper)).toContain('Proc. of Birds & Bees (unverified).');
});

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\\{}@,"=#%&_$~^<>b/()and \n\r\u2028漢é', '\\end{', 'ER  - ', 'TY  - ', ' and '),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
});
const hostilePaper = fc.record({
  id: fc.constant('a-b'),
  title: hostile,
  authors: fc.array(
    hostile.filter((name) => name.trim() !== ''),
    { maxLength: 3 },
  ),
  year: fc.option(fc.integer({ min: 1600, max: 2200 }), { nil: undefined }),
  venue: fc.option(hostile, { nil: undefined }),
  venueChecked: fc.option(fc.boolean(), { nil: undefined }),
  doi: fc.option(
    hostile.map((text) => `10.1234/${text.replace(/\s/g, '')}x`),
    { nil: undefined },
  ),
});

describe('a paper of hostile texts', () => {
  test('is one entry of BibTeX with balanced braces and known fields alone, as another reader sees it', () => {
    fc.assert(
      fc.property(hostilePaper, (paper) => {
        const printed = printBibtex(paper);
        let depth = 0;
        for (const sign of printed) {
          if (sign === '{') depth += 1;
          if (sign === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
        const entries = plugins.input.data(printed, '@bibtex/text') as {
          label: string;
          properties: Record<string, unknown>;
        }[];
        expect(entries).toHaveLength(1);
        expect(entries[0]?.label).toBe('a-b');
        const known = new Set(['title', 'author', 'year', 'howpublished', 'doi', 'url', 'note']);
        for (const name of Object.keys(entries[0]?.properties ?? {})) expect(known).toContain(name);
      }),
    );
  });

  test('is one record of RIS: each line is a tag of ours', () => {
    fc.assert(
      fc.property(hostilePaper, (paper) => {
        const lines = printRis(paper).split(/[\n\r\u0085\u2028\u2029]/);
        expect(lines.pop()).toBe('');
        expect(lines.pop()).toBe('ER  - ');
        for (const line of lines) expect(line).toMatch(/^(?:TY|ID|TI|AU|PY|T2|DO|N1) {2}- /);
        expect(lines.filter((line) => line.startsWith('AU'))).toHaveLength(paper.authors.length);
      }),
    );
  });

  test('has no markup in CSL-JSON, and loses no letter', () => {
    fc.assert(
      fc.property(hostilePaper, (paper) => {
        const { title } = toCslItem(paper) as { title: string };
        expect(title).not.toMatch(/<\/?[a-z]/i);
        expect(title.replaceAll('<\u2060', '<')).toBe(paper.title.replace(/[\s\p{Cc}]+/gu, ' ').trim());
      }),
    );
  });
});
