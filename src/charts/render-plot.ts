import * as Plot from '@observablehq/plot';
import type { ElementContent } from 'hast';
import { s } from 'hastscript';
import { parseHTML } from 'linkedom';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const printer = unified().use(rehypeStringify).freeze();

/** Stands for the colour of the stage at that place, from 1; 0 for what has no stage. */
export function stageFill(order: number): string {
  return `stage-${order}`;
}

/**
 * Draw a plot as the text of an SVG that fits the site: no style sheet and no colours of its own, which the content
 * security policy and dark mode forbid. Fills made by `stageFill` become `data-stage-order`, which the site's styles know;
 * what else is drawn has the colour of the text around. Numbers are rounded, so that each machine writes the same.
 *
 * @param title Says what the picture shows, to those who don't see it.
 */
export function renderPlot(options: Plot.PlotOptions, title: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document }) as unknown as Element;
  svg.setAttribute('class', 'chart');
  svg.setAttribute('role', 'img');
  const root = toTree(svg);
  if (root?.type === 'element') root.properties.ariaLabel = title;
  return printer.stringify({ type: 'root', children: root ? [root] : [] });
}

/** What the plot says in ways that the policy or HTML forbids, or that the title and the table beside it say already. */
const dropped = new Set([
  'style',
  'font-family',
  'font-variant',
  'aria-label',
  'aria-hidden',
  'aria-description',
]);

/** As a tree of our own, since the other library's printer leaves signs in attributes as they are. */
function toTree(node: Node): ElementContent | undefined {
  if (node.nodeType === 3) return { type: 'text', value: node.textContent ?? '' };
  if (node.nodeType !== 1 || node.nodeName.toLowerCase() === 'style') return undefined;
  const element = node as Element;
  const attributes: Record<string, string> = {};
  for (const name of element.getAttributeNames().sort()) {
    const value = element.getAttribute(name) ?? '';
    const order = name === 'fill' ? /^stage-(\d+)$/.exec(value)?.[1] : undefined;
    if (order !== undefined) Object.assign(attributes, { class: 'chart-part', 'data-stage-order': order });
    else if (!dropped.has(name)) attributes[name] = roundNumbers(value);
  }
  return s(
    element.nodeName,
    attributes,
    [...element.childNodes].flatMap((child) => toTree(child) ?? []),
  );
}

function roundNumbers(value: string): string {
  return value.replace(/-?\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
