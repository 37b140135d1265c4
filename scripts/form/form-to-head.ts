import { Document, Scalar } from 'yaml';
import type { Content } from '../../src/content/read-content.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { schemaLine } from '../../src/survey/schema-line.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { createIdOf } from '../check/id-of-name.ts';
import type { FormAnswers } from './parse-form.ts';
import { idOfAddress, readList } from './read-list.ts';

/** A file of a proposed head, made from a form. */
export interface NewHead {
  /** Path from the content folder. */
  path: string;
  text: string;
}

/**
 * The file of the head that a form proposes.
 *
 * @param file How messages name the issue.
 * @returns No head when something is missing, unknown or there already; the problems say what.
 */
export function formToHead(
  answers: FormAnswers,
  { papers, terms }: Content,
  file: string,
): { head: NewHead | undefined; problems: Problem[] } {
  const problems: Problem[] = [];
  const problem = (rule: string, message: string, mend: string) =>
    problems.push({ file, line: 1, column: 1, rule, message, mend });
  const needed = (label: string): string => {
    const answer = answers.get(label);
    if (answer === undefined)
      problem(
        'form-answer-missing',
        `Unexpected absence of "${label}", expected an answer`,
        'Edit the issue and answer it.',
      );
    return answer ?? '';
  };
  const name = toLine(needed('Name'));
  const summary = needed('What it does');
  const reason = needed('Why it is one of its own');
  const slugs = readList(needed('Papers')).flatMap(({ text, words }) => {
    const known = papers.map(({ slug }) => slug);
    const titled = papers.find(({ data }) => data && foldTitle(data.title) === foldTitle(text));
    if (titled) return [titled.slug];
    const ids = words.map(idOfAddress);
    // A line that is neither slugs nor addresses is one thing that isn't there, not as many as it has words.
    const isProse = !ids.some((id) => known.includes(id)) && !words.some((word) => /\/|-\w+-/.test(word));
    for (const id of isProse ? [text] : ids.filter((each) => !known.includes(each))) {
      const near = nearestId(id, known);
      problem(
        'unknown-paper',
        `Unexpected paper ${JSON.stringify(id.slice(0, 100))}, expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
        'Give the address of the paper on the site, or the name of its file. A paper that is missing has to be added first.',
      );
    }
    return ids;
  });
  const idOf = createIdOf(terms);
  const id = titleToSlug(name);
  const same =
    terms.heads.find((head) => head.id === id) ?? terms.heads.find((head) => head.id === idOf('heads', name));
  if (same && name !== '') {
    problem(
      'head-is-there',
      `Unexpected name ${JSON.stringify(name)}, expected one that the survey lacks: it has ${same.id}`,
      'Report what is missing there, or give another name.',
    );
  }
  const stage = termOf('stages', answers.get('Stage'), terms.stages);
  const groups = terms.stages.find((each) => each.id === stage)?.data.groups ?? [];
  const group = termOf('groups', answers.get('Group'), groups);
  if (problems.length > 0) return { head: undefined, problems };

  const document = new Document({});
  const set = (key: string, value: unknown) => document.set(key, document.createNode(value));
  set('name', quoted(name));
  set('aliases', splitNames(answers.get('Other names')).map(quoted));
  set('status', 'proposed');
  if (stage !== undefined) set('stage', stage);
  if (group !== undefined) set('group', group);
  set('summary', quoted(toLine(summary)));
  set('reason', quoted(toLine(reason)));
  set('proposedBy', [...new Set(slugs)]);
  const yaml = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
  const path = `heads/${id}.mdx`;
  return { head: { path, text: `---\n${schemaLine(path)}\n${yaml}---\n` }, problems };

  function termOf(
    kind: 'stages' | 'groups',
    answer: string | undefined,
    list: readonly { id: string }[],
  ): string | undefined {
    if (answer === undefined) return undefined;
    const found =
      list.find((term) => term.id === answer) ?? list.find((term) => term.id === idOf(kind, answer));
    if (!found) {
      problem(
        `unknown-${kind === 'stages' ? 'stage' : 'group'}`,
        `Unexpected ${kind === 'stages' ? 'stage' : 'group'} ${JSON.stringify(answer)}, expected one of ${list.map((term) => term.id).join(', ') || 'none'}`,
        'Write one of these, or leave it open.',
      );
    }
    return found?.id;
  }
}

function splitNames(answer: string | undefined): string[] {
  return readList(answer ?? '')
    .flatMap(({ text }) => text.split(/[,;]/))
    .map(toLine)
    .filter((name) => name !== '');
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}
