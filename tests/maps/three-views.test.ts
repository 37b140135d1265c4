import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { drawablesOf, mapsOfContent } from '../../src/maps/content-maps.ts';
import { mapFigure } from '../../src/maps/map-figure.ts';
import { readPictures } from '../../src/maps/picture-folder.ts';
import { mostNodes, type SurveyMap } from '../../src/maps/survey-map.ts';
import { toMermaid } from '../../src/maps/to-mermaid.ts';

const content = await readContent('content');
const maps = mapsOfContent(content);
const { drawables } = drawablesOf(content, 'content');
const pictures = await readPictures('content');

function figureOf(map: SurveyMap): Root {
  const picture = pictures.get(toMermaid(map, 'picture'));
  const figure = mapFigure(map, { base: '/base/', picture, keys: true });
  const html = unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [figure] });
  return fromHtml(html, { fragment: true });
}

/** All elements that fit. */
function find(root: Root, fits: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(root, 'element', (element) => {
    if (fits(element)) found.push(element);
  });
  return found;
}

const sorted = (items: readonly string[]) => [...items].sort();

describe('each map of the shipped survey', () => {
  test('there are all kinds of them', () => {
    const kinds = new Set(maps.map(({ id }) => id.replace(/^(stage|head|circuit|paper)-.*$/, '$1')));
    expect([...kinds].sort()).toEqual(['circuit', 'head', 'methods', 'paper', 'stage', 'stages', 'survey']);
    expect(maps.length).toBeGreaterThan(100);
  });

  test.each(maps.map((map) => [map.id, map] as const))('%s holds the same in all three views', (_, map) => {
    const figure = figureOf(map);
    const keys = sorted(map.nodes.map(({ key }) => key));
    const edges = sorted(map.edges.map(({ from, to }) => `${from} ${to}`));
    expect(map.nodes.length).toBeLessThanOrEqual(mostNodes);

    // The picture: nodes by their keys, edges by the names of their ends in the Mermaid text.
    const drawn = find(figure, ({ properties }) => properties.dataN !== undefined);
    expect(sorted(drawn.map(({ properties }) => String(properties.dataKey)))).toEqual(keys);
    const keyOfName = new Map(drawn.map(({ properties }) => [properties.dataName, properties.dataKey]));
    const lines = find(figure, ({ properties }) => properties.dataFrom !== undefined);
    const ends = lines.map(
      ({ properties }) => `${keyOfName.get(properties.dataFrom)} ${keyOfName.get(properties.dataTo)}`,
    );
    expect(sorted(ends)).toEqual(edges);
    for (const { properties, children } of drawn) {
      const node = map.nodes.find(({ key }) => key === properties.dataKey);
      const label = children.find((child) => child.type === 'element' && child.tagName === 'text');
      const words = textOf(label as Element).replace(/[\s·]/g, '');
      expect(words).toContain(node?.name.replace(/[\s·]/g, ''));
      expect(words).not.toMatch(/\b99papers|\b0papers|·0$/);
      expect(properties.href).toBe(node?.address && `/base${node.address}`);
    }

    // The list: every node is told of once, every edge once.
    const items = find(figure, ({ tagName }) => tagName === 'li');
    const told = items.flatMap(({ properties }) => (properties.dataKey ? [String(properties.dataKey)] : []));
    expect(sorted(told)).toEqual(keys);
    const listed = items.flatMap(({ properties }) =>
      properties.dataEdge ? [String(properties.dataEdge)] : [],
    );
    expect(sorted(listed)).toEqual(edges);

    // The text, read with nothing but its own lines.
    const text = textOf(find(figure, ({ tagName }) => tagName === 'code')[0] as Element);
    const nodeLine = map.form === 'sequence' ? /^ {2}participant (n\d+) as /gm : /^ {2}(n\d+)[[({]/gm;
    const names = [...text.matchAll(nodeLine)].map(([, name]) => name as string);
    expect(names).toEqual(map.nodes.map((_, index) => `n${index}`));
    const edgeLine =
      map.form === 'sequence'
        ? /^ {2}(n\d+)-+>>(n\d+):/gm
        : /^ {2}(n\d+) (?:-->|---|-\.->|-\.-)(?:\|"[^"]*"\|)? (n\d+)$/gm;
    const written = [...text.matchAll(edgeLine)].map(
      ([, from, to]) => `${keyOfName.get(from)} ${keyOfName.get(to)}`,
    );
    expect(sorted(written)).toEqual(edges);

    // A title and a description that a person would say.
    expect(text).toContain('accTitle: ');
    expect(map.description).toMatch(/^\p{Lu}?[^\n]{20,}\.$/u);
  });

  test('every picture is drawn, and none is left over', () => {
    for (const { name, source } of drawables) expect(pictures.get(source), name).toBeDefined();
    expect(pictures.files.length).toBe(new Set(drawables.map(({ source }) => source)).size);
  });

  test('no picture has a colour, a style, a script or anything of another host', () => {
    for (const map of maps) {
      const svg = pictures.get(toMermaid(map, 'picture')) ?? '';
      expect(svg).not.toMatch(
        /style|fill=|stroke=|script|href|foreignObject|https?:(?!\/\/www\.w3\.org\/2000\/svg)/i,
      );
    }
  });
});
