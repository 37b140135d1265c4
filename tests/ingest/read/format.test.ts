import { expect, test } from 'vitest';
import { recogniseFormat } from '../../../scripts/ingest/read/format.ts';

test.each<[string, string, string]>([
  ['{"title": "A", "abstract": "a"}\n{"title": "B", "abstract": "b"}\n', 'birds', 'json-lines'],
  ['{"title": "A", "abstract": \n{"title": "B", "abstract": "b"}\n{"title": "C"}', 'birds', 'json-lines'],
  ['{"title": "A", "abstract": "a"}\n', 'birds.jsonl', 'json'],
  ['[\n  {"title": "A"}\n]', 'birds.txt', 'json'],
  ['[{"title": "A"}]', 'birds', 'json'],
  ['[]', 'birds', 'json'],
  ['{\n "papers": [', 'birds', 'json'],
  ['\n\ntitle,abstract\n', 'birds', 'table'],
  ['Title\tAbstract\nA\ta\n', 'birds.txt', 'table'],
  ['% Birds\n@article{a,\n title = {A}\n}', 'birds', 'bibtex'],
  ['@article{a, title = {A}}\n\n@misc{b, title = {B}}', 'birds.txt', 'bibtex'],
  ['Birds I read\n@article{a,\n title = {A}\n}', 'birds.bib', 'bibtex'],
  ['TY  - JOUR\nTI  - A\n', 'birds', 'ris'],
  ['Provider: The Nest\n\nTY  - JOUR\r\nTI  - A\n', 'birds', 'ris'],
  ['nothing of the kind', 'birds.json', 'json'],
  ['nothing of the kind', 'birds.ris.gz', 'ris'],
  ['nothing of the kind', 'birds.csv', 'table'],
  // A page's text, whatever its titles are.
  ['Wrens\nThey sing.\n', 'birds.txt', 'page-text'],
  ['[MASK] Wrens\nThey sing.\n', 'birds.txt', 'page-text'],
  ['{"title": "A"}\nThey sing.\n', 'birds.txt', 'page-text'],
  ['[{"a": 1}]\nThey sing.\n', 'birds.txt', 'page-text'],
  ['{ wrens }\nThey sing.\n', 'birds.txt', 'page-text'],
  ['@article{a, title = {A}}\nThey sing.\n', 'birds.txt', 'page-text'],
  ['TY  - JOUR\nThey sing.\n', 'birds.txt', 'page-text'],
  ['Titles, abstracts and birds\nThey sing.\n', 'birds.txt', 'page-text'],
  ['', 'birds', 'page-text'],
])('%j in %s is %s', (head, name, format) => {
  expect(recogniseFormat(head, name).name).toBe(format);
});
