import { NotAddedError, paperProblem } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';

/** A sentence that says so, or a heading; "Withdrawn birds sing less" is neither. */
const notice = new RegExp(
  [
    String.raw`^\W*(?:this|the)\s+(?:arxiv\s+)?(?:paper|article|submission|manuscript|preprint|work)\s+(?:(?:has|have)\s+been|was|is)\s+(?:[a-z]+ly\s+)?(?:withdrawn|retracted)\b`,
    String.raw`^\W*(?:withdrawn|retracted)(?:\s+(?:article|paper|chapter))?\s*(?:[:.]|$|(?<=\s)(?:by|due)\b)`,
  ].join('|'),
  'i',
);

/** Whether a text says, at its beginning, that the paper was withdrawn. */
export function isWithdrawalNotice(text: string): boolean {
  return notice.test(text);
}

/** The refusal of a paper that was withdrawn. A survey may still have a reason to speak of it, so a person can. */
export function withdrawn(asked: PaperId, service: string, how: string): NotAddedError {
  return new NotAddedError(
    paperProblem(printPaperId(asked), {
      rule: 'paper-withdrawn',
      message: `Unexpected withdrawn paper, expected one that stands: ${service} says ${how}`,
      mend: 'Leave it out. If the survey should name it all the same, add it from a BibTeX file with its abstract: npm run add -- paper.bib',
    }),
  );
}
