/** A point of a picture, in CSS pixels from its upper left corner. */
export interface Point {
  x: number;
  y: number;
}

/** A box by its upper left corner. */
export interface Box extends Point {
  width: number;
  height: number;
}

/** Lines of text, centred on a point. */
export interface PictureLabel extends Point {
  lines: string[];
}

/** How the border of a node runs. */
export type PictureShape = 'rect' | 'round' | 'hexagon' | 'diamond' | 'circle';

export interface PictureNode {
  /** Name of the node in the Mermaid text. */
  name: string;
  shape: PictureShape;
  box: Box;
  label: PictureLabel;
  /** Of the stage whose colour its author gave it. */
  stageOrder?: number;
}

export interface PictureEdge {
  /** Names of its ends. */
  from: string;
  to: string;
  /** Data of an SVG path, absolute. */
  path: string;
  isDotted: boolean;
  hasArrow: boolean;
  label?: PictureLabel & { box: Box };
  /** Number of the step, in a sequence. */
  step?: number;
}

export interface PictureFrame {
  box: Box;
  label: PictureLabel;
}

/** What Mermaid made of a text: where everything stands. Nothing in it depends on colours, counts or addresses. */
export interface Picture {
  form: 'flowchart' | 'sequence';
  width: number;
  height: number;
  nodes: PictureNode[];
  edges: PictureEdge[];
  frames: PictureFrame[];
  /** Lines that go down from the participants of a sequence. */
  lifelines: { x: number; from: number; to: number }[];
}

/** Sizes of text in a picture and the heights of its lines, in CSS pixels: of names, and of what stands on lines. */
export const textSizes = { name: 14, small: 12, line: 17, smallLine: 15 } as const;
