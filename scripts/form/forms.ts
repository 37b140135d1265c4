import type { FormShape } from './parse-form.ts';

/** The forms of `.github/ISSUE_TEMPLATE`, by whose labels an issue is told; a test compares the two. Long answers stand last. */
export const paperForm = {
  name: 'Add a paper',
  label: 'new paper',
  questions: [
    { label: 'arXiv id or DOI', longest: 300 },
    { label: 'Title', longest: 500 },
    { label: 'Authors', longest: 5_000 },
    { label: 'Year', longest: 20 },
    { label: 'Venue', longest: 300 },
    { label: 'Address', longest: 1_000 },
    { label: 'Stage', longest: 100 },
    { label: 'Quote', longest: 1_000 },
    { label: 'Abstract', longest: 12_000 },
    { label: 'Why it belongs here', longest: 4_000 },
  ],
} as const satisfies FormShape;

export const headForm = {
  name: 'Propose a term',
  label: 'new head',
  questions: [
    { label: 'Name', longest: 100, required: true },
    { label: 'Other names', longest: 300 },
    { label: 'Stage', longest: 100 },
    { label: 'Group', longest: 100 },
    { label: 'Papers', longest: 2_000, required: true },
    { label: 'What it does', longest: 1_000, required: true },
    { label: 'Why it is one of its own', longest: 2_000, required: true },
  ],
} as const satisfies FormShape;

export const taxonomyForm = {
  name: 'Contest the taxonomy',
  label: 'taxonomy',
  questions: [
    { label: 'Kind of change', longest: 40, required: true },
    { label: 'Which term', longest: 100, required: true },
    { label: 'The other term, or the new name', longest: 300, required: true },
    { label: 'Why', longest: 6_000, required: true },
  ],
} as const satisfies FormShape;

export const forms: readonly FormShape[] = [paperForm, headForm, taxonomyForm];

/** The form that an issue was made from by its labels, of which people may have typed some by hand. */
export function formOfLabels(labels: readonly string[]): FormShape | undefined {
  const folded = labels.map((label) => label.trim().toLowerCase());
  return forms.find(({ label }) => folded.includes(label));
}
