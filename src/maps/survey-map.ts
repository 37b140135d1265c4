/** What a node of a map stands for; it decides the node's shape. */
export type MapNodeKind = 'stage' | 'group' | 'head' | 'circuit' | 'method' | 'paper' | 'example' | 'more';

export interface MapNode {
  /** Unique within the map: the key of a node of the graph, such as `head:successor-head`, or one of the map's own. */
  key: string;
  kind: MapNodeKind;
  /** Plain text; drawn. */
  name: string;
  /** Drawn before the count: the abbreviation of the stage, so that a colour is never alone. */
  tag?: string;
  /** Place of the stage in the order of the stages, from 1: gives the colour. */
  stageOrder?: number;
  /** How many papers it has. Filled in when the page is made, so that a new paper needs no new picture. */
  papers?: number;
  /** What it is, in a sentence: shown on hover and focus, and in the list. */
  note?: string;
  /** Address of its page, without the base path. */
  address?: `/${string}`;
  /** What the map is about. */
  isSubject?: boolean;
  /** Proposed by papers, and not in the survey's source: drawn with a dashed border. */
  isProposed?: boolean;
}

export interface MapEdge {
  from: string;
  to: string;
  /** A few words, drawn on the line. */
  label?: string;
  /** The same as a sentence, for the list; the label when left out. */
  note?: string;
  /** Drawn with dots: something that is said of the other end, and no step of the work. */
  isDotted?: boolean;
  /** Without an arrow: belongs together, and neither comes first. */
  isUndirected?: boolean;
}

/** Nodes that are drawn in a frame of their own. */
export interface MapFrame {
  name: string;
  /** Keys of its nodes. */
  nodes: string[];
}

/**
 * A map of a part of the survey: one object, from which the picture, the list and the Mermaid text are made.
 *
 * At most `mostNodes` nodes; what is left out stands in a node of the kind `more` and is said in the description.
 */
export interface SurveyMap {
  /** Unique within the survey; kebab-case. */
  id: string;
  /** What a person would say it shows, as a heading. */
  title: string;
  /** The same in a sentence or two. */
  description: string;
  /** `sequence`: the edges are steps, in their order. */
  form: 'flowchart' | 'sequence';
  /** Which way a flowchart grows: to the right or down. */
  direction: 'LR' | 'TB';
  /** Where a node's count of papers stands: on a line of its own with the stage, or behind the name. */
  counts: 'below' | 'beside' | 'none';
  nodes: MapNode[];
  edges: MapEdge[];
  frames: MapFrame[];
  /** Whether the picture depends on papers, not on terms alone: then a new paper may need a new picture. */
  showsPapers: boolean;
}

/** More on one picture is a hairball. */
export const mostNodes = 40;
