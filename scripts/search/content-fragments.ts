import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as toText } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { bodyOptionsOf } from '../../src/content/body-options.ts';
import { compileBody } from '../../src/content/compile-body.ts';
import type { Content } from '../../src/content/read-content.ts';
import type { Fragment } from '../../src/search/fragment.ts';
import { toPlainText } from '../../src/text/abstract-to-html.ts';
import type { NamedFragment } from './read-fragments.ts';

/** A heading, or a paragraph of text. */
type Block = { id: string; heading: string } | string;

/**
 * The texts of a content folder in the shape in which Pagefind gives those of a site, for a search without one.
 *
 * They have what people wrote, not what the pages put around it.
 */
export function fragmentsOfContent({ papers, terms }: Pick<Content, 'papers' | 'terms'>): NamedFragment[] {
  const options = bodyOptionsOf(papers, terms, '/');
  const bodyOf = ({ body, file, bodyLine }: { body: string; file: string; bodyLine: number }) =>
    blocksOf(compileBody(body, file, bodyLine, options).html);
  const { stages, heads, circuits, methods, topics, glossary, benchmarks, essays, references } = terms;
  return [
    ...papers.flatMap(({ slug, data, file, body, bodyLine }) => {
      if (!data) return [];
      const facts = [data.year?.toString(), data.venue].filter((fact) => fact !== undefined).join(' · ');
      const abstract = { id: 'abstract', heading: 'Abstract' };
      return page(`papers/${slug}/`, toPlainText(data.title), [
        data.authors.join(', '),
        facts,
        abstract,
        toPlainText(data.abstract),
        ...bodyOf({ body, file, bodyLine }),
      ]);
    }),
    ...stages.map((stage) => {
      const groups = stage.data.groups.flatMap(({ id, name, summary, subgroups }) => [
        { id, heading: name },
        [summary, ...subgroups.map((each) => `${each.name}: ${each.summary}`)].join(' '),
      ]);
      return page(`stages/${stage.id}/`, stage.data.name, [stage.data.summary, ...bodyOf(stage), ...groups]);
    }),
    ...heads.map((head) => {
      const { name, summary, aliases, input = '', output = '', reason = '' } = head.data;
      return page(`heads/${head.id}/`, name, [
        summary,
        aliases.join(', '),
        input,
        output,
        ...bodyOf(head),
        reason,
      ]);
    }),
    ...circuits.map((circuit) => {
      const { name, summary, edges } = circuit.data;
      const relations = edges.map(({ relation }) => relation);
      return page(`circuits/${circuit.id}/`, name, [summary, ...bodyOf(circuit), ...relations]);
    }),
    ...methods.map(({ id, data }) =>
      page(`methods/${id}/`, data.name, [data.summary, data.aliases.join(', ')]),
    ),
    ...topics.map(({ id, data }) => page(`topics/${id}/`, data.name, [data.summary])),
    ...essays.map((essay) =>
      page(essay.id === 'about' ? 'about/' : `essays/${essay.id}/`, essay.data.title, bodyOf(essay)),
    ),
    page(
      'glossary/',
      'Glossary',
      glossary.flatMap(({ id, data }) => [{ id, heading: data.name }, data.summary]),
    ),
    page(
      'benchmarks/',
      'Benchmarks',
      benchmarks.flatMap(({ id, data }) => [{ id, heading: data.name }, data.summary]),
    ),
    page(
      'references/',
      'References',
      references.flatMap(({ id, data }) => [
        { id, heading: toPlainText(data.title) },
        data.authors.join(', '),
      ]),
    ),
  ].flat();
}

function page(address: string, title: string, blocks: readonly Block[]): NamedFragment {
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== '');
  const all = words(`${title}.`);
  const anchors: Fragment['anchors'] = [];
  for (const block of blocks) {
    if (typeof block === 'string') all.push(...words(block));
    else {
      anchors.push({ element: 'h2', id: block.id, text: block.heading, location: all.length });
      all.push(...words(`${block.heading}.`));
    }
  }
  return {
    name: address,
    fragment: { url: `/${address}`, content: all.join(' '), meta: { title }, anchors },
  };
}

/** As Pagefind reads them: without what a page keeps from the search, such as the card of a citation and its number. */
function blocksOf(html: string): Block[] {
  const root = fromHtml(html, { fragment: true });
  visit(root, 'element', (node, index, parent) => {
    if (node.properties.dataPagefindIgnore === undefined && node.tagName !== 'button') return undefined;
    parent?.children.splice(index ?? 0, 1);
    return index;
  });
  return root.children.map((node: Nodes) =>
    isHeading(node) ? { id: String(node.properties.id), heading: toText(node) } : toText(node),
  );
}

function isHeading(node: Nodes): node is Element {
  return node.type === 'element' && /^h[2-6]$/.test(node.tagName) && node.properties.id !== undefined;
}
