import { Document, Scalar } from 'yaml';
import type { Content } from '../../src/content/read-content.ts';
import { foldTitle } from '../../src/survey/fold.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { schemaLine } from '../../src/survey/schema-line.ts';
import { titleToSlug } from '../../src/survey/slug.ts';
import { parsePaperId } from '../add/paper-id.ts';
import { stripMarks } from '../add/strip-marks.ts';
import { createIdOf } from '../check/id-of-name.ts';
import { quoteStart } from '../ingest/read/reader.ts';
import type { FormNote } from './form-note.ts';
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
): { head: NewHead | undefined; problems: Problem[]; notes: FormNote[] } {
  const problems: Problem[] = [];
  const notes: FormNote[] = [];
  const problem = (rule: string, message: string, mend: string) =>
    problems.push({ file, line: 1, column: 1, rule, message, mend });
  const needed = (label: string, sign = /\p{L}/u): string => {
    const answer = answers.get(label);
    if (answer === undefined)
      problem(
        'form-answer-missing',
        `Unexpected absence of "${label}", expected an answer`,
        'Edit the issue and answer it.',
      );
    else if (!sign.test(answer))
      problem(
        'form-answer-missing',
        `Unexpected answer ${quoteStart(answer)} to "${label}", expected words`,
        'Edit the issue and answer it.',
      );
    return answer ?? '';
  };
  const name = toName(needed('Name'));
  const several = namesIn(name);
  if (several.length > 1)
    problem(
      'more-than-one-head',
      `Unexpected ${several.length} names in "Name" (${several.map(quoteStart).join(', ')}), expected one: one head per form`,
      'Leave one name here, and open another form for the next. Other names of the same head belong into "Other names".',
    );
  const summary = needed('What it does');
  const reason = needed('Why it is one of its own');
  const slugs = papersIn(needed('Papers', /[\p{L}\p{N}]/u));
  const idOf = createIdOf(terms);
  const id = titleToSlug(name);
  const same =
    terms.heads.find((head) => head.id === id) ?? terms.heads.find((head) => head.id === idOf('heads', name));
  if (same && name !== '') {
    problem(
      'head-is-there',
      `Unexpected name ${quoteStart(name)}, expected one that the survey lacks: it has ${same.id}`,
      'Report what is missing there, or give another name.',
    );
  }
  const stage = stageOf(answers.get('Stage'));
  const group = groupOf(answers.get('Group'), stage);
  if (problems.length > 0) return { head: undefined, problems, notes };

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
  return { head: { path, text: `---\n${schemaLine(path)}\n${yaml}---\n` }, problems, notes };

  function stageOf(answer: string | undefined): string | undefined {
    if (answer === undefined) return undefined;
    const found = termOf('stages', answer, terms.stages);
    if (found === undefined)
      problem(
        'unknown-stage',
        `Unexpected stage ${quoteStart(answer)}, expected one of ${terms.stages.map((term) => term.id).join(', ') || 'none'}`,
        'Write one of these, or leave it open.',
      );
    return found;
  }

  /** @param stage The stage that was answered, if it is one. */
  function groupOf(answer: string | undefined, stage: string | undefined): string | undefined {
    if (answer === undefined || (stage === undefined && answers.has('Stage'))) return undefined;
    const within = (id: string) => terms.stages.find((each) => each.id === id)?.data.groups ?? [];
    const found = stage === undefined ? undefined : termOf('groups', answer, within(stage));
    if (found !== undefined) return found;
    const owners = terms.stages.filter(({ data }) => termOf('groups', answer, data.groups) !== undefined);
    const ids = owners.map((each) => each.id);
    if (ids.length > 0)
      problem(
        'unknown-group',
        `Unexpected group ${quoteStart(answer)} ${stage === undefined ? 'without its stage' : `of the stage ${stage}`}, expected its stage under "Stage": ${ids.join(' or ')}`,
        `Write ${ids.join(' or ')} under "Stage", or leave the group open.`,
      );
    else if (stage === undefined)
      problem(
        'unknown-group',
        `Unexpected group ${quoteStart(answer)}, expected a group of one of the stages`,
        'Write a stage and one of its groups, as their pages name them, or leave both open.',
      );
    else
      problem(
        'unknown-group',
        `Unexpected group ${quoteStart(answer)}, expected ${
          within(stage).length > 0
            ? `one of ${within(stage)
                .map((each) => each.id)
                .join(', ')}`
            : `none: the stage ${stage} has no groups`
        }`,
        within(stage).length > 0 ? 'Write one of these, or leave it open.' : 'Leave it open.',
      );
    return undefined;
  }

  /** The id that an answer means: the id itself, a name, the address of a page. */
  function termOf(
    kind: 'stages' | 'groups',
    answer: string,
    list: readonly { id: string }[],
  ): string | undefined {
    const bare = stripMarks(answer);
    const last = idOfAddress(bare);
    const named = idOf(kind, bare);
    return list.find((term) => term.id === bare || term.id === last || term.id === named)?.id;
  }

  /** Slugs of the papers of the survey that an answer names, by slug, address, title, arXiv id or DOI. */
  function papersIn(answer: string): string[] {
    const known = new Set(papers.map(({ slug }) => slug));
    const prose: string[] = [];
    const found = readList(answer).flatMap(({ text, words }) => {
      const titled = papers.find(({ data }) => data && foldTitle(data.title) === foldTitle(text));
      if (titled) return [titled.slug];
      const ids = words.map((word) => slugOf(word, known));
      const named = ids.filter((id) => known.has(id));
      // A word of prose is no paper that isn't there; an address in it is meant as one.
      const isPlain = words.every(looksLikePaper);
      const isMeant = (word: string) => isPlain || /^https?:/i.test(word) || parsePaperId(word) !== undefined;
      const lost = ids.filter((id, index) => !known.has(id) && isMeant(words[index] ?? ''));
      for (const id of lost) {
        const near = nearestId(id, known);
        problem(
          'unknown-paper',
          `Unexpected paper ${quoteStart(id)}, expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
          'Give the address of the paper on the site, or the name of its file. A paper that is missing has to be added first.',
        );
      }
      if (named.length === 0 && lost.length === 0) prose.push(text);
      else if (named.length > 0 && named.length + lost.length < ids.length)
        notes.push({
          says: `Papers: of ${quoteStart(text)} only what names a paper was taken: ${named.join(', ')}.`,
        });
      return named;
    });
    const [first] = prose;
    if (first !== undefined) {
      const near = prose.length === 1 ? nearestId(first.slice(0, 100), known) : undefined;
      problem(
        'unknown-paper',
        `Unexpected ${prose.length > 1 ? `${prose.length.toLocaleString('en-GB')} lines` : 'line'} that ${prose.length > 1 ? 'name' : 'names'} no paper (${quoteStart(first)}), expected papers of the survey${near ? `, perhaps "${near}"` : ''}`,
        'Give the addresses of their pages on the site, one a line. A paper that is missing has to be added first.',
      );
    }
    return found;
  }

  function slugOf(word: string, known: ReadonlySet<string>): string {
    const slug = idOfAddress(word);
    if (known.has(slug)) return slug;
    const work = parsePaperId(word);
    return (work && papers.find(({ data }) => data?.[work.kind] === work.id)?.slug) ?? slug;
  }
}

/** An address, a path, an id of a work, or words joined by dashes, as slugs are. */
function looksLikePaper(word: string): boolean {
  return /^https?:|\w\/\w[\w-]*\/?$|\.mdx$|\w-\w+-\w/i.test(word) || parsePaperId(word) !== undefined;
}

/** Names that stand where one belongs: parted by signs, or by "and" where both sides end in one word. */
function namesIn(name: string): string[] {
  const parts = name.split(/\s*[,;|]\s*/).filter((part) => part !== '');
  if (parts.length > 1) return parts;
  const lastOf = (part: string) =>
    part
      .slice(part.lastIndexOf(' ') + 1)
      .toLowerCase()
      .replace(/s$/, '');
  const sides = name.split(/ (?:and|&) /);
  return sides.length > 1 && new Set(sides.map(lastOf)).size === 1 ? sides : [name];
}

/** A name in one line, without the marks that people put around it or around a word of it. */
function toName(text: string): string {
  return stripMarks(toLine(text).replace(/["“”„«»]/g, ''));
}

function splitNames(answer: string | undefined): string[] {
  return readList(answer ?? '')
    .flatMap(({ text }) => text.split(/[,;]/))
    .map(toName)
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
