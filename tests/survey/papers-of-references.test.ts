import { expect, test } from 'vitest';
import { papersOfReferences } from '../../src/survey/papers-of-references.ts';

const papers = [
  { slug: 'owls', data: { title: 'Night {Owls}: A Study', arxiv: '2301.00001', doi: '10.1/OWL' } },
  { slug: 'wrens', data: { title: 'Wrens' } },
  { slug: 'unread' },
];

test.each([
  ['an arXiv id, whatever the title', { title: 'Owls at Night', arxiv: '2301.00001' }, 'owls'],
  ['a DOI in other capitals', { title: 'Owls at Night', doi: '10.1/owl' }, 'owls'],
  ['a title in other signs', { title: 'night owls – a study' }, 'owls'],
  ['a title alone', { title: 'Wrens', arxiv: '2301.99999' }, 'wrens'],
  ['nothing but a word', { title: 'Wrens and others' }, undefined],
])('%s', (_, data, slug) => {
  expect(papersOfReferences([{ id: 'Key_23', data }], papers).get('Key_23')).toBe(slug);
});

test('the arXiv id counts before the title', () => {
  const data = { title: 'Wrens', arxiv: '2301.00001' };
  expect(papersOfReferences([{ id: 'Key_23', data }], papers).get('Key_23')).toBe('owls');
});
