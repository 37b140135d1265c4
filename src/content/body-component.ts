import type { ElementContent } from 'hast';
import type { Nodes } from 'mdast';
import type { Problem } from '../survey/problem.ts';
import type { DiagramPrinter } from './body-maps.ts';

/** What a component says instead of its HTML when its properties make no sense. The place is known without it. */
export type Refusal = Pick<Problem, 'rule' | 'message' | 'mend' | 'named'>;

/**
 * What becomes of `<Name property="text">children</Name>`.
 *
 * @param properties As written, and none that climbs out of a folder. The object has no prototype.
 * @param children What stands between the tags, already HTML.
 */
export type BodyComponent = (
  properties: Readonly<Record<string, string>>,
  children: ElementContent[],
) => ElementContent[] | Refusal;

export interface BodyOptions {
  /** Path that the site is published under; links that begin with `/` get it. */
  base: string;
  /**
   * Addresses of all pages of this site, without the base path: a link to a page that is none of them is refused. When left
   * out, nobody looks.
   */
  pages?: readonly string[];
  /** Whether a page that is none of `pages` may be there all the same, since what it is made from can't be read. */
  mayBePage?: (path: string) => boolean;
  /** Whether a page has a part of that id; undefined where nobody can tell. When left out, nobody looks. */
  hasAnchor?: (path: string, anchor: string) => boolean | undefined;
  /** Address of the page that the body stands on, for links to its own parts. */
  page?: string;
  /** By name, which begins with a capital. */
  components?: Readonly<Record<string, BodyComponent>>;
  /** What becomes of fenced blocks in Mermaid; without it they are code like any other. */
  diagram?: DiagramPrinter;
  /**
   * Level of the outermost headings: 2 for a body that is the page's own text, 3 for one that stands in a section of it.
   * Headings get ids, and links to copy. When left out, the level is 3 and they get neither.
   */
  outermostHeading?: 2 | 3;
}

/** HTML that may be written as such, without any attribute: what Markdown has no sign for, and its nearest kin. */
export const plainElements: readonly string[] = ['abbr', 'br', 'code', 'em', 'kbd', 'strong', 'sub', 'sup'];

const signs: Readonly<Record<string, string>> = {
  a: '[text](address)',
  b: '**text**',
  blockquote: '> text',
  div: 'the text alone, with an empty line above and below',
  h1: '## text',
  h2: '## text',
  h3: '### text',
  i: '*text*',
  img: 'in words what the image shows',
  li: '- text',
  ol: '1. text, a line each',
  p: 'an empty line between two paragraphs',
  span: 'the text alone',
  u: '*text*',
  ul: '- text, a line each',
};

/** What Markdown has for an element of HTML that people write out of habit; undefined for others. */
export function markdownFor(element: string): string | undefined {
  return Object.hasOwn(signs, element) ? signs[element] : undefined;
}

/** The component of that name, if there is one of its own: `constructor` is none. */
export function componentOf({ components = {} }: BodyOptions, name: string): BodyComponent | undefined {
  return Object.hasOwn(components, name) ? components[name] : undefined;
}

/** Take down a problem at the place of a part of the body. */
export type Report = (part: Pick<Nodes, 'position'>, problem: Refusal) => void;
