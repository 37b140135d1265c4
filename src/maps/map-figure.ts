import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { dressPicture, type NodeDress } from './dress-picture.ts';
import { mapList, sayFacts } from './map-list.ts';
import type { MapNode, SurveyMap } from './survey-map.ts';
import { countLine, nodeName, toMermaid } from './to-mermaid.ts';

export interface FigureOptions {
  /** Path that the site is published under, with slashes at both ends. */
  base: string;
  /** The picture's SVG as `printPicture` gave it; undefined while it isn't drawn, then the list stands in its place. */
  picture: string | undefined;
  /** For a map that a person wrote: its text, and its nodes' names in it, which are their keys. */
  authored?: { text: string };
  /** Whether each node says its key, for a script that looks for it. */
  keys?: boolean;
}

/**
 * A map with its three views: the picture, the list, and the Mermaid text. All are made from the one object, so they can't
 * disagree. Nothing in it needs a script; the element `survey-map` adds zoom and a caption where there is one.
 */
export function mapFigure(map: SurveyMap, { base, picture, authored, keys = false }: FigureOptions): Element {
  const href = ({ address }: MapNode) =>
    address?.startsWith('/') ? base.replace(/\/$/, '') + address : address;
  const id = `map-${map.id}`;
  const list = mapList(map, href);
  const caption = h('figcaption', [h('strong', map.title), ' ', h('span', map.description)]);
  const views: ElementContent[] =
    picture === undefined
      ? missing(list, map.nodes.length > 0)
      : [
          h('survey-map', [
            h('section', { class: 'map-scroll', tabIndex: 0, ariaLabel: `Map: ${map.title}` }, [
              dressPicture(picture, {
                title: { id: `${id}-title`, text: map.title },
                description: { id: `${id}-description`, text: map.description },
                nodeOf: dressOf(map, href, authored !== undefined, keys),
              }),
            ]),
          ]),
          h('details', { class: 'map-view' }, [h('summary', 'The map as a list'), list]),
        ];
  return h(
    'figure',
    { class: 'map', id, dataPagefindIgnore: 'all', dataFits: picture !== undefined && fitsColumn(picture) },
    [
      caption,
      ...views,
      h('details', { class: 'map-view map-text' }, [
        h('summary', 'The map as Mermaid text'),
        h('pre', { tabIndex: 0 }, [h('code', authored?.text ?? toMermaid(map, 'whole'))]),
      ]),
    ],
  );
}

function dressOf(
  map: SurveyMap,
  href: (node: MapNode) => string | undefined,
  isAuthored: boolean,
  keys: boolean,
): (name: string) => NodeDress | undefined {
  const nodeOf = new Map(map.nodes.map((node, index) => [isAuthored ? node.key : nodeName(index), node]));
  return (name) => {
    const node = nodeOf.get(name);
    if (!node) return undefined;
    const facts = sayFacts(node);
    const address = href(node);
    return {
      ...(keys && { key: node.key }),
      ...(address !== undefined && { href: address }),
      ...(facts !== '' && { title: `${node.name}: ${facts}` }),
      classes: [
        `map-${node.kind}`,
        ...(node.isSubject ? ['map-subject'] : []),
        ...(node.isProposed ? ['map-proposed'] : []),
      ],
      ...(node.stageOrder !== undefined && { stageOrder: node.stageOrder }),
      ...(node.papers !== undefined && map.counts !== 'none' && { lastLine: withCount(map, node) }),
    };
  };
}

/** The last drawn line of a label with the true count in place of the stand-in, however the name was broken into lines. */
function withCount(map: SurveyMap, node: MapNode): (inPicture: string) => string {
  if (map.counts === 'below') return () => countLine(node);
  return (inPicture) => inPicture.replace(/ · 99$/, node.papers ? ` · ${node.papers}` : '');
}

/** Width of a column of text in pixels, and how much smaller than drawn a picture may be: the smallest letters stay at 12 px. */
const column = { width: 604, smallest: 0.96 };

/**
 * Whether a picture can be shown whole beside text. A style can't do that sum by itself, since it doesn't know a picture's
 * own width, and no style may stand in the HTML.
 */
function fitsColumn(picture: string): boolean {
  const width = Number(/^<svg [^>]*?\bwidth="(\d+(?:\.\d+)?)"/.exec(picture)?.[1]);
  return width * column.smallest <= column.width;
}

/** What stands in the place of a picture that isn't drawn; of an authored map only its text is known then. */
function missing(list: Element, isKnown: boolean): ElementContent[] {
  return isKnown
    ? [
        h('p', { class: 'map-missing' }, 'The picture of this map is not drawn yet. This is what it shows:'),
        list,
      ]
    : [
        h(
          'p',
          { class: 'map-missing' },
          'The picture of this map is not drawn yet; its text says what it shows.',
        ),
      ];
}
