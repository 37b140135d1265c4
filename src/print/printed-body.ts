import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const printer = unified().use(rehypeStringify).freeze();

export interface PrintedBodyOptions {
  /** Put before each id, so that many bodies fit one document. */
  prefix: string;
  /** Level that the body's highest heading gets, from 2. */
  outermostHeading: number;
  /** Where an address of the site stands in this document, such as `#head-x`; undefined when it doesn't. */
  placeOf(address: string): string | undefined;
  /** The number of the work that a citation links to; undefined for an address that is no work's. */
  numberOf(address: string): number | undefined;
}

/**
 * Turn the HTML of a body, as it stands on a page of its own, into a part of the one document that holds all: ids are kept
 * apart, headings fit in, links to what the document holds lead there, and a citation is its name with a number of the list
 * at the end. What only works on a screen (cards, buttons) is gone.
 */
export function printBody(html: string, options: PrintedBodyOptions): string {
  const root = fromHtml(html, { fragment: true });
  const levels = headingLevels(root);
  const shift = levels.length === 0 ? 0 : options.outermostHeading - Math.min(...levels);
  return printer.stringify({
    type: 'root',
    children: toPrinted(root.children as ElementContent[], shift, options),
  });
}

function headingLevels(parent: Root | Element): number[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const level = /^h([1-6])$/.exec(child.tagName)?.[1];
    return level === undefined ? headingLevels(child) : [Number(level)];
  });
}

function toPrinted(
  children: readonly ElementContent[],
  shift: number,
  options: PrintedBodyOptions,
): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    const { tagName, properties } = child;
    const classes = Array.isArray(properties.className) ? properties.className : [];
    if (tagName === 'button' || properties.popover !== undefined) return [];
    if (classes.some((name) => name === 'anchor' || name === 'map-view')) return [];
    const inner = toPrinted(child.children, shift, options);
    const level = /^h([1-6])$/.exec(tagName)?.[1];
    const own = { ...properties };
    if (typeof own.id === 'string') own.id = options.prefix + own.id;
    // Names of elsewhere that a table of contents or a label points at.
    for (const name of ['ariaLabelledBy', 'ariaDescribedBy', 'headers', 'htmlFor'] as const) {
      const value = own[name];
      if (Array.isArray(value)) own[name] = value.map((id) => options.prefix + id);
      else if (typeof value === 'string') own[name] = [options.prefix + value];
    }
    if (tagName === 'a' && typeof own.href === 'string') return toPrintedLink(own.href, inner, own, options);
    const name = level === undefined ? tagName : `h${Math.min(6, Math.max(2, Number(level) + shift))}`;
    return [{ ...child, tagName: name, properties: own, children: inner }];
  });
}

function toPrintedLink(
  href: string,
  children: ElementContent[],
  properties: Element['properties'],
  { prefix, placeOf, numberOf }: PrintedBodyOptions,
): ElementContent[] {
  const number = numberOf(href);
  if (number !== undefined) {
    return [
      h('span', { className: 'cited' }, [
        ...children,
        ' ',
        h('a', { href: `#work-${number}` }, `[${number}]`),
      ]),
    ];
  }
  const place = href.startsWith('#') ? `#${prefix}${href.slice(1)}` : (placeOf(href) ?? href);
  return [h('a', { ...properties, href: place }, children)];
}
