import type { Content } from '../../src/content/read-content.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { NamedKind } from '../../src/survey/schema.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { stripMarks } from '../add/strip-marks.ts';
import { createIdOf } from '../check/id-of-name.ts';
import {
  type ChangeFault,
  ChangeRefusedError,
  kindOfTerm,
  planChange,
  printPlan,
  type TaxonomyChange,
} from '../impact/plan-change.ts';
import type { ContentText } from '../impact/read-texts.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import type { FormAnswers } from './parse-form.ts';
import { idOfAddress } from './read-list.ts';

/** Answers of the drop-down list of the form. */
export const changeKinds = {
  'Two that are one (merge)': 'merge',
  'One that is two (split)': 'split',
  'One in the wrong place (move)': 'move',
  'Another name (rename)': 'rename',
} as const;

const termLabel = 'Which term';
const otherLabel = 'The other term, or the new name';

/**
 * What the change of a form would touch, in Markdown: a reply to the issue. Nothing is written to the content.
 *
 * @param file How messages name the issue.
 */
export function formToPlan(
  answers: FormAnswers,
  content: Content,
  texts: readonly ContentText[],
  file: string,
): { reply: string | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (rule: string, message: string, mend: string) =>
    problems.push({ file, line: 1, column: 1, rule, message, mend });
  const asked = answers.get('Kind of change') ?? '';
  const kind = Object.hasOwn(changeKinds, asked) ? changeKinds[asked as keyof typeof changeKinds] : undefined;
  if (kind === undefined)
    problem(
      'form-kind',
      `Unexpected kind of change ${quoteStart(asked)}, expected one of the list`,
      `Edit the issue: write one of ${Object.keys(changeKinds).join(', ')} under "Kind of change".`,
    );
  const isId = (id: string) => kindOfTerm(content, id) !== undefined;
  const idOf = createIdOf(content.terms);
  const example = content.terms.heads[0]?.id ?? content.terms.stages[0]?.id ?? 'first-term';

  /** The id of the term that a text names by its id, its name or the address of its page; that of a kind before others. */
  const termOf = (text: string, preferred?: string): string | undefined => {
    const bare = stripMarks(text);
    if (bare === '') return undefined;
    const first = namedKinds.find((each) => each === preferred);
    const named = [...(first ? [first] : []), ...namedKinds].map((each) => idOf(each, bare));
    const [preferredName] = first ? named : [];
    return [preferredName, bare, idOfAddress(bare), ...named].find((id) => id !== undefined && isId(id));
  };
  /** The one term that an answer names; what is none is given back for its own message. */
  const onlyTerm = (label: string, preferred?: string): string => {
    const answer = answers.get(label) ?? '';
    const whole = termOf(answer, preferred);
    if (whole !== undefined) return whole;
    const parts = partsOf(answer);
    const found = parts.filter((part) => termOf(part) !== undefined);
    if (parts.length > 1 && (found.length > 0 || parts.every((part) => slug.test(stripMarks(part)))))
      several(label, parts);
    const bare = stripMarks(answer);
    return /\s/.test(bare) ? bare : idOfAddress(bare);
  };
  const several = (label: string, parts: readonly string[]) =>
    problem(
      'more-than-one-term',
      `Unexpected ${parts.length} answers to "${label}" (${parts.slice(0, 5).map(quoteStart).join(', ')}), expected one term: one change at a time`,
      'Edit the issue: leave one here, and open another form for the next. Reasons belong into "Why".',
    );
  const term = onlyTerm(termLabel, kind === 'move' ? 'heads' : undefined);
  /** The id that a new name is to have; undefined for what is no name. An id is taken as it is written. */
  const newId = (text: string): string | undefined => {
    const bare = stripMarks(text);
    const last = bare.includes('/') ? idOfAddress(bare) : bare;
    if (slug.test(last)) return proseWords.has(last) ? undefined : last;
    const kindOf = kindOfTerm(content, term);
    // Keys of references are written as a bibliography has them.
    if (kindOf === 'references' && /^[\w.-]+$/.test(last)) return last;
    const ofKind = namedKinds.find((each) => each === kindOf);
    const known = ofKind && idOf(ofKind, last);
    if (known !== undefined) return known;
    const words = last.split(/\s+/);
    const isName =
      /\p{L}/u.test(last) &&
      /^[\p{L}\p{M}\p{N}\s'’_-]+$/u.test(last) &&
      words.length <= 5 &&
      !words.some((word) => proseWords.has(word.toLowerCase()));
    return isName ? titleToSlug(last.replaceAll('_', ' ')) : undefined;
  };
  const noName = (expected: string, such: string) =>
    problem(
      'form-term',
      `Unexpected answer ${quoteStart(answers.get(otherLabel) ?? '')} to "${otherLabel}", expected ${expected}`,
      `Edit the issue: write nothing but ${such}, in lower case with dashes. What speaks for it belongs into "Why".`,
    );

  let change: TaxonomyChange | undefined;
  if (kind === 'merge') change = { kind, from: term, to: onlyTerm(otherLabel, kindOfTerm(content, term)) };
  if (kind === 'move') change = { kind, head: term, stage: onlyTerm(otherLabel, 'stages') };
  if (kind === 'rename') {
    const answer = answers.get(otherLabel) ?? '';
    const parts = partsOf(answer);
    const to = newId(answer);
    // A name may have an "and" in it, an id has none around it.
    if (to === undefined && parts.length > 1 && parts.every((part) => newId(part) !== undefined))
      several(otherLabel, parts);
    else if (to === undefined) noName('the new name', 'the new id');
    else change = { kind, from: term, to };
  }
  if (kind === 'split') {
    const parts = partsOf(answers.get(otherLabel) ?? '').map(newId);
    const into = parts.filter((part) => part !== undefined);
    if (into.length < parts.length)
      noName('the ids of the parts', 'their ids, parted by commas or one a line');
    else change = { kind, from: term, into };
  }
  if (!change || problems.length > 0) return { reply: undefined, problems };
  try {
    return { reply: printPlan(planChange(content, texts, change)), problems: [] };
  } catch (error) {
    if (!(error instanceof ChangeRefusedError)) throw error;
    problem('form-term', error.plainMessage, mendOf(error.fault, change.kind, example));
    return { reply: undefined, problems };
  }
}

/** What to do about a change that makes no sense, in words of the form. */
function mendOf(fault: ChangeFault, kind: TaxonomyChange['kind'], example: string): string {
  switch (fault) {
    case 'unknown':
      return `Edit the issue: write the id of a term and nothing else: the last part of the address of its page, such as ${example}.`;
    case 'other-kind':
      return kind === 'move'
        ? `Edit the issue: "${termLabel}" is the head that moves, "${otherLabel}" the stage that it moves to.`
        : 'Edit the issue: name two terms of one kind, two heads or two stages; or choose another kind of change.';
    case 'same':
      return kind === 'rename'
        ? 'Edit the issue: write the new name, or choose another kind of change.'
        : `Edit the issue: "${termLabel}" is the one that goes, "${otherLabel}" the one that stays.`;
    case 'taken':
      return 'Edit the issue: write another name. To make one of the two, choose "Two that are one (merge)".';
    case 'few-parts':
      return 'Edit the issue: write the ids of the parts, parted by commas or one a line. One of them may be the old id.';
    case 'bad-name':
      return 'Edit the issue: write another name, in lower case with dashes.';
    case 'there-already':
      return 'Nothing has to be moved. If another stage is meant, name that one; if only its group is wrong, report a mistake.';
  }
}

/** Kinds in which a name is looked for, in the order of `planChange`. */
const namedKinds: readonly NamedKind[] = [
  'heads',
  'stages',
  'methods',
  'topics',
  'scopes',
  'tasks',
  'layers',
  'model-families',
  'groups',
  'subgroups',
];

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Words of a sentence, which no id of one word is and no name has in it. */
const proseWords = new Set(
  'a an the one two three other others another both each for of that this these those which who it its they is are be was were has have should would can could does do with without into from as by when where because since so but or not'.split(
    ' ',
  ),
);

/** What stands between commas, semicolons, line breaks and "and"; and ids with blanks between them, each. */
function partsOf(answer: string): string[] {
  return answer
    .split(/[,;\n+]|\s(?:and|&|\/)\s/)
    .map((part) => part.trim().replace(/^(?:and|&)\s+/, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .flatMap((part) => {
      const words = part.split(/\s+/);
      return words.every((word) => slug.test(word) && word.includes('-')) ? words : [part];
    });
}
