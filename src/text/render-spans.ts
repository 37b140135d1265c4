import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import { cleanText } from './clean-text.ts';
import type { LinkSpan, MathSpan, Span, Style, TextSpan } from './span.ts';
import { texToMathml } from './tex-to-mathml.ts';

/** A stretch of the source to be marked, in UTF-16 units. */
export interface Mark {
  start: number;
  /** Place behind the last letter. */
  end: number;
  /** Becomes the id of the mark's first element. */
  id: string;
  /** Place of the stage that the mark speaks for, from 1: every element of the mark shows it. */
  stageOrder?: number | undefined;
}

/** What is shown of a span, or of the part of it that lies between two edges of marks. */
interface Piece {
  span: TextSpan | LinkSpan | MathSpan;
  text: string;
  /** Outermost first. */
  wraps: (Mark | Style)[];
}

/**
 * Turn the spans of a text into HTML's tree, a list for each paragraph.
 *
 * Marks may overlap and touch. A mark that ends inside another, or in another paragraph, is split: its first element has
 * the id. Formulas, links and whatever TeX was understood are marked whole or not at all. A mark on nothing that is
 * shown leaves nothing.
 */
export function renderSpans(
  spans: readonly Span[],
  { marks = [], links = true }: { marks?: readonly Mark[]; links?: boolean } = {},
): ElementContent[][] {
  const ordered = marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const ids = new Set<string>();
  const paragraphs: Piece[][] = [[]];
  for (const span of spans) {
    if (span.kind === 'break') paragraphs.push([]);
    else if (span.kind !== 'syntax') paragraphs.at(-1)?.push(...toPieces(span, ordered));
  }
  return paragraphs
    .filter((pieces) => pieces.some((piece) => cleanText(piece.text).trim() !== ''))
    .map((pieces) => renderPieces(pieces, 0, ids, links));
}

function toPieces(span: TextSpan | LinkSpan | MathSpan, marks: readonly Mark[]): Piece[] {
  const touching = marks.filter(({ start, end }) => start < end && start < span.end && end > span.start);
  const wrapsOf = (start: number, end: number) => [
    ...touching.filter((mark) => mark.start < end && mark.end > start),
    ...span.styles,
  ];
  if (span.kind === 'math') return [{ span, text: span.tex, wraps: wrapsOf(span.start, span.end) }];
  const verbatim = span.kind === 'text' && span.text.length === span.end - span.start;
  if (!verbatim || touching.length === 0) {
    return [{ span, text: span.text, wraps: wrapsOf(span.start, span.end) }];
  }
  const edges = new Set([span.start, span.end]);
  for (const { start, end } of touching) {
    for (const edge of [start, end]) {
      if (edge > span.start && edge < span.end && !splitsPair(span.text, edge - span.start)) edges.add(edge);
    }
  }
  const places = [...edges].sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? span.start;
    return { span, text: span.text.slice(start - span.start, end - span.start), wraps: wrapsOf(start, end) };
  });
}

/** Whether a cut at the place would part the halves of a character outside the basic plane, or of a line break. */
function splitsPair(text: string, at: number): boolean {
  return /^(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|\r\n)$/.test(text.slice(at - 1, at + 1));
}

/** Neighbours with the same wrap at this depth share one element. */
function renderPieces(
  pieces: readonly Piece[],
  depth: number,
  ids: Set<string>,
  links: boolean,
): ElementContent[] {
  const contents: ElementContent[] = [];
  let at = 0;
  while (at < pieces.length) {
    const wrap = pieces[at]?.wraps[depth];
    let end = at + 1;
    while (end < pieces.length && pieces[end]?.wraps[depth] === wrap) end += 1;
    const run = pieces.slice(at, end);
    at = end;
    if (wrap === undefined) {
      contents.push(...run.flatMap((piece) => renderPiece(piece, links)));
      continue;
    }
    const children = renderPieces(run, depth + 1, ids, links);
    if (children.length === 0) continue;
    if (typeof wrap === 'string') contents.push(h(wrap, children));
    else {
      const isFirst = !ids.has(wrap.id);
      ids.add(wrap.id);
      const properties = {
        ...(isFirst && { id: cleanText(wrap.id) }),
        ...(wrap.stageOrder !== undefined && { dataStageOrder: String(wrap.stageOrder) }),
      };
      contents.push(h('mark', properties, children));
    }
  }
  return contents;
}

function renderPiece({ span, text }: Piece, links: boolean): ElementContent[] {
  if (span.kind === 'math') {
    const mathml = texToMathml(span.tex, span.display);
    return mathml ? [mathml] : [{ type: 'text', value: cleanText(text) }];
  }
  const shown = cleanText(text);
  if (shown === '') return [];
  if (span.kind === 'link' && links) return [h('a', { href: span.href, rel: 'noopener' }, shown)];
  return [{ type: 'text', value: shown }];
}
