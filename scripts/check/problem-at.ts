import type { Term } from '../../src/content/terms-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** A problem at the place of a value of a term. */
export function problemAt(
  term: Pick<Term<unknown>, 'file' | 'place'>,
  path: PropertyKey[],
  rule: string,
  message: string,
  mend: string,
): Problem {
  return { file: term.file, ...term.place(path), rule, message, mend };
}
