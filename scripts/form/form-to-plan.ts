import type { Content } from '../../src/content/read-content.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { planChange, printPlan, type TaxonomyChange } from '../impact/plan-change.ts';
import type { ContentText } from '../impact/read-texts.ts';
import { WrongUseError } from '../terminal/command.ts';
import type { FormAnswers } from './parse-form.ts';
import { idOfAddress, readList } from './read-list.ts';

/** Answers of the drop-down list of the form. */
export const changeKinds = {
  'Two that are one (merge)': 'merge',
  'One that is two (split)': 'split',
  'One in the wrong place (move)': 'move',
  'Another name (rename)': 'rename',
} as const;

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
  const asked = answers.get('Kind of change') ?? '';
  const kind = Object.hasOwn(changeKinds, asked) ? changeKinds[asked as keyof typeof changeKinds] : undefined;
  const idsOf = (label: string) =>
    readList(answers.get(label) ?? '').flatMap(({ words }) => words.map(idOfAddress));
  const [term = ''] = idsOf('Which term');
  const others = idsOf('The other term, or the new name');
  const [other = ''] = others;
  const change: TaxonomyChange | undefined =
    kind === 'merge' || kind === 'rename'
      ? { kind, from: term, to: other }
      : kind === 'move'
        ? { kind, head: term, stage: other }
        : kind === 'split'
          ? { kind, from: term, into: others }
          : undefined;
  try {
    if (!change) throw new WrongUseError('Unexpected kind of change, expected one of the list');
    return { reply: printPlan(planChange(content, texts, change)), problems: [] };
  } catch (error) {
    if (!(error instanceof WrongUseError)) throw error;
    const [message = ''] = error.message.split('\n');
    return {
      reply: undefined,
      problems: [
        {
          file,
          line: 1,
          column: 1,
          rule: 'form-term',
          message,
          mend: 'Write ids of the survey: the last part of the address of a page, such as successor-head. Then edit the issue.',
        },
      ],
    };
  }
}
