import { parsePaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { findPassage } from '../check/find-passage.ts';
import { editPaper } from '../ingest/edit-paper.ts';

/** A paper's file after its texts have changed, and what a person should look at. */
export interface ReviewedUpdate {
  text: string;
  notes: Problem[];
}

/**
 * See whether a review still holds where the abstract that it was made on has changed.
 *
 * Labels and quotes are a person's and stay byte for byte. But `reviewed` says that somebody has read the abstract above it:
 * when a quote has lost its words in the new one, that is no longer so, and the paper is `suggested` again, as a new one
 * is. Either way it is said, never silent.
 *
 * @param path Path from the content folder.
 * @param shown How messages name the file.
 */
export function reviewOfUpdate(path: string, before: string, after: string, shown: string): ReviewedUpdate {
  const old = parsePaperFile(path, before).data;
  const { data, place } = parsePaperFile(path, after);
  if (!old || !data || old.abstract === data.abstract) return { text: after, notes: [] };
  const notes: Problem[] = [];
  const lost: string[] = [];
  for (const list of ['stages', 'heads'] as const) {
    for (const [index, { id, quote }] of data[list].entries()) {
      if (data.abstract.includes(quote) || !old.abstract.includes(quote)) continue;
      const passage = findPassage(data.abstract, quote);
      if (passage === undefined) lost.push(id);
      notes.push({
        file: shown,
        ...place([list, index, 'quote']),
        rule: 'quote-lost',
        message: `Unexpected quote for "${id}" that stands no longer in the new abstract${passage === undefined ? '' : ' letter by letter'}, expected words of it`,
        mend:
          passage === undefined
            ? 'Read the new abstract. Copy the words that bear the label out now, or take the label away.'
            : 'npm run check -- --fix copies the letters of the new abstract.',
      });
    }
  }
  if (data.review !== 'reviewed') return { text: after, notes };
  const text = lost.length > 0 ? editPaper(after, { review: 'suggested' }) : undefined;
  notes.push({
    file: shown,
    ...place(['review']),
    rule: 'reviewed-text-changed',
    message:
      text !== undefined
        ? `Unexpected "review: reviewed" over an abstract that has changed since, expected quotes that stand in it (${lost.join(', ')}); it says "review: suggested" now`
        : 'Unexpected "review: reviewed" over an abstract that has changed since, expected a person who has read the new one; it was left as it is',
    mend:
      text !== undefined
        ? 'Read the new abstract, mend the labels, then write "review: reviewed" again.'
        : 'Read the new abstract. If the labels no longer hold, mend them.',
  });
  return { text: text ?? after, notes };
}
