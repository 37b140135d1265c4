import type { LabelledFile } from '../../src/content/evaluations.ts';
import { isUnread, type TermKind, type Terms, type Unread } from '../../src/content/terms-folder.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { areNear } from '../ingest/likeness.ts';
import type { IdOf } from './fix-values.ts';
import { unknownId } from './unknown-id.ts';

/** A paper with its path for messages. */
type ShownPaper = PaperFile & { file: string };

/**
 * Labels of the labelled files that no term has: each would count as wrong for ever. Titles that no paper has are only noted,
 * since a paper may have left the survey.
 */
export function checkEvaluations(
  files: readonly LabelledFile[],
  papers: readonly ShownPaper[],
  { terms, unread, idOf }: { terms: Terms; unread: Unread; idOf: IdOf },
): { problems: Problem[]; notes: Problem[] } {
  const titles = new Set(
    papers.flatMap(({ readable }) => (readable.title === undefined ? [] : foldTitle(readable.title))),
  );
  const areTitlesKnown = papers.every(({ readable }) => readable.title !== undefined);
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  for (const { path: file, rows } of files) {
    const seen = new Map<string, number>();
    for (const row of rows) {
      const place = { file, line: row.line, column: 1 };
      const title = foldTitle(row.title);
      const before = seen.get(title);
      if (before !== undefined) {
        notes.push({
          ...place,
          rule: 'repeated-labels',
          message: `Unexpected second row for "${shorten(row.title)}", expected each paper once (the first is at line ${before})`,
          mend: 'Delete one of the two.',
        });
      }
      seen.set(title, before ?? row.line);
      const near = titles.has(title) ? undefined : nearPaper(row.title, papers);
      if (areTitlesKnown && near) {
        notes.push({
          file: near.file,
          ...near.place(['title']),
          rule: 'unknown-title',
          message: `Unexpected title, expected that of the labelled row at ${file}:${row.line}, "${shorten(row.title)}", which is almost the same`,
          mend: 'Mend the title here; or, if it is right, write it into the row.',
        });
      } else if (areTitlesKnown && !titles.has(title)) {
        notes.push({
          ...place,
          rule: 'unknown-title',
          message: `Unexpected title "${shorten(row.title)}", expected that of a paper of the survey: the row counts for nothing`,
          mend: 'Write the title as the paper has it, or delete the row.',
        });
      }
      const name = (kind: TermKind, what: string, ids: readonly string[]) => {
        const known = terms[kind].map(({ id }) => id);
        for (const id of new Set(ids)) {
          if (known.includes(id) || isUnread(unread, kind, id)) continue;
          const meant = kind === 'heads' ? idOf('heads', id) : undefined;
          // A head may go by any of its names there.
          if (meant === undefined) problems.push(unknownId(what, id, known, place));
        }
      };
      name('scopes', 'scope', row.scope);
      name('topics', 'topic', row.topic);
      name('stages', 'stage', [...row.primary.filter((id) => id !== 'none'), ...row.stages.allowed]);
      name('heads', 'head', row.heads?.allowed ?? []);
      name('methods', 'method', row.methods?.allowed ?? []);
    }
  }
  return { problems, notes };
}

/** The paper that goes by almost that title. */
function nearPaper(title: string, papers: readonly ShownPaper[]): ShownPaper | undefined {
  return papers.find(({ readable }) => areNear({ title }, { title: readable.title }));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
