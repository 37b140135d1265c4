import type { Content } from '../../src/content/read-content.ts';
import type { Term } from '../../src/content/terms-folder.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import { isReservedSlug } from '../../src/survey/slug.ts';
import { countOf, WrongUseError } from '../terminal/command.ts';
import { findNamed } from './find-named.ts';
import { findUses, type Use } from './find-uses.ts';
import { codeSpan, shortCodeSpan } from './markdown.ts';
import type { ContentText } from './read-texts.ts';

/** A change of the taxonomy that somebody thinks about; nothing is written. */
export type TaxonomyChange =
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'merge'; from: string; to: string }
  /** `into` may hold the old name: then one part keeps it. */
  | { kind: 'split'; from: string; into: readonly string[] }
  | { kind: 'move'; head: string; stage: string };

/** Why a change makes no sense. */
export type ChangeFault =
  | 'same'
  | 'taken'
  | 'unknown'
  | 'other-kind'
  | 'few-parts'
  | 'bad-name'
  | 'there-already';

/** The change can't be planned, for a reason in what was asked. */
export class ChangeRefusedError extends WrongUseError {
  readonly fault: ChangeFault;
  /** Without what only makes sense on the command line. */
  readonly plainMessage: string;

  constructor(fault: ChangeFault, message: string, onCommandLine = '') {
    super(`${message}${onCommandLine}`);
    this.fault = fault;
    this.plainMessage = message;
  }
}

/** What a change would touch. */
export interface ChangePlan {
  /** What is to be done, as a heading. */
  title: string;
  /** The term's own file, which has to be moved, deleted or changed. */
  steps: string[];
  uses: Use[];
  /** What a person has to decide, besides exchanging a name: each with its place. */
  questions: Use[];
}

/** Kinds in which a name is looked for, in this order. */
const kinds = [
  'heads',
  'stages',
  'circuits',
  'methods',
  'topics',
  'scopes',
  'tasks',
  'layers',
  'model-families',
  'essays',
  'benchmarks',
  'glossary',
  'background',
  'references',
  'groups',
  'subgroups',
] as const;
export type Kind = (typeof kinds)[number];

/** Terms of a kind; groups and subgroups stand in the files of their stages. */
function termsOf({ terms }: Content, kind: Kind): Term<unknown>[] {
  if (kind !== 'groups' && kind !== 'subgroups') return terms[kind];
  return terms.stages.flatMap(({ data, file, place }) =>
    data.groups.flatMap((group, index): Term<unknown>[] => {
      const within = (path: PropertyKey[]) => (inner: readonly PropertyKey[]) => place([...path, ...inner]);
      if (kind === 'groups') return [{ id: group.id, data: group, file, place: within(['groups', index]) }];
      return group.subgroups.map((each, at) => ({
        id: each.id,
        data: each,
        file,
        place: within(['groups', index, 'subgroups', at]),
      }));
    }),
  );
}

/**
 * Say what a change would touch.
 *
 * @param texts Files of the content, for the places in them that are no field of a term or a paper.
 * @throws {ChangeRefusedError} for names that the content doesn't have, or has already, or that the change makes no sense for.
 */
export function planChange(
  content: Content,
  texts: readonly ContentText[],
  change: TaxonomyChange,
): ChangePlan {
  if (change.kind === 'move') return planMove(content, texts, change.head, change.stage);
  const { kind, term } = findTerm(content, change.from);
  const { from } = change;
  const uses = findUses(content, texts, kind, from);
  if (change.kind === 'split') return planSplit(content, kind, term, change.into, uses);
  const { to } = change;
  if (from === to)
    throw new ChangeRefusedError(
      'same',
      change.kind === 'merge'
        ? `Unexpected "${to}" twice, expected two terms, of which one goes into the other`
        : `Unexpected name "${to}", which is its name already, expected another`,
    );
  if (change.kind === 'rename') {
    ensureName(to, kind);
    if (termsOf(content, kind).some(({ id }) => id === to))
      throw new ChangeRefusedError(
        'taken',
        `Unexpected name "${to}", which the content has already`,
        `; to make one of the two: --merge ${from} ${to}`,
      );
    return {
      title: `Rename ${codeSpan(from)} to ${codeSpan(to)}`,
      steps: [
        // Two stages can have a group of one id each.
        ...termsOf(content, kind).flatMap((each) => (each.id === from ? [ownStep(each, to)] : [])),
        ...nameStep(term),
        ...addressStep(kind, from),
        ...folderStep(content, kind, from, to),
        ...madeSteps(kind),
      ],
      uses,
      questions: [],
    };
  }
  const isGroup = kind === 'groups' || kind === 'subgroups';
  const other = termsOf(content, kind).find(({ id }) => id === to);
  if (!other) throw unknown(content, to, [kind]);
  return {
    title: `Merge ${codeSpan(from)} into ${codeSpan(to)}`,
    steps: [
      `Delete ${placeOf(term)}, and take over what it says into ${placeOf(other)}: ${isGroup ? 'what its summary adds, and its subgroups' : 'its name and aliases as `aliases`, its references, its text'}.`,
      ...addressStep(kind, from),
      ...folderStep(content, kind, from, to),
      ...madeSteps(kind),
    ],
    uses,
    questions: [...mergeQuestions(content, kind, from, to), ...doubledPlaces(uses, texts, kind, to)],
  };
}

/** A name that two or more share from then on: each place has to be read. */
function planSplit(
  content: Content,
  kind: Kind,
  term: Term<unknown>,
  into: readonly string[],
  uses: Use[],
): ChangePlan {
  const parts = [...new Set(into)];
  if (parts.length < 2)
    throw new ChangeRefusedError(
      'few-parts',
      `Unexpected ${parts.length === 0 ? 'absence of parts' : `single part "${parts[0]}"`}, expected the ids of two parts or more; one of them may be ${term.id}`,
    );
  for (const part of parts) ensureName(part, kind);
  const isThere = (id: string) => termsOf(content, kind).some((each) => each.id === id);
  const added = parts.filter((part) => !isThere(part));
  const isGone = !parts.includes(term.id);
  const spoken = parts.map((part) => codeSpan(part)).join(', ');
  return {
    title: `Split ${codeSpan(term.id)} into ${spoken}`,
    steps: [
      ...added.map((part) =>
        'body' in term
          ? `Write \`${term.file.replace(/[^/\\]+$/, `${part}.mdx`)}\`, from what ${placeOf(term)} says of it.`
          : `Write an entry with \`id: ${part}\` beside ${placeOf(term, ['id'])}.`,
      ),
      isGone
        ? `Delete ${placeOf(term)} once nothing names it.`
        : `Take what is of the other parts out of ${placeOf(term)}.`,
      ...(isGone ? addressStep(kind, term.id) : []),
      `Each place below names one of ${spoken} from then on, or more than one: read it, and choose.`,
      ...madeSteps(kind),
    ],
    uses,
    questions: content.papers.flatMap(({ data, file, place }): Use[] =>
      labelPaths(data, kind, term.id).map((path) => ({
        file,
        line: place(path).line,
        what: `which part the paper ${shortCodeSpan(data?.title ?? '', 70)} bears on`,
      })),
    ),
  };
}

/** Where a paper is labelled with a term. */
function labelPaths(data: Content['papers'][number]['data'], kind: Kind, id: string): (string | number)[][] {
  if (!data) return [];
  if (kind === 'stages' || kind === 'heads')
    return data[kind].flatMap((label, index) => (label.id === id ? [[kind, index, 'id']] : []));
  if (kind === 'methods')
    return data.methods.flatMap((label, index) => (label === id ? [['methods', index]] : []));
  if (kind === 'topics') return data.topic === id ? [['topic']] : [];
  return kind === 'scopes' && data.scope === id ? [['scope']] : [];
}

function planMove(
  content: Content,
  texts: readonly ContentText[],
  headId: string,
  stageId: string,
): ChangePlan {
  const { heads, stages } = content.terms;
  const head = heads.find(({ id }) => id === headId);
  if (!head) throw unknown(content, headId, ['heads']);
  const stage = stages.find(({ id }) => id === stageId);
  if (!stage) throw unknown(content, stageId, ['stages']);
  if (head.data.stage === stageId)
    throw new ChangeRefusedError('there-already', `${headId} is in ${stageId} already`);
  const groups = stage.data.groups.map(({ id }) => codeSpan(id)).join(', ') || 'none yet';
  const steps = [
    `In ${placeOf(head, ['stage'])}: \`stage: ${stageId}\`, and a group of that stage (${groups})${head.data.subgroup === undefined ? '' : ', without its subgroup'}.`,
  ];
  const left = heads.filter(
    ({ id, data }) => id !== headId && data.stage === head.data.stage && data.group === head.data.group,
  );
  if (left.length === 0 && head.data.group !== undefined)
    steps.push(
      `The group ${codeSpan(head.data.group)} is left without a head: delete it, or give it another.`,
    );
  steps.push(...madeSteps('heads'));
  const core = content.terms.scopes[0]?.id;
  const questions = content.papers.flatMap((paper): Use[] => {
    const { data, file, place } = paper;
    const index = data?.heads.findIndex(({ id }) => id === headId) ?? -1;
    if (!data || index < 0 || data.stages.some(({ id }) => id === stageId)) return [];
    const { relation } = data.heads[index] ?? {};
    if (data.scope !== core || relation === 'uses') return [];
    return [
      {
        file,
        line: place(['heads', index, 'id']).line,
        what: `the paper ${shortCodeSpan(data.title, 70)} has the head and not the stage: add the stage with a quote, or say that it only uses the head`,
      },
    ];
  });
  return {
    title: `Move ${codeSpan(headId)} to ${codeSpan(stageId)}`,
    steps,
    uses: findUses(content, texts, 'heads', headId),
    questions,
  };
}

/** Labels and edges that would stand twice, or lead from a term to itself. */
function mergeQuestions(content: Content, kind: Kind, from: string, to: string): Use[] {
  const { papers, terms } = content;
  const questions: Use[] = [];
  if (kind === 'groups' || kind === 'subgroups') {
    const [one, other] = [from, to].map((name) => termsOf(content, kind).find(({ id }) => id === name));
    if (one && other && one.file !== other.file)
      questions.push({
        file: one.file,
        line: one.place(['id']).line,
        what: `the two are of different stages: each head of \`${from}\` would have to move to the other stage, too`,
      });
  }
  for (const { data, file, place } of papers) {
    if (!data) continue;
    for (const key of ['stages', 'heads'] as const) {
      if (key !== kind) continue;
      const ids = data[key].map(({ id }) => id);
      if (!ids.includes(from) || !ids.includes(to)) continue;
      questions.push({
        file,
        line: place([key, ids.indexOf(from), 'id']).line,
        what: `the paper ${shortCodeSpan(data.title, 70)} has both: keep the label with the better quote`,
      });
    }
    if (kind === 'methods' && data.methods.includes(from) && data.methods.includes(to))
      questions.push({
        file,
        line: place(['methods', data.methods.indexOf(from)]).line,
        what: `the paper ${shortCodeSpan(data.title, 70)} has both: keep one`,
      });
  }
  if (kind === 'heads') {
    for (const { data, file, place } of terms.circuits) {
      for (const [index, edge] of data.edges.entries()) {
        if ([from, to].includes(edge.from) && [from, to].includes(edge.to))
          questions.push({
            file,
            line: place(['edges', index, 'from']).line,
            what: 'an edge would lead from the head to itself',
          });
      }
    }
    const stageOf = (id: string) => terms.heads.find((head) => head.id === id)?.data.stage;
    if (stageOf(from) !== stageOf(to)) {
      const head = terms.heads.find(({ id }) => id === from);
      if (head)
        questions.push({
          file: head.file,
          line: head.place(['stage']).line,
          what: `the two are of different stages (${stageOf(from) ?? 'none'}, ${stageOf(to) ?? 'none'})`,
        });
    }
  }
  return questions;
}

/** Answers of a judged query and labels of a labelled paper that would stand twice. */
function doubledPlaces(uses: readonly Use[], texts: readonly ContentText[], kind: Kind, to: string): Use[] {
  const queries = new Map<string, Set<number>>();
  return uses.flatMap((use): Use[] => {
    const text = texts.find(({ file }) => file === use.file);
    if (!text?.path.startsWith('evaluation/')) return [];
    const others = findNamed(text, kind, to);
    const starts = queries.get(use.file) ?? startsOfEntries(text.text);
    queries.set(use.file, starts);
    const entryOf = (line: number) => Math.max(0, ...[...starts].filter((start) => start <= line));
    // What is named stands before the first "of": the fields of a labelled paper, or the answer of a query.
    const namesOf = (what: string) => what.replace(/ of .*$/, '').split(', ');
    const isTwice = others.some(
      (other) =>
        namesOf(other.what).some((name) => namesOf(use.what).includes(name)) &&
        (text.path.endsWith('.jsonl') ? other.line === use.line : entryOf(other.line) === entryOf(use.line)),
    );
    return isTwice ? [{ ...use, what: `${use.what}: it would stand twice, keep one` }] : [];
  });
}

/** Lines on which the entries of a list in YAML begin, from 1. */
function startsOfEntries(text: string): Set<number> {
  return new Set(text.split('\n').flatMap((line, index) => (line.startsWith('- ') ? [index + 1] : [])));
}

function ensureName(name: string, kind: Kind): void {
  if (!/^[\w.-]+$/.test(name) || (kind !== 'references' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)))
    throw new ChangeRefusedError(
      'bad-name',
      `Unexpected name "${name}", expected lower-case letters, digits and single dashes`,
    );
  if (kind !== 'references' && isReservedSlug(name))
    throw new ChangeRefusedError(
      'bad-name',
      `Unexpected name "${name}", expected one that isn't kept for a page or a device: no file may go by it`,
    );
}

/** The kind of the term that has an id, the first of those that an id is looked for in; undefined where none has it. */
export function kindOfTerm(content: Content, id: string): Kind | undefined {
  return kinds.find((kind) => termsOf(content, kind).some((term) => term.id === id));
}

function findTerm(content: Content, id: string): { kind: Kind; term: Term<unknown> } {
  for (const kind of kinds) {
    const term = termsOf(content, kind).find((each) => each.id === id);
    if (term) return { kind, term };
  }
  throw unknown(content, id, kinds);
}

/** What to say of a name that is no term of the kinds that are meant: what it is instead, or what comes near. */
function unknown(content: Content, id: string, meant: readonly Kind[]): ChangeRefusedError {
  const expected = meant.length === kinds.length ? 'a term' : `one of the ${meant.map(plural).join(', ')}`;
  const other = kindOfTerm(content, id);
  const is = other === undefined ? undefined : `which is one of the ${plural(other)}`;
  const near = nearestId(
    id,
    meant.flatMap((kind) => termsOf(content, kind).map((term) => term.id)),
  );
  return new ChangeRefusedError(
    is === undefined ? 'unknown' : 'other-kind',
    `Unexpected name "${id}"${is === undefined ? '' : `, ${is}`}, expected ${expected} of the survey${near && is === undefined ? `, perhaps "${near}"` : ''}`,
  );
}

/** @example plural('model-families') // 'model families' */
function plural(kind: Kind): string {
  return kind === 'glossary' || kind === 'background' ? `${kind} entries` : kind.replaceAll('-', ' ');
}

/** What is made from the terms, and is made anew by a command rather than by hand. */
function madeSteps(kind: Kind): string[] {
  return ['essays', 'benchmarks', 'glossary', 'background', 'references'].includes(kind)
    ? []
    : [
        'Afterwards: `npm run schema` brings the lists for editors up to date, and `npm run maps` draws what has changed.',
      ];
}

/** A term with a file of its own is renamed by moving it. */
function ownStep(term: Term<unknown>, to: string): string {
  if (!('body' in term)) return `In ${placeOf(term, ['id'])}: \`id: ${to}\`.`;
  return `\`git mv ${term.file} ${term.file.replace(/[^/\\]+$/, `${to}.mdx`)}\``;
}

/** The id is made of the name, which readers know: the old one is still looked for. */
function nameStep(term: Term<unknown>): string[] {
  const { name, aliases } = term.data as { name?: string; aliases?: readonly string[] };
  if (name === undefined) return [];
  const old = codeSpan(name);
  return [
    `In ${placeOf(term, ['name'])}: the new name behind \`name:\`${aliases === undefined ? '' : `, and ${old} among the \`aliases\``}, unless ${old} stays its name.`,
  ];
}

/** Its page is at another address from then on. */
function addressStep(kind: Kind, from: string): string[] {
  const hasPage = ['heads', 'stages', 'circuits', 'methods', 'topics', 'essays'].includes(kind);
  return hasPage ? [`The page \`/${kind}/${from}/\` is no more: links from elsewhere to it break.`] : [];
}

/** Papers lie in the folder of their primary stage or topic. */
function folderStep({ papers }: Content, kind: Kind, from: string, to: string): string[] {
  if (kind !== 'stages' && kind !== 'topics') return [];
  const moved = papers.filter(({ folder }) => folder === from).length;
  return moved === 0
    ? []
    : [`${countOf(moved, 'paper')} would lie in \`papers/${to}\`: \`npm run check -- --fix\` moves them.`];
}

function placeOf(term: Pick<Term<unknown>, 'file' | 'place'>, path: readonly PropertyKey[] = []): string {
  return codeSpan(`${term.file}:${term.place(path).line}`);
}

/** The plan in Markdown. Ends with a line break. */
export function printPlan({ title, steps, uses, questions }: ChangePlan): string {
  const files = new Set(uses.map(({ file }) => file)).size;
  const lines = [
    `## ${title}`,
    '',
    `Touches ${countOf(uses.length, 'place')} in ${countOf(files, 'file')}; nothing was changed.`,
    '',
    ...steps.map((step) => `- ${step}`),
  ];
  if (questions.length > 0)
    lines.push(
      '',
      '### To decide',
      '',
      ...questions.map(({ file, line, what }) => `- ${codeSpan(`${file}:${line}`)}: ${what}`),
    );
  if (uses.length > 0)
    lines.push(
      '',
      '### Where it is named',
      '',
      ...uses.map(({ file, line, what }) => `- ${codeSpan(`${file}:${line}`)}: ${what}`),
    );
  return `${lines.join('\n')}\n`;
}
