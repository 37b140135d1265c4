import type { Element, Root as HastRoot, Parents } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import rehypeStringify from 'rehype-stringify';
import remarkRehype, { defaultHandlers, type Options } from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { freeSlug } from '../survey/slug.ts';
import { texToMathml } from '../text/tex-to-mathml.ts';
import { type BodyOptions, componentOf, type Report } from './body-component.ts';
import { numberCitations } from './number-citations.ts';

type Handler = NonNullable<NonNullable<Options['handlers']>['paragraph']>;

/** Elements that stand among words. */
const phrasing = [
  'a',
  'abbr',
  'b',
  'br',
  'cite',
  'code',
  'em',
  'i',
  'kbd',
  'math',
  'span',
  'strong',
  'sub',
  'sup',
];

export interface PrintedBody {
  html: string;
  /** Those that one can link to, in their order; the names are those that Astro uses. */
  headings: { depth: number; slug: string; text: string }[];
  /** Ids of the works that are cited, each once; the first has number 1. */
  cited: string[];
}

/**
 * Print a pruned body as HTML.
 *
 * @param report Hears from components that refuse what they were given; their children stay.
 */
export function printBody(tree: Root, options: BodyOptions, report: Report): PrintedBody {
  const tag: Handler = (state, node: MdxJsxFlowElement | MdxJsxTextElement) => {
    const children = state.all(node);
    const component = componentOf(options, node.name ?? '');
    if (!component) return h(node.name ?? 'span', children);
    const properties: Record<string, string> = Object.create(null);
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute') properties[attribute.name] = String(attribute.value);
    }
    const result = component(properties, children);
    if (!Array.isArray(result)) {
      report(node, result);
      return children;
    }
    const isWords = result.every(
      (each) => each.type === 'text' || (each.type === 'element' && phrasing.includes(each.tagName)),
    );
    return node.type === 'mdxJsxFlowElement' && isWords && result.length > 0 ? [h('p', result)] : result;
  };
  const maths =
    (display: boolean): Handler =>
    (_state, node: { value: string }) =>
      texToMathml(node.value, display) ?? { type: 'text', value: node.value };

  let diagrams = 0;
  const code: Handler = (state, node: Code) => {
    if (node.lang !== 'mermaid' || !options.diagram) return defaultHandlers.code(state, node);
    diagrams += 1;
    const result = options.diagram(node.value, diagrams);
    if (Array.isArray(result)) return result;
    const first = node.position?.start.line ?? 1;
    for (const { line, ...fault } of result.faults) {
      const start = { line: first + line, column: 1 };
      report({ position: { start, end: start } }, fault);
    }
    return [];
  };

  const processor = unified()
    .use(remarkRehype, {
      footnoteLabelTagName: 'h3',
      footnoteLabelProperties: { className: ['visually-hidden'] },
      handlers: {
        code,
        inlineMath: maths(false),
        math: maths(true),
        mdxJsxFlowElement: tag,
        mdxJsxTextElement: tag,
      },
    })
    .use(rehypeStringify);
  const html = processor.runSync(tree);
  const cited = numberCitations(html);
  for (const node of html.children) if (node.type === 'element') finish(node, false);
  const headings = options.outermostHeading === undefined ? [] : nameHeadings(html, options.outermostHeading);
  return { html: processor.stringify(html).trim(), headings, cited };
}

/** Ids of a page's own sections, which those of its body must not repeat. */
const pageIds = [
  'content',
  'contents',
  'papers',
  'also',
  'groups',
  'passes-to',
  'heads',
  'methods',
  'circuits',
  'references',
  'map',
  'proposed',
  'works-with',
  'found-by',
];

/**
 * Give each heading an id made of its words, and beside it a link that others can be given.
 *
 * @param outermost With 3 the body is a section of its page, and its ids begin with `text-`.
 */
function nameHeadings(html: HastRoot, outermost: 2 | 3): PrintedBody['headings'] {
  const taken = new Set<string>(pageIds);
  const headings: PrintedBody['headings'] = [];
  const wrapped = new Set<Element>();
  visit(html, 'element', (element, index, parent: Parents | undefined) => {
    if (!/^h[2-6]$/.test(element.tagName) || wrapped.has(element) || !parent || index === undefined) return;
    const text = textOf(element);
    if (element.properties.id === undefined) {
      const slug = freeSlug(text, (each) => taken.has(each));
      taken.add(slug);
      element.properties.id = outermost === 3 ? `text-${slug}` : slug;
      headings.push({ depth: Number(element.tagName[1]), slug: String(element.properties.id), text });
      wrapped.add(element);
      parent.children[index] = h('div', { className: 'heading' }, [element, headingLink(element, text)]);
    }
  });
  return headings;
}

/** The same as `components/Heading.astro` makes. */
function headingLink(heading: Element, text: string): Element {
  const href = `#${String(heading.properties.id)}`;
  return h('a', { className: 'anchor', href, ariaLabel: `Link to “${text}”`, dataPagefindIgnore: '' });
}

/** Last touches that no handler can give, because they depend on what is around, or on the whole element. */
function finish(element: Element, isInLink: boolean): void {
  const { tagName, properties } = element;
  if (tagName === 'a' && /^https?:/i.test(String(properties.href))) properties.rel = ['noopener'];
  // `align` is no attribute of today's HTML, and a style would be refused.
  if (properties.align) {
    properties.className = [`align-${String(properties.align)}`];
    properties.align = undefined;
  }
  // The name of a fenced block's language is whatever its author wrote.
  if (tagName === 'code' && !/^language-[\w+#.-]+$/.test(String(properties.className)))
    delete properties.className;
  const within = isInLink || tagName === 'a';
  element.children = element.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    finish(child, within);
    // A browser would end the outer link where an inner one begins.
    return within && child.tagName === 'a' ? child.children : [child];
  });
}
