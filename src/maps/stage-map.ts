import { sayCount, saySome } from '../site/say-count.ts';
import { compareText } from '../survey/problem.ts';
import { byId, headNode, type MapTerms, paperNode } from './map-source.ts';
import { type MapEdge, type MapNode, mostNodes, type SurveyMap } from './survey-map.ts';

/** So many heads are shown, so that room is left for papers; the others stand in a node of their group. */
const mostHeads = 17;
/** So many papers keep a map at the height of a screen or two. */
const mostPapers = 12;

/** Heads without a group are none of the source's, which sorts its own into groups. */
const noGroup = {
  id: '',
  name: 'Proposed by papers',
  summary: 'Named by papers of this survey and not yet in a group.',
};

/**
 * The groups of a stage, their heads, and the papers that introduce these; undefined when the stage has no head.
 *
 * Which heads are shown, where there are too many: those with the most papers. Which papers: those that introduce a head
 * of the stage, then those that bear on the most of them.
 */
export function stageMap(terms: MapTerms, id: string): SurveyMap | undefined {
  const stage = terms.stage(id);
  const heads = terms.heads.filter(({ data }) => data.stage === id);
  if (!stage || heads.length === 0) return undefined;
  const { name, order, groups } = stage.data;
  const word = terms.words.head;

  const ranked = [...heads].sort(
    (a, b) => terms.papersOf(`head:${b.id}`) - terms.papersOf(`head:${a.id}`) || byId(a, b),
  );
  const shown = new Set(ranked.slice(0, ranked.length > mostHeads ? mostHeads - 1 : mostHeads));
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  for (const group of [...groups, noGroup]) {
    const own = heads.filter(({ data }) =>
      groups.some((g) => g.id === data.group) ? data.group === group.id : group === noGroup,
    );
    if (own.length === 0) continue;
    const key = `group:${group.id || 'none'}`;
    nodes.push({
      key,
      kind: 'group',
      name: group.name,
      stageOrder: order,
      note: group.summary,
      address: addressOfGroup(id, group.id),
    });
    const chosen = own.filter((head) => shown.has(head));
    // A node that says "and 1 head more" is better the head itself.
    const visible = chosen.length === own.length - 1 ? own : chosen;
    for (const head of visible) {
      nodes.push(headNode(terms, head));
      edges.push({ from: key, to: `head:${head.id}`, isUndirected: true });
    }
    const hidden = own.length - visible.length;
    if (hidden > 0) {
      const more = `more-heads:${group.id}`;
      nodes.push(
        moreNode(
          more,
          `and ${sayCount(hidden, word.one, word.many)} more`,
          addressOfGroup(id, group.id),
          order,
        ),
      );
      edges.push({ from: key, to: more, isUndirected: true });
    }
  }

  const drawn = nodes.filter(({ kind }) => kind === 'head').map(({ key }) => key);
  const papers = papersByHeads(terms, drawn);
  const room = Math.min(mostPapers, mostNodes - nodes.length);
  const fits = papers.length <= room;
  const chosen = papers.slice(0, room);
  for (const { paper, heads } of chosen) {
    nodes.push(paperNode(paper, order));
    for (const { to, relation } of heads)
      edges.push({
        from: to,
        to: `paper:${paper.id}`,
        note: passive[relation] ?? relation,
        isUndirected: true,
        ...(relation !== 'introduces' && { isDotted: true }),
      });
  }
  const all = terms.papers.length;
  const own = terms.papersOf(`stage:${id}`);
  return {
    id: `stage-${id}`,
    title: `The ${word.many} of ${name}, and the papers that introduce them`,
    description: [
      `${sayCount(heads.length, 'kind')} of ${word.one} in ${sayCount(nodes.filter(({ kind }) => kind === 'group').length, 'group')}, each with its number of papers;`,
      `${saySome(own, all, 'paper')} ${own === 1 ? 'bears' : 'bear'} on this stage.`,
      papers.length > 0
        ? `Lines lead from ${word.many} to the papers that introduce them, dotted ones to papers that study or use them.`
        : '',
      fits
        ? ''
        : `${sayCount(chosen.length, 'paper')} of ${papers.length} shown: those that introduce ${word.many} first, then those on the most ${word.many}.`,
    ]
      .filter(Boolean)
      .join(' '),
    form: 'flowchart',
    direction: 'LR',
    counts: 'beside',
    nodes,
    edges,
    frames: [],
    showsPapers: true,
  };
}

/** Relations of a paper to a head, as said of the head. */
export const passive: Readonly<Record<string, string>> = {
  introduces: 'introduced by',
  studies: 'studied by',
  uses: 'used by',
  intervenes: 'intervened on by',
};

/** The papers that bear on some of these heads: those that introduce one first, then by how many, then newest first. */
function papersByHeads(terms: MapTerms, heads: readonly string[]) {
  const found = new Map<string, { to: string; relation: string }[]>();
  for (const head of heads) {
    for (const { from, kind } of terms.view.to(head, ...Object.keys(passive))) {
      found.set(from, [...(found.get(from) ?? []), { to: head, relation: kind }]);
    }
  }
  return [...found]
    .flatMap(([key, heads]) => {
      const paper = terms.paper(key.slice('paper:'.length));
      return paper ? [{ paper, heads: heads.sort((a, b) => compareText(a.to, b.to)) }] : [];
    })
    .sort((a, b) => {
      const introduces = ({ heads }: typeof a) =>
        heads.filter(({ relation }) => relation === 'introduces').length;
      return (
        introduces(b) - introduces(a) ||
        b.heads.length - a.heads.length ||
        (b.paper.data.year ?? 0) - (a.paper.data.year ?? 0) ||
        byId(a.paper, b.paper)
      );
    });
}

export function moreNode(key: string, name: string, address: `/${string}`, order?: number): MapNode {
  return {
    key,
    kind: 'more',
    name,
    address,
    ...(order !== undefined && { stageOrder: order }),
  };
}

/** Address of a group on the page of its stage; the heads without one are the proposed ones. */
export function addressOfGroup(stage: string, group: string): `/${string}` {
  return `/stages/${stage}/#${group === '' ? 'proposed' : `group-${group}`}`;
}
