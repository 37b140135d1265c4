import {
  isUnread,
  nothingUnread,
  type TermKind,
  type Terms,
  type Unread,
} from '../../src/content/terms-folder.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { Readable } from '../../src/survey/readable.ts';
import type { NamedKind, PaperFrontMatter } from '../../src/survey/schema.ts';
import { findPassage, nearestPassage } from './find-passage.ts';
import type { IdOf } from './fix-values.ts';
import { createIdOf } from './id-of-name.ts';
import { meantLabels } from './meant-labels.ts';
import { emptyWords, partedWords } from './note-texts.ts';
import { unknownId, whatIs } from './unknown-id.ts';

/** The terms that papers are labelled with. */
export type PaperTerms = Pick<Terms, 'scopes' | 'topics' | 'stages' | 'heads' | 'methods'>;

type Labels = Readable<PaperFrontMatter>;

/**
 * Problems of one paper's labels, against the terms of the survey: unknown ids, quotes that the abstract doesn't hold, a
 * file in the wrong folder. Of a file whose front matter has the wrong form, all that can be read is looked at.
 *
 * @param file Path for messages.
 * @param unread Terms that couldn't be read: an id of theirs is not unknown.
 */
export function checkPaper(
  paper: PaperFile,
  terms: PaperTerms,
  file: string,
  unread: Unread = nothingUnread(),
  idOf: IdOf = createIdOf(terms),
): Problem[] {
  const labels = meantLabels(paper, idOf, unread);
  const at = (path: readonly PropertyKey[]) => ({ file, ...paper.place(path) });
  const problems: Problem[] = [];

  const checkId = (
    kind: string,
    named: NamedKind,
    id: string | undefined,
    known: readonly { id: string }[],
    path: PropertyKey[],
  ): boolean => {
    const termKind = named === 'labelMethods' ? 'methods' : (named as TermKind);
    if (id === undefined || known.some((term) => term.id === id) || isUnread(unread, termKind, id))
      return true;
    const ids = known.map((term) => term.id);
    const meant = idOf(named, id);
    const elsewhere = whatIs(id, terms);
    const problem = unknownId(kind, id, ids, at(path), { meant, elsewhere });
    if (kind === 'head' && !problem.replacement && elsewhere === undefined) {
      const root = file.slice(0, Math.max(0, file.length - paper.path.length));
      problem.mend += ` If the survey lacks it, propose it: ${root}heads/${id}.mdx, as docs/templates/head.mdx.`;
    }
    problems.push(problem);
    return false;
  };
  // An id is judged as it is written, and what hangs on it as it is meant.
  const { scope, topic, stages = [], heads = [], methods = [] } = paper.readable;
  checkId('scope', 'scopes', scope, terms.scopes, ['scope']);
  checkId('topic', 'topics', topic, terms.topics, ['topic']);
  let areStagesKnown = true;
  for (const [index, label] of stages.entries()) {
    const isKnown = checkId('stage', 'stages', label?.id, terms.stages, ['stages', index, 'id']);
    areStagesKnown &&= isKnown && labels.stages?.[index]?.id !== undefined;
  }
  for (const [index, label] of heads.entries())
    checkId('head', 'heads', label?.id, terms.heads, ['heads', index, 'id']);
  const labelMethods = terms.methods.filter((method) => method.data.kind === 'method');
  for (const [index, id] of methods.entries())
    checkId('method', 'labelMethods', id, labelMethods, ['methods', index]);
  // A stage that is misspelt is told once, not again as one that is missing.
  if (labels.stages && areStagesKnown) problems.push(...headsBeyondStages(labels, terms, at));
  problems.push(...repeatedLabels(labels, at), ...checkQuotes(labels, at), ...checkScope(labels, terms, at));

  const folder = folderOf(labels);
  const isTerm = [...terms.stages, ...terms.topics].some(({ id }) => id === folder);
  if (folder !== undefined && isTerm && paper.folder !== folder) {
    const root = file.slice(0, Math.max(0, file.length - paper.path.length));
    problems.push({
      ...at(stages.length > 0 ? ['stages', 0, 'id'] : ['topic']),
      rule: 'wrong-folder',
      message: `Unexpected folder papers/${paper.folder}, expected papers/${folder}, the paper's ${stages.length > 0 ? 'primary stage' : 'topic'}`,
      mend: `Move it to ${root}papers/${folder}/${paper.slug}.mdx (npm run check -- --fix does it), or mend the label.`,
    });
  }
  return problems;
}

function repeatedLabels(
  { stages = [], heads = [], methods = [] }: Labels,
  at: (path: PropertyKey[]) => { file: string; line: number; column: number },
): Problem[] {
  const lists = {
    stages: stages.map((label) => label?.id),
    heads: heads.map((label) => label?.id),
    methods,
  };
  return Object.entries(lists).flatMap(([key, ids]) =>
    ids.flatMap((id, index): Problem[] => {
      if (id === undefined || ids.indexOf(id) === index) return [];
      return [
        {
          ...at(key === 'methods' ? [key, index] : [key, index, 'id']),
          rule: 'repeated-label',
          message: `Unexpected second label "${id}" among the ${key}, expected each once`,
          mend: key === 'methods' ? 'Delete one of the two.' : 'Keep the label with the better quote.',
        },
      ];
    }),
  );
}

function checkQuotes(
  { stages = [], heads = [], abstract, title }: Labels,
  at: (path: PropertyKey[]) => { file: string; line: number; column: number },
): Problem[] {
  if (abstract === undefined) return [];
  if (emptyWords.test(abstract))
    return [
      {
        ...at(['abstract']),
        rule: 'empty-abstract',
        message: `Unexpected abstract "${shorten(abstract.trim())}", expected that of the paper: every quote is held against it`,
        mend: 'Copy the abstract from the page of the paper.',
      },
    ];
  return Object.entries({ stages, heads }).flatMap(([key, labels]) =>
    labels.flatMap((label, index): Problem[] => {
      const { id, quote } = label ?? {};
      if (quote === undefined) return [];
      const place = at([key, index, 'quote']);
      const whose = id === undefined ? '' : ` for "${id}"`;
      // A control in it is told of as such: mostly a backslash of TeX in double quotes.
      if (control.test(quote)) return [];
      if (!abstract.includes(quote)) {
        return [
          {
            ...place,
            rule: 'quote-not-in-abstract',
            message: `Unexpected quote${whose}, expected words of the abstract, letter by letter: "${shorten(quote)}"`,
            mend: mendQuote(quote, abstract, title),
          },
        ];
      }
      if (standsInWords(abstract, quote)) return [];
      return [
        {
          ...place,
          rule: 'quote-cuts-word',
          message: `Unexpected quote${whose} that begins or ends within a word, or is no word, expected a passage of whole words: "${shorten(quote)}"`,
          mend: 'Copy the words around it, too: the passage has to bear the label out by itself.',
        },
      ];
    }),
  );
}

const control = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;

/** Letters of scripts that put blanks between their words. */
const wordLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{M}]/u;

/** Whether a quote is, at one of its places, a passage of whole words, and more than a letter or two. */
function standsInWords(text: string, quote: string): boolean {
  const letters = quote.match(/[\p{L}\p{N}]/gu) ?? [];
  if (letters.length < (wordLetter.test(letters.join('')) ? 3 : 1)) return false;
  const cuts = (outer: string | undefined, inner: string | undefined) =>
    outer !== undefined && inner !== undefined && wordLetter.test(outer) && wordLetter.test(inner);
  for (let place = text.indexOf(quote); place >= 0; place = text.indexOf(quote, place + 1)) {
    if (!cuts(text[place - 1], quote[0]) && !cuts(text[place + quote.length], quote.at(-1))) return true;
  }
  return false;
}

/** Stages of a paper whose scope says that it can't bear on one. */
function checkScope(
  { scope, stages = [] }: Labels,
  terms: PaperTerms,
  at: (path: PropertyKey[]) => { file: string; line: number; column: number },
): Problem[] {
  const found = terms.scopes.find(({ id }) => id === scope);
  // A survey in which no scope says so makes no use of it.
  if (!found || found.data.staged || stages.length === 0 || !terms.scopes.some(({ data }) => data.staged))
    return [];
  const staged = terms.scopes.filter(({ data }) => data.staged).map(({ id }) => id);
  return [
    {
      ...at(['scope']),
      rule: 'scope-without-stages',
      message: `Unexpected scope "${found.id}" of a paper with stages, expected a scope whose papers can bear on a stage: ${staged.join(', ')}`,
      mend: 'Write another scope, or take the stages away (write "staged: true" for the scope in scopes.yaml if its papers can).',
    },
  ];
}

/**
 * A paper that says something of a head says something of the head's stage, too: a head outside of the paper's stages is
 * a label forgotten. Papers that only use a head, or can't bear on a stage, are free.
 */
function headsBeyondStages(
  { heads = [], stages = [], scope }: Labels,
  terms: PaperTerms,
  at: (path: PropertyKey[]) => { file: string; line: number; column: number },
): Problem[] {
  const isCore = terms.scopes[0]?.id === scope;
  return heads.flatMap((label, index): Problem[] => {
    const stage = terms.heads.find((head) => head.id === label?.id)?.data.stage;
    if (!isCore || label?.relation === 'uses' || !terms.stages.some(({ id }) => id === stage)) return [];
    if (stages.some((own) => own?.id === stage)) return [];
    return [
      {
        ...at(['heads', index, 'id']),
        rule: 'head-beyond-stages',
        message: `Unexpected head "${label?.id}" of the stage ${stage}, expected that stage among the paper's (${stages.map((own) => own?.id).join(', ') || 'none'})`,
        mend: `Add the stage with a quote, or take the head away, or write "relation: uses" if the paper only uses it.`,
      },
    ];
  });
}

/** The folder that a paper belongs in: its primary stage, or its topic where it has none; undefined when it has neither. */
export function folderOf({ stages, topic }: Pick<Labels, 'stages' | 'topic'>): string | undefined {
  // Of stages that can't be read, nobody knows which one is the first.
  if (stages === undefined) return undefined;
  return stages.length > 0 ? stages[0]?.id : topic;
}

function mendQuote(quote: string, abstract: string, title: string | undefined): string {
  if (findPassage(abstract, quote) !== undefined)
    return 'It differs in capitals, blanks or typography only: npm run check -- --fix writes it as the abstract has it.';
  const copy = 'Copy a passage of the abstract that bears the label out, or take the label away.';
  if (title?.includes(quote.trim())) return `These are words of the title. ${copy}`;
  const parted = partedWords.exec(abstract)?.[0].replace(/\s+/g, ' ');
  const joined = abstract.replace(new RegExp(partedWords, 'gu'), (word) => word.replace(/-\s+/, ''));
  if (parted !== undefined && joined.replace(/\s+/g, ' ').includes(quote.replace(/\s+/g, ' ')))
    return `It is right; the abstract has a word that was parted at the end of a line ("${parted}"): join it there.`;
  if (/\S\s*(?:\[?\.{3}\]?|\[?…\]?)\s*\S/.test(quote))
    return `A quote is one passage without gaps: keep one of its parts. ${copy}`;
  const near = nearestPassage(abstract, quote);
  return near === undefined ? copy : `Copy the passage that is meant; the nearest is: "${near}"`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
