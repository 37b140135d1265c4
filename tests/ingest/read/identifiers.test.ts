import { describe, expect, test } from 'vitest';
import {
  arxivIdOfDoi,
  arxivIdOfUrl,
  parseArxivId,
  parseDoi,
  parseHttpUrl,
  parseYear,
} from '../../../scripts/ingest/read/identifiers.ts';

describe('arXiv ids', () => {
  test.each([
    ['2312.09230', '2312.09230'],
    ['0704.0001', '0704.0001'],
    ['arXiv:2312.09230v2', '2312.09230'],
    ['arXiv 2412.01234', '2412.01234'],
    ['arxiv  cs/0112017v1', 'cs/0112017'],
    ['arXiv2412.01234', undefined],
    ['arXiv:2312.09230v2 [cs.CL]', '2312.09230'],
    ['https://arxiv.org/abs/2312.09230v3', '2312.09230'],
    ['http://www.arxiv.org/pdf/2312.09230v1.pdf', '2312.09230'],
    ['https://arxiv.org/abs/cs/0112017v1?context=cs', 'cs/0112017'],
    ['math.GT/0309136', 'math.GT/0309136'],
    ['2312.0923', '2312.0923'],
    ['231.09230', undefined],
    ['10.48550/arXiv.2312.09230', undefined],
    ['https://owl.example/abs/2312.09230', undefined],
    ['', undefined],
    [' '.repeat(1_000_000), undefined],
  ])('%s → %s', (text, id) => {
    expect(parseArxivId(text)).toBe(id);
  });

  test('are found in their DOI and address, and nowhere else', () => {
    expect(arxivIdOfDoi('10.48550/arXiv.2312.09230')).toBe('2312.09230');
    expect(arxivIdOfDoi('10.1000/arxiv.2312.09230')).toBeUndefined();
    expect(arxivIdOfUrl('https://arxiv.org/abs/2312.09230')).toBe('2312.09230');
    expect(arxivIdOfUrl('2312.09230')).toBeUndefined();
  });
});

test.each([
  ['10.18653/v1/2024.acl-long.1', '10.18653/v1/2024.acl-long.1'],
  ['https://doi.org/10.18653/V1/2024.ACL-LONG.1', '10.18653/v1/2024.acl-long.1'],
  ['http://dx.doi.org/10.1000/A', '10.1000/a'],
  ['doi: 10.1000/a', '10.1000/a'],
  ['10.1000/a b', undefined],
  ['10.1/a', undefined],
  ['none', undefined],
])('DOI %s → %s', (text, doi) => {
  expect(parseDoi(text)).toBe(doi);
});

test.each([
  [2023, 2023],
  ['2023', 2023],
  ['2023-12', 2023],
  ['2023-12-14T18:00:00Z', 2023],
  ['2021/03/04/', 2021],
  ['2021///', 2021],
  ['c. 2021', undefined],
  ["'23", undefined],
  ['20231', undefined],
  ['2023?', undefined],
  [2023.5, undefined],
  [12, undefined],
  ['0999', undefined],
  [null, undefined],
  [{}, undefined],
])('year %j → %s', (value, year) => {
  expect(parseYear(value)).toBe(year);
});

test.each([
  ['https://owl.example/a_b', 'https://owl.example/a_b'],
  ['HTTP://owl.example', 'http://owl.example'],
  ['javascript:alert(1)', undefined],
  ['ftp://owl.example', undefined],
  ['https://owl.example/<b>', undefined],
  ['https://', undefined],
  ['owl.example', undefined],
])('address %s → %s', (text, url) => {
  expect(parseHttpUrl(text)).toBe(url);
});
