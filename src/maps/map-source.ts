import type { Graph } from '../survey/graph.ts';
import { type GraphView, viewGraph } from '../survey/graph-view.ts';
import { nameOfWork } from '../survey/name-of-work.ts';
import { compareText } from '../survey/problem.ts';
import type {
  CircuitFrontMatter,
  HeadFrontMatter,
  Method,
  PaperFrontMatter,
  StageFrontMatter,
} from '../survey/schema.ts';
import type { Words } from '../survey/words.ts';
import { toPlainText } from '../text/abstract-to-html.ts';
import type { MapNode } from './survey-map.ts';

interface Entry<Data> {
  id: string;
  data: Data;
}

/** What maps are made from: the terms as the survey orders them, its papers, and the graph that both make. */
export interface MapSource {
  stages: readonly Entry<StageFrontMatter>[];
  heads: readonly Entry<HeadFrontMatter>[];
  circuits: readonly Entry<CircuitFrontMatter>[];
  methods: readonly Entry<Method>[];
  papers: readonly Entry<PaperFrontMatter>[];
  graph: Graph;
  words: Words;
}

/** A source with what every map asks of it. */
export interface MapTerms extends MapSource {
  view: GraphView;
  stage(id: string | undefined): Entry<StageFrontMatter> | undefined;
  head(id: string): Entry<HeadFrontMatter> | undefined;
  paper(id: string): Entry<PaperFrontMatter> | undefined;
  /** How many papers bear on a head or a stage, or use a method, by its key in the graph. */
  papersOf(key: string): number;
}

/** Kinds of edges that lead from a paper to what it bears on. */
export const paperEdges = ['introduces', 'studies', 'uses', 'intervenes', 'bears-on', 'by-method'];

export function mapTermsOf(source: MapSource): MapTerms {
  const view = viewGraph(source.graph);
  const by = <Data>(entries: readonly Entry<Data>[]) => new Map(entries.map((entry) => [entry.id, entry]));
  const [stages, heads, papers] = [by(source.stages), by(source.heads), by(source.papers)];
  return {
    // Sorted here, so that the pages and the command that draws the pictures, which read in different orders, agree.
    stages: [...source.stages].sort((a, b) => a.data.order - b.data.order || byId(a, b)),
    heads: [...source.heads].sort((a, b) => compareText(a.data.name, b.data.name) || byId(a, b)),
    circuits: [...source.circuits].sort(byId),
    methods: source.methods,
    papers: [...source.papers].sort(byId),
    graph: source.graph,
    words: source.words,
    view,
    stage: (id) => (id === undefined ? undefined : stages.get(id)),
    head: (id) => heads.get(id),
    paper: (id) => papers.get(id),
    papersOf: (key) => new Set(view.to(key, ...paperEdges).map(({ from }) => from)).size,
  };
}

export function stageNode(terms: MapTerms, { id, data }: Entry<StageFrontMatter>): MapNode {
  const { name, abbr, order, summary } = data;
  return {
    key: `stage:${id}`,
    kind: 'stage',
    name,
    tag: abbr,
    stageOrder: order,
    papers: terms.papersOf(`stage:${id}`),
    note: summary,
    address: `/stages/${id}/`,
  };
}

export function headNode(terms: MapTerms, { id, data }: Entry<HeadFrontMatter>): MapNode {
  const stage = terms.stage(data.stage);
  return {
    key: `head:${id}`,
    kind: 'head',
    name: data.name,
    ...(stage && { tag: stage.data.abbr, stageOrder: stage.data.order }),
    papers: terms.papersOf(`head:${id}`),
    note: data.summary,
    address: `/heads/${id}/`,
    ...(data.status === 'proposed' && { isProposed: true }),
  };
}

export function methodNode(terms: MapTerms, { id, data }: Entry<Method>): MapNode {
  return {
    key: `method:${id}`,
    kind: 'method',
    name: data.name,
    papers: terms.papersOf(`method:${id}`),
    note: data.summary,
    address: `/methods/${id}/`,
  };
}

/** A paper by its authors and year, as prose names it; by its title where these aren't known. */
export function paperNode({ id, data }: Entry<PaperFrontMatter>, order?: number): MapNode {
  const title = toPlainText(data.title);
  const name = nameOfWork(data);
  return {
    key: `paper:${id}`,
    kind: 'paper',
    name: name ?? shorten(title),
    ...(order !== undefined && { stageOrder: order }),
    note: title,
    address: `/papers/${id}/`,
  };
}

const longestName = 48;

/** The beginning of a title, to a whole word; the note has the rest. */
function shorten(title: string): string {
  if (title.length <= longestName) return title;
  const cut = title.slice(0, longestName);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).trimEnd()} …`;
}

/** For sorting entries that have nothing else to sort by. */
export function byId(a: { id: string }, b: { id: string }): number {
  return compareText(a.id, b.id);
}
