import type { Problem } from '../../src/survey/problem.ts';
import { hasUnseen } from './check-letters.ts';

/** All that was found, before what belongs together is told once. */
export interface Found {
  /** Those that keep terms from being read. */
  causes: readonly Problem[];
  problems: readonly Problem[];
  notes: readonly Problem[];
}

/** Leave out what one slip brings with it and another problem tells better: one slip, one message. */
export function tellOnce({ causes, problems, notes }: Found): Found {
  const all = [...causes, ...problems, ...notes];
  const at = ({ file, line }: Problem) => `${file}:${line}`;
  const linesOf = (rule: string) =>
    new Set(all.flatMap((problem) => (problem.rule === rule ? at(problem) : [])));
  const filesOf = (rule: string) =>
    new Set(all.flatMap((problem) => (problem.rule === rule ? problem.file : [])));
  const inConflict = filesOf('merge-conflict');
  const unseen = linesOf('invisible-letter');
  const lost = linesOf('terms-missing');
  const templates = linesOf('template-text');
  const ofTemplates = filesOf('template-text');
  const repeated = filesOf('repeated-paper');
  const doubtfulTitles = linesOf('doubtful-title');
  const orphans = linesOf('orphan');
  const isSourceMissing = filesOf('source-missing').size > 0;
  const again = new Map(
    notes.flatMap((note) => (note.rule === 'repeated-reference' ? [[at(note), note]] : [])),
  );

  const isSaid = (problem: Problem): boolean => {
    const { file, rule, named } = problem;
    const here = at(problem);
    if (named && unseen.has(here) && hasUnseen(named.name)) return true;
    switch (rule) {
      case 'yaml-syntax':
      case 'body-syntax':
        return inConflict.has(file);
      // An id that stands twice in the place of one that is gone.
      case 'repeated-id':
        return lost.has(here);
      // The year beside the id of another paper.
      case 'year-of-arxiv':
        return repeated.has(file);
      case 'repeated-reference':
        return orphans.has(here);
      // The title that a labelled row no longer has.
      case 'unknown-title':
        return doubtfulTitles.has(here);
      // The dump is listed by another name.
      case 'doubtful-source':
        return /^Unexpected dump /.test(problem.message) && isSourceMissing;
      case 'unlabelled-head':
        return ofTemplates.has(file);
      default:
        return /^(?:unknown|quote)-/.test(rule) && templates.has(here);
    }
  };
  const rest = (list: readonly Problem[]) => list.filter((problem) => !isSaid(problem));
  return {
    causes: rest(causes),
    problems: rest(problems).map((problem) => {
      // A reference that nothing cites, and that is another one again, is to be deleted and not to be cited.
      const note = problem.rule === 'orphan' ? again.get(at(problem)) : undefined;
      return note
        ? { ...problem, message: note.message, mend: 'Delete the entry: nothing cites it.' }
        : problem;
    }),
    notes: rest(notes),
  };
}
