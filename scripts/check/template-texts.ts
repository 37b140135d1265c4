import type { Content } from '../../src/content/read-content.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** Texts of `docs/templates` that stand for what a person has to write. */
export const templateTexts: ReadonlySet<string> = new Set([
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
    ...papers.flatMap((paper) => leftIn(paper, paper.readable, ['title', 'abstract'])),
    ...heads.flatMap((head) => leftIn(head, head.data, ['name', 'summary', 'found', 'reason'])),
  ];
}

function leftIn<Key extends string>(
  { file, place }: { file: string; place(path: readonly PropertyKey[]): { line: number; column: number } },
  data: { readonly [K in Key]?: string | undefined },
  keys: readonly Key[],
): Problem[] {
  return keys.flatMap((key) => {
    const value = data[key]?.trim();
    if (value === undefined || !templateTexts.has(value)) return [];
    return [
      {
        file,
        ...place([key]),
        rule: 'template-text',
        message: `Unexpected ${key} ${JSON.stringify(value)}, expected your own words: this is the template's`,
        mend: `Write your own text behind "${key}:".`,
      },
    ];
  });
}
