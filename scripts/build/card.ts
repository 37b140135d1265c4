import type { ElementContent } from 'hast';
import { s } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

/** What a social card says. */
export interface Card {
  /** What kind of thing it is about; absent on the survey's own. */
  kind?: string;
  /** Plain text. */
  name: string;
  summary: string;
  /** The survey's name, at the foot; absent on the survey's own. */
  survey?: string;
  /** Place of its stage, from 1. */
  stageOrder?: number | undefined;
}

/** Colours by their names in `tokens.css`. */
export type Tokens = ReadonlyMap<string, string>;

export const cardWidth = 1200;
export const cardHeight = 630;

const margin = 88;
const room = cardWidth - 2 * margin;
const printer = unified().use(rehypeStringify).freeze();

/** The colours of the light theme, as the style sheet of tokens has them. */
export function readTokens(css: string): Tokens {
  const found = css.matchAll(/(--color-[\w-]+):\s*light-dark\((#[0-9a-f]{6}),/gi);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

/** Draw a card as SVG; its font is "Source Serif 4". The same card gives the same text. */
export function drawCard(card: Card, tokens: Tokens, stages: number): string {
  const colour = (name: string) => tokens.get(`--color-${name}`) ?? '#000000';
  const own = card.stageOrder === undefined ? colour('text') : colour(`stage-${card.stageOrder}`);
  const text = (value: string, x: number, y: number, size: number, fill: string, weight = 400) =>
    s(
      'text',
      { x, y, 'font-family': 'Source Serif 4', 'font-size': size, 'font-weight': weight, fill },
      value,
    );
  const nameSize = widthOf(card.name) * 84 > room * 1.9 ? 60 : 84;
  const nameLines = wrap(card.name, room / nameSize, 3);
  const summaryLines = wrap(card.summary, room / 38, nameLines.length > 2 ? 2 : 4);
  const children: ElementContent[] = [
    s('rect', { width: cardWidth, height: cardHeight, fill: colour('page') }),
    s('rect', { width: 20, height: cardHeight, fill: own }),
  ];
  let y = 112;
  if (card.kind !== undefined) {
    if (card.stageOrder !== undefined) children.push(shape(card.stageOrder, margin + 14, y - 12, 14, own));
    children.push(text(card.kind, margin + (card.stageOrder === undefined ? 0 : 42), y, 34, own, 600));
  } else {
    for (let order = 1; order <= Math.min(6, stages); order += 1)
      children.push(shape(order, margin + 16 + (order - 1) * 48, y - 12, 16, colour(`stage-${order}`)));
  }
  y += 28;
  for (const line of nameLines) {
    y += nameSize * 1.12;
    children.push(text(line, margin, y, nameSize, colour('text'), 600));
  }
  y += 34;
  for (const line of summaryLines) {
    y += 38 * 1.36;
    children.push(text(line, margin, y, 38, colour('quiet')));
  }
  if (card.survey !== undefined)
    children.push(text(card.survey, margin, cardHeight - 52, 30, colour('text'), 600));
  const svg = s(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: cardWidth, height: cardHeight },
    children,
  );
  return printer.stringify({ type: 'root', children: [svg] });
}

/** The shapes of `stages.css`. */
function shape(order: number, x: number, y: number, half: number, fill: string): ElementContent {
  const points = (...places: [number, number][]) =>
    s('polygon', { points: places.map(([dx, dy]) => `${x + dx * half},${y + dy * half}`).join(' '), fill });
  if (order === 2) return points([0, -1], [1, 0], [0, 1], [-1, 0]);
  if (order === 3) return points([0, -1], [1, 0.9], [-1, 0.9]);
  if (order === 4)
    return s('rect', { x: x - half * 0.9, y: y - half * 0.9, width: half * 1.8, height: half * 1.8, fill });
  if (order === 5) return points([-1, -0.9], [1, -0.9], [0, 1]);
  if (order === 6) return points([-0.5, -0.9], [0.5, -0.9], [1, 0], [0.5, 0.9], [-0.5, 0.9], [-1, 0]);
  return s('circle', { cx: x, cy: y, r: half * 0.95, fill });
}

/**
 * Break a text into lines of at most so many ems; what doesn't fit into the lines ends with "…".
 *
 * Widths are estimates that err on the wide side: no font is read for them.
 */
export function wrap(text: string, ems: number, most: number): string[] {
  const lines: string[] = [''];
  for (const word of text
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => cutWord(part, ems))) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= ems) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines.filter((line) => line !== '');
  let last = lines[most - 1] ?? '';
  while (last !== '' && widthOf(`${last}…`) > ems) last = [...last].slice(0, -1).join('');
  return [...lines.slice(0, most - 1), `${last.replace(/[\s,;:.]+$/, '')}…`];
}

function cutWord(word: string, ems: number): string[] {
  const pieces: string[] = [''];
  for (const letter of word) {
    const piece = pieces.at(-1) ?? '';
    if (widthOf(piece + letter) <= ems) pieces[pieces.length - 1] = piece + letter;
    else pieces.push(letter);
  }
  return pieces;
}

/** Width of a text in ems, about. */
function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (/[iljtfr.,;:'’|!()[\] ]/.test(letter)) width += 0.34;
    else if (/[mwMW@%—]/.test(letter)) width += 0.92;
    else if (/\p{Lu}/u.test(letter)) width += 0.7;
    else if (/[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]/.test(letter)) width += 1;
    else width += 0.55;
  }
  return width;
}
