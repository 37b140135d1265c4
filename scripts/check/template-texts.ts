import type { Content } from '../../src/content/read-content.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** Texts of `docs/templates` that stand for what a person has to write. */
export const templateTexts: ReadonlySet<string> = new Set([
  'slug-of-the-paper-that-names-it',
  'words of the abstract, letter by letter',
  'Title as printed',
  'The abstract as printed, plain text.',
  'Name in the singular',
  'What it does, in one or two sentences.',
  'How such heads are found, in a phrase; leave it out if the paper does not say.',
  'What tells it from those that the survey has.',
]);

/** Fields of papers and heads that still say what the template says; of broken files, as far as they can be read. */
export function checkTemplateTexts({ papers, terms, unread }: Content): Problem[] {
  const heads = [...terms.heads, ...unread.terms.heads];
  return [
    ...papers.flatMap((paper) => {
      const { title, abstract, stages = [], heads: labels = [] } = paper.readable;
      const quotes = Object.entries({ stages, heads: labels }).flatMap(([key, list]) =>
        list.map((label, index): Field => [[key, index, 'quote'], label?.quote]),
      );
      return leftIn(paper, [[['title'], title], [['abstract'], abstract], ...quotes]);
    }),
    ...heads.flatMap((head) => {
      const { name, summary, found, reason, proposedBy = [] } = head.data;
      return leftIn(head, [
        [['name'], name],
        [['summary'], summary],
        [['found'], found],
        [['reason'], reason],
        ...proposedBy.map((slug, index): Field => [['proposedBy', index], slug]),
      ]);
    }),
  ];
}

/** A place in the front matter, and what stands there. */
type Field = [path: PropertyKey[], value: string | undefined];

function leftIn(
  { file, place }: { file: string; place(path: readonly PropertyKey[]): { line: number; column: number } },
  fields: readonly Field[],
): Problem[] {
  return fields.flatMap(([path, found]) => {
    const value = found?.trim();
    if (value === undefined || !templateTexts.has(value)) return [];
    const key = path.findLast((part) => typeof part === 'string');
    return [
      {
        file,
        ...place(path),
        rule: 'template-text',
        message: `Unexpected ${String(key)} ${JSON.stringify(value)}, expected your own: this is the template's`,
        mend:
          typeof path.at(-1) === 'string'
            ? `Write your own behind "${String(key)}:".`
            : 'Write your own in its place.',
      },
    ];
  });
}
