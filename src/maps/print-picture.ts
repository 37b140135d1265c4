import type { ElementContent, Element as HastElement } from 'hast';
import { s } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { type Picture, type PictureEdge, type PictureLabel, type PictureNode, textSizes } from './picture.ts';

/**
 * A picture as SVG of its own: no colours, no links, no counts; `dressPicture` adds these on a page.
 *
 * Every node and edge has `data-by`: the places of the nodes that it stays bright for when one of them is pointed at, so
 * that a few style rules bring out neighbours without a script.
 */
export function printPicture(picture: Picture): string {
  const { width, height } = picture;
  const placeOf = new Map(picture.nodes.map(({ name }, place) => [name, place]));
  const near = picture.nodes.map((_, place) => new Set([place]));
  for (const { from, to } of picture.edges) {
    const [a, b] = [placeOf.get(from), placeOf.get(to)];
    if (a === undefined || b === undefined) continue;
    near[a]?.add(b);
    near[b]?.add(a);
  }
  const byOf = (places: Iterable<number | undefined>) =>
    [...new Set([...places].filter((place) => place !== undefined))].sort((a, b) => a - b).join(' ');

  const parts: ElementContent[] = [];
  for (const { box, label } of picture.frames) {
    parts.push(s('g', { class: 'map-frame' }, s('rect', boxOf(box)), text(label, textSizes.smallLine)));
  }
  for (const { x, from, to } of picture.lifelines)
    parts.push(s('path', { class: 'map-lifeline', d: `M${x} ${from}V${to}` }));
  for (const edge of picture.edges) {
    const by = byOf([placeOf.get(edge.from), placeOf.get(edge.to)]);
    parts.push(...edgeLines(edge, by));
  }
  for (const edge of picture.edges) {
    const by = byOf([placeOf.get(edge.from), placeOf.get(edge.to)]);
    if (edge.label) {
      const { box } = edge.label;
      const step = edge.step === undefined ? [] : [`${edge.step}. `];
      const [first = '', ...others] = edge.label.lines;
      const lines = [[...step, first].join(''), ...others];
      parts.push(
        s(
          'g',
          { class: 'map-words', dataBy: by },
          s('rect', boxOf(box)),
          text({ ...edge.label, lines }, textSizes.smallLine),
        ),
      );
    }
  }
  for (const [place, node] of picture.nodes.entries()) {
    parts.push(nodeElement(node, place, byOf(near[place] ?? [])));
  }
  const svg = s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      dataForm: picture.form,
    },
    parts,
  );
  return `${printer.stringify({ type: 'root', children: [svg] })}\n`;
}

const printer = unified().use(rehypeStringify, { space: 'svg', closeEmptyElements: true }).freeze();

function edgeLines(edge: PictureEdge, by: string): HastElement[] {
  const line = s('path', {
    class: edge.isDotted ? 'map-edge map-dotted' : 'map-edge',
    dataBy: by,
    dataFrom: edge.from,
    dataTo: edge.to,
    dataWords: edge.label?.lines.join(' '),
    d: edge.path,
  });
  const tip = edge.hasArrow ? tipOf(edge.path) : undefined;
  return tip === undefined ? [line] : [line, s('path', { class: 'map-tip', dataBy: by, d: tip })];
}

/** A small arrow at the end of a path, pointing on from its last two points. */
function tipOf(path: string): string | undefined {
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const [x0, y0, x1, y1] = numbers.slice(-4);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return undefined;
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [ahead, back, aside] = [4, 4, 4];
  const point = (along: number, across: number) =>
    `${round(x1 + ux * along - uy * across)} ${round(y1 + uy * along + ux * across)}`;
  return `M${point(-back, aside)}L${point(ahead, 0)}L${point(-back, -aside)}z`;
}

function nodeElement(node: PictureNode, place: number, by: string): HastElement {
  return s(
    'g',
    { class: 'map-node', dataN: place, dataBy: by, dataName: node.name, dataStageOrder: node.stageOrder },
    [shapeElement(node), text(node.label, textSizes.line)],
  );
}

function shapeElement({ shape, box }: PictureNode): HastElement {
  const { x, y, width, height } = box;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const inset = Math.min(10, width / 4);
  switch (shape) {
    case 'hexagon':
      return polygon([
        [x + inset, y],
        [x + width - inset, y],
        [x + width, middleY],
        [x + width - inset, y + height],
        [x + inset, y + height],
        [x, middleY],
      ]);
    case 'diamond':
      return polygon([
        [middleX, y],
        [x + width, middleY],
        [middleX, y + height],
        [x, middleY],
      ]);
    case 'circle':
      return s('ellipse', {
        cx: round(middleX),
        cy: round(middleY),
        rx: round(width / 2),
        ry: round(height / 2),
      });
    case 'round':
      return s('rect', { ...boxOf(box), rx: round(Math.min(12, height / 2)) });
    default:
      return s('rect', boxOf(box));
  }
}

function polygon(points: readonly (readonly [number, number])[]): HastElement {
  return s('path', { d: `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}z` });
}

function text({ x, y, lines }: PictureLabel, lineHeight: number): HastElement {
  const top = y - ((lines.length - 1) * lineHeight) / 2;
  // Letters stand on their line: their middle is about a third of their size above it.
  return s(
    'text',
    lines.map((line, index) =>
      s('tspan', { x: round(x), y: round(top + index * lineHeight + lineHeight * 0.28) }, line),
    ),
  );
}

function boxOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

/** To a tenth of a pixel: what nobody can see would only make the file larger, and differ between machines. */
export function round(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
