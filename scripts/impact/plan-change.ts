import type { Content } from '../../src/content/read-content.ts';
import type { Term, TermKind } from '../../src/content/terms-folder.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import { countOf, WrongUseError } from '../terminal/command.ts';
import { findUses, type Use } from './find-uses.ts';
import { codeSpan, shortCodeSpan } from './markdown.ts';

/** A change of the taxonomy that somebody thinks about; nothing is written. */
export type TaxonomyChange =
  | { kind: 'rename'; from: string; to: string }
  | { kind: 'merge'; from: string; to: string }
  | { kind: 'move'; head: string; stage: string };

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
  'references',
] as const;

/** Say what a change would touch. @throws {WrongUseError} for names that the content doesn't have, or has already. */
export function planChange(content: Content, change: TaxonomyChange): ChangePlan {
  if (change.kind === 'move') return planMove(content, change.head, change.stage);
  const { kind, term } = findTerm(content, change.from);
  const { from, to } = change;
  const uses = findUses(content, kind, from);
  if (change.kind === 'rename') {
    if (!/^[\w.-]+$/.test(to) || (kind !== 'references' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(to)))
      throw new WrongUseError(
        `Unexpected name "${to}", expected lower-case letters, digits and single dashes`,
      );
    if (content.terms[kind].some(({ id }) => id === to))
      throw new WrongUseError(
        `Unexpected name "${to}", which the content has already; to make one of the two: --merge ${from} ${to}`,
      );
    return {
      title: `Rename ${codeSpan(from)} to ${codeSpan(to)}`,
      steps: [ownStep(term, to), ...addressStep(kind, from), ...folderStep(content, kind, from, to)],
      uses,
      questions: [],
    };
  }
  const other = content.terms[kind].find(({ id }) => id === to);
  if (!other) throw unknown(to, content.terms[kind]);
  return {
    title: `Merge ${codeSpan(from)} into ${codeSpan(to)}`,
    steps: [
      `Delete ${placeOf(term)}, and take over what it says into ${placeOf(other)}: its name and aliases as \`aliases\`, its references, its text.`,
      ...addressStep(kind, from),
      ...folderStep(content, kind, from, to),
    ],
    uses,
    questions: mergeQuestions(content, kind, from, to),
  };
}

function planMove(content: Content, headId: string, stageId: string): ChangePlan {
  const { heads, stages } = content.terms;
  const head = heads.find(({ id }) => id === headId);
  if (!head) throw unknown(headId, heads);
  const stage = stages.find(({ id }) => id === stageId);
  if (!stage) throw unknown(stageId, stages);
  if (head.data.stage === stageId) throw new WrongUseError(`${headId} is in ${stageId} already`);
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
    uses: findUses(content, 'heads', headId),
    questions,
  };
}

/** Labels and edges that would stand twice, or lead from a term to itself. */
function mergeQuestions({ papers, terms }: Content, kind: TermKind, from: string, to: string): Use[] {
  const questions: Use[] = [];
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

function findTerm(content: Content, id: string): { kind: (typeof kinds)[number]; term: Term<unknown> } {
  for (const kind of kinds) {
    const term = content.terms[kind].find((each) => each.id === id);
    if (term) return { kind, term };
  }
  throw unknown(
    id,
    kinds.flatMap((kind): { id: string }[] => content.terms[kind]),
  );
}

function unknown(id: string, known: readonly { id: string }[]): WrongUseError {
  const near = nearestId(
    id,
    known.map((term) => term.id),
  );
  return new WrongUseError(
    `Unexpected name "${id}", expected a term of the survey${near ? `, perhaps "${near}"` : ''}`,
  );
}

/** A term with a file of its own is renamed by moving it. */
function ownStep(term: Term<unknown>, to: string): string {
  if (!('body' in term)) return `In ${placeOf(term, ['id'])}: \`id: ${to}\`.`;
  return `\`git mv ${term.file} ${term.file.replace(/[^/\\]+$/, `${to}.mdx`)}\``;
}

/** Its page is at another address from then on. */
function addressStep(kind: TermKind, from: string): string[] {
  const hasPage = ['heads', 'stages', 'circuits', 'methods', 'topics'].includes(kind);
  return hasPage ? [`The page \`/${kind}/${from}/\` is no more: links from elsewhere to it break.`] : [];
}

/** Papers lie in the folder of their primary stage or topic. */
function folderStep({ papers }: Content, kind: TermKind, from: string, to: string): string[] {
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
