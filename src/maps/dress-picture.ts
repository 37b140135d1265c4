import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { s } from 'hastscript';
import { visit } from 'unist-util-visit';

/** What a page adds to a picture. */
export interface PictureDress {
  /** Plain text, with ids that are unique within the page. */
  title: { id: string; text: string };
  description: { id: string; text: string };
  /** Of a node, by its name in the Mermaid text; nothing for one that the page knows nothing of. */
  nodeOf(name: string): NodeDress | undefined;
}

export interface NodeDress {
  /** Said as `data-key`, for a script that looks for it. */
  key?: string;
  /** With the base path; a node without is no link. */
  href?: string;
  /** What it is, for those who point at it or hear it. */
  title?: string;
  classes: readonly string[];
  stageOrder?: number;
  /** The last line of the label with the true count, from the one in the picture, whose count is a stand-in. */
  lastLine?: (inPicture: string) => string;
}

/**
 * Put links, titles, counts and classes for colours into a picture.
 *
 * @param svg As `printPicture` gave it.
 */
export function dressPicture(svg: string, dress: PictureDress): Element {
  const root: Root = fromHtml(svg, { fragment: true, space: 'svg' });
  const picture = root.children.find((child): child is Element => child.type === 'element');
  if (!picture) throw new Error('The file of a picture holds no SVG; run npm run maps');
  visit(picture, 'element', (element) => {
    element.children = element.children.map((child) =>
      child.type === 'element' && child.properties.dataName !== undefined ? dressNode(child, dress) : child,
    );
  });
  picture.properties.xmlns = undefined;
  picture.properties.role = 'group';
  picture.properties.ariaLabelledBy = [dress.title.id];
  picture.properties.ariaDescribedBy = [dress.description.id];
  picture.children.unshift(
    s('title', { id: dress.title.id }, dress.title.text),
    s('desc', { id: dress.description.id }, dress.description.text),
  );
  return picture;
}

function dressNode(node: Element, dress: PictureDress): ElementContent {
  const found = dress.nodeOf(String(node.properties.dataName));
  if (!found) return node;
  const { key, href, title, classes, stageOrder, lastLine } = found;
  const children = [...node.children];
  if (title !== undefined) children.unshift(s('title', title));
  const lines = children
    .flatMap((child) => (child.type === 'element' && child.tagName === 'text' ? child.children : []))
    .filter((child): child is Element => child.type === 'element');
  const last = lines.at(-1);
  if (lastLine !== undefined && last) last.children = [{ type: 'text', value: lastLine(textOf(last)) }];
  return s(
    href === undefined ? 'g' : 'a',
    {
      ...node.properties,
      className: ['map-node', ...classes],
      ...(stageOrder !== undefined && { dataStageOrder: stageOrder }),
      ...(href !== undefined && { href }),
      ...(key !== undefined && { dataKey: key }),
    },
    children,
  );
}
