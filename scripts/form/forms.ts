import type { FormShape } from './parse-form.ts';

/** The forms of `.github/ISSUE_TEMPLATE`; a test compares the two. Long answers stand last. */
export const paperForm = {
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
  label: 'new head',
  questions: [
    { label: 'Name', longest: 100 },
    { label: 'Other names', longest: 300 },
    { label: 'Stage', longest: 100 },
    { label: 'Group', longest: 100 },
    { label: 'Papers', longest: 2_000 },
    { label: 'What it does', longest: 1_000 },
    { label: 'Why it is one of its own', longest: 2_000 },
  ],
} as const satisfies FormShape;

export const taxonomyForm = {
  label: 'taxonomy',
  questions: [
    { label: 'Kind of change', longest: 40 },
    { label: 'Which term', longest: 100 },
    { label: 'The other term, or the new name', longest: 300 },
    { label: 'Why', longest: 6_000 },
  ],
} as const satisfies FormShape;
