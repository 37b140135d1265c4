import type { PaperId } from './paper-id.ts';

/** How to go on without the service: sentences, and an entry to copy. */
export function byHand({ kind, id }: PaperId): string {
  const known = kind === 'arxiv' ? `eprint = {${id}}, archivePrefix = {arXiv},` : `doi = {${id}},`;
  return `To go on by hand, save this as paper.bib, fill in what you know, and run: npm run add -- paper.bib (or paste it after: npm run add -- -)
    @misc{paper,
      title = {},
      abstract = {},
      author = {Family, Given and Family, Given},
      year = {},
      ${known}
    }`;
}
