import { expect, test } from 'vitest';
import { findPaperIds, parsePaperId, printPaperId } from '../../scripts/add/paper-id.ts';
import { stripMarks } from '../../scripts/add/strip-marks.ts';

test.each([
  ['2409.03752', 'arXiv:2409.03752'],
  ['arXiv:2409.03752v2', 'arXiv:2409.03752'],
  ['https://arxiv.org/abs/2409.03752?context=cs', 'arXiv:2409.03752'],
  ['https://arxiv.org/pdf/2409.03752v1.pdf', 'arXiv:2409.03752'],
  ['cs/0112017', 'arXiv:cs/0112017'],
  ['math.GT/0309136v1', 'arXiv:math.GT/0309136'],
  ['10.48550/arXiv.2409.03752', 'arXiv:2409.03752'],
  ['https://doi.org/10.48550/ARXIV.2409.03752', 'arXiv:2409.03752'],
  ['10.18653/V1/N19-1423', 'doi:10.18653/v1/n19-1423'],
  ['doi:10.5555/a(b)%c', 'doi:10.5555/a(b)%c'],
  ['https://doi.org/10.5555%2Fwren.1?x=1', 'doi:10.5555/wren.1'],
  ['https://dx.doi.org/10.5555/wren', 'doi:10.5555/wren'],
  ['arxiv.org/abs/2312.09230', 'arXiv:2312.09230'],
  ['https://www.arxiv.org/abs/2312.09230', 'arXiv:2312.09230'],
  ['www.arxiv.org/abs/2312.09230v3', 'arXiv:2312.09230'],
  ['https://arxiv.org/abs/2312.09230/', 'arXiv:2312.09230'],
  ['https://arxiv.org/abs/cs/0112017/', 'arXiv:cs/0112017'],
  ['https://arxiv.org/html/2312.09230v2#S1.SS2', 'arXiv:2312.09230'],
  ['<https://arxiv.org/abs/2312.09230>', 'arXiv:2312.09230'],
  ['[the wren](https://arxiv.org/abs/2312.09230)', 'arXiv:2312.09230'],
  ['[the wren](<https://arxiv.org/abs/2312.09230> "Wren").', 'arXiv:2312.09230'],
  ['`2312.09230`', 'arXiv:2312.09230'],
  ['"2312.09230"', 'arXiv:2312.09230'],
  ['“2312.09230”', 'arXiv:2312.09230'],
  ['**2312.09230**', 'arXiv:2312.09230'],
  ['(arXiv:2312.09230)', 'arXiv:2312.09230'],
  ['2312.09230.', 'arXiv:2312.09230'],
  ['2312.09230,', 'arXiv:2312.09230'],
  ['- 2312.09230', 'arXiv:2312.09230'],
  ['1. 2312.09230', 'arXiv:2312.09230'],
  ['2312.09230 (v2)', 'arXiv:2312.09230'],
  ['2312.09230 v2', 'arXiv:2312.09230'],
  ['ArXiv ID: 2312.09230', 'arXiv:2312.09230'],
  ['arXiv preprint arXiv:2312.09230', 'arXiv:2312.09230'],
  ['arXiv: https://arxiv.org/abs/2312.09230', 'arXiv:2312.09230'],
  ['arXiv:2312.09230v1 [cs.CL] 14 Dec 2023', 'arXiv:2312.09230'],
  ['2312.09230\u200B', 'arXiv:2312.09230'],
  ['\uFEFF2312.09230', 'arXiv:2312.09230'],
  ['https://ar5iv.org/abs/2312.09230', 'arXiv:2312.09230'],
  ['https://ar5iv.labs.arxiv.org/html/2312.09230', 'arXiv:2312.09230'],
  ['https://www.alphaxiv.org/abs/2312.09230', 'arXiv:2312.09230'],
  ['https://huggingface.co/papers/2312.09230', 'arXiv:2312.09230'],
  ['doi.org/10.5555/wren', 'doi:10.5555/wren'],
  ['https://www.doi.org/10.5555/wren/', 'doi:10.5555/wren'],
  ['DOI: https://doi.org/10.5555/wren', 'doi:10.5555/wren'],
  ['DOI 10.5555/wren', 'doi:10.5555/wren'],
  ['10.18653/v1/2024.acl-long.1.', 'doi:10.18653/v1/2024.acl-long.1'],
  ['(10.5555/a(b)).', 'doi:10.5555/a(b)'],
  ['10.5555/a(b)', 'doi:10.5555/a(b)'],
  ['10.5555/a?b#c', 'doi:10.5555/a?b#c'],
  ['10.5555/wren/', 'doi:10.5555/wren/'],
])('reads %s', (text, printed) => {
  const id = parsePaperId(text);
  expect(id && printPaperId(id)).toBe(printed);
});

test.each([
  '',
  '-',
  'paper.bib',
  './cs/0112017',
  '2409.375',
  'https://example.org/2409.03752',
  '10.5555/',
  '10.5555/a b',
  '2312.09230...',
  '10.5555/wren...',
  '2401.00001, 2401.00002',
  '10.5555/a,10.5555/b',
  'https://arxiv.org/list/cs.CL/recent',
  'https://arxiv.org.example.org/abs/2312.09230',
  'https://example.org/https://arxiv.org/abs/2312.09230',
  // Not every paper of the ACL Anthology has a DOI, so none is made of its address.
  'https://aclanthology.org/2024.acl-long.1/',
  'the wren of 2312.09230 sings',
])('sees no id in %j', (text) => {
  expect(parsePaperId(text)).toBeUndefined();
});

test.each([
  ['2401.00001', ['arXiv:2401.00001']],
  ['2401.00001, 2401.00002', ['arXiv:2401.00001', 'arXiv:2401.00002']],
  ['10.5555/a,10.5555/b', ['doi:10.5555/a', 'doi:10.5555/b']],
  ['https://arxiv.org/abs/2401.00001 and https://doi.org/10.5555/b', ['arXiv:2401.00001', 'doi:10.5555/b']],
  ['2401.00001 (https://arxiv.org/abs/2401.00001v2)', ['arXiv:2401.00001']],
  ['soon on arXiv', []],
])('finds the ids in %j', (text, printed) => {
  expect(findPaperIds(text).map(printPaperId)).toEqual(printed);
});

test.each([
  ['“Wren” Head.', '“Wren” Head'],
  ['“Wren Head.”', 'Wren Head'],
  ['(a) and (b)', '(a) and (b)'],
  ['"a" or "b"', '"a" or "b"'],
  ['wren…', 'wren…'],
  ['--', '--'],
  ['`'.repeat(5000), '`'.repeat(5000)],
])('takes marks off %j', (text, bare) => {
  expect(stripMarks(text)).toBe(bare);
});
