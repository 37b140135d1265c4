import { saySome } from '../site/say-count.ts';
import { withArticle } from '../site/with-article.ts';
import { findingRelations, headRelations } from '../survey/schema.ts';
import { listWords } from './list-words.ts';
import { byId, headNode, type MapTerms, methodNode, paperNode } from './map-source.ts';
import { moreNode, passive } from './stage-map.ts';
import type { MapEdge, MapNode, SurveyMap } from './survey-map.ts';

const mostPapers = 8;
const mostMethods = 6;

/**
 * What stands around a head: what feeds it and what it feeds, the methods by which its papers looked at it, and these
 * papers; undefined when there is nothing around it.
 */
export function headMap(terms: MapTerms, id: string): SurveyMap | undefined {
  const head = terms.head(id);
  if (!head) return undefined;
  const key = `head:${id}`;
  const { view } = terms;
  const subject: MapNode = { ...headNode(terms, head), isSubject: true };
  const nodes = new Map<string, MapNode>([[key, subject]]);
  const edges: MapEdge[] = [];
  const handed = new Map<string, MapEdge>();
  for (const edge of [...view.to(key, 'hands'), ...view.from(key, 'hands')]) {
    const other = terms.head((edge.from === key ? edge.to : edge.from).slice('head:'.length));
    if (!other) continue;
    nodes.set(`head:${other.id}`, headNode(terms, other));
    // Two circuits can have the same step; it is drawn once.
    const pair = `${edge.from} ${edge.to}`;
    const before = handed.get(pair);
    const note = [before?.note, edge.label]
      .filter((part, index, all) => part && all.indexOf(part) === index)
      .join('; ');
    const label = before?.label ?? edge.carries;
    handed.set(pair, { from: edge.from, to: edge.to, note, ...(label !== undefined && { label }) });
  }
  edges.push(...handed.values());

  const relationOf = new Map(view.to(key, ...headRelations).map(({ from, kind }) => [from, kind]));
  const papers = [...relationOf]
    .flatMap(([from, relation]) => {
      const paper = terms.paper(from.slice('paper:'.length));
      return paper ? [{ paper, relation }] : [];
    })
    .sort((a, b) => {
      const place = ({ relation }: typeof a) =>
        headRelations.indexOf(relation as (typeof headRelations)[number]);
      return (
        place(a) - place(b) || (b.paper.data.year ?? 0) - (a.paper.data.year ?? 0) || byId(a.paper, b.paper)
      );
    });

  const useOf = new Map<string, number>();
  for (const { paper, relation } of papers) {
    if (!findingRelations.includes(relation)) continue;
    for (const { to } of view.from(`paper:${paper.id}`, 'by-method')) useOf.set(to, (useOf.get(to) ?? 0) + 1);
  }
  const methods = terms.methods
    .filter(({ id }) => useOf.has(`method:${id}`))
    .sort((a, b) => (useOf.get(`method:${b.id}`) ?? 0) - (useOf.get(`method:${a.id}`) ?? 0) || byId(a, b));
  for (const method of methods.slice(0, mostMethods)) {
    const { key: from, ...node } = methodNode(terms, method);
    nodes.set(from, { ...node, key: from, papers: useOf.get(from) ?? 0 });
    edges.push({ from, to: key, isDotted: true, isUndirected: true, note: 'a method of its papers' });
  }

  const shown = papers.slice(0, papers.length > mostPapers ? mostPapers - 1 : mostPapers);
  for (const { paper, relation } of shown) {
    nodes.set(`paper:${paper.id}`, paperNode(paper));
    const label = passive[relation] ?? relation;
    edges.push({
      from: key,
      to: `paper:${paper.id}`,
      label,
      isUndirected: true,
      ...(relation !== 'introduces' && { isDotted: true }),
    });
  }
  const hidden = papers.length - shown.length;
  if (hidden > 0) {
    const more = moreNode('more-papers', `and ${hidden} more papers`, `/heads/${id}/#papers`);
    nodes.set(more.key, more);
    edges.push({ from: key, to: more.key, isUndirected: true, isDotted: true });
  }
  if (nodes.size === 1) return undefined;
  return {
    id: `head-${id}`,
    title: `What stands around ${withArticle(head.data.name)}`,
    description: describe(
      terms,
      head.data.name,
      key,
      papers.map(({ paper, relation }) => ({ name: paperNode(paper).name, relation })),
      methods.map(({ data }) => data.name),
    ),
    form: 'flowchart',
    direction: 'LR',
    counts: 'below',
    nodes: [...nodes.values()],
    edges,
    frames: [],
    showsPapers: papers.length > 0,
  };
}

function describe(
  terms: MapTerms,
  name: string,
  key: string,
  papers: readonly { name: string; relation: string }[],
  methods: readonly string[],
): string {
  const namesOf = (keys: readonly string[]) =>
    [...new Set(keys)].map((other) => terms.view.node(other)?.name ?? other);
  const feeders = namesOf(terms.view.to(key, 'hands').map(({ from }) => from));
  const fed = namesOf(terms.view.from(key, 'hands').map(({ to }) => to));
  const introduced = papers.filter(({ relation }) => relation === 'introduces').map(({ name }) => name);
  const sentences = [
    feeders.length > 0 && `${listWords(feeders)} ${feeders.length === 1 ? 'acts' : 'act'} on the ${name}.`,
    fed.length > 0 && `It acts on ${listWords(fed)}.`,
    papers.length === 0
      ? 'No abstract of the survey speaks of it.'
      : `${saySome(papers.length, terms.papers.length, 'paper')} ${papers.length === 1 ? 'speaks' : 'speak'} of it${introduced.length > 0 ? `; ${listWords(introduced, 3)} ${introduced.length === 1 ? 'introduces' : 'introduce'} it` : ''}.`,
    methods.length > 0 &&
      `Methods of those that introduce or study it: ${listWords(
        methods.map((method) => method.toLowerCase()),
        mostMethods,
      )}.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
