import { expect, test } from 'vitest';
import { parsePaperId, printPaperId } from '../../scripts/add/paper-id.ts';

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
])('sees no id in %j', (text) => {
  expect(parsePaperId(text)).toBeUndefined();
});
