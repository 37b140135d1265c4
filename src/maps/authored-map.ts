import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toString as textOf } from 'hast-util-to-string';
import { visit } from 'unist-util-visit';
import { type MapEdge, type MapNode, mostNodes, type SurveyMap } from './survey-map.ts';

/** A diagram that a person wrote in Mermaid. */
export interface AuthoredMap {
  title: string;
  description: string;
  form: SurveyMap['form'];
  /** Address that a node leads to, by its name in the text. */
  links: ReadonlyMap<string, string>;
  /** What decides how the picture looks: the text without title, description and links. */
  source: string;
}

/** Why a text isn't taken, with the line that is to blame, from 1. */
export interface AuthoredFault {
  line: number;
  rule: string;
  message: string;
  mend: string;
}

const beginnings = /^(?:(flowchart|graph)\s+(?:TB|TD|BT|LR|RL)|sequenceDiagram)\s*$/;
const title = /^\s*accTitle\s*:\s*(.+?)\s*$/;
const description = /^\s*accDescr\s*:\s*(.+?)\s*$/;
const link = /^\s*click\s+([\w-]+)\s+(?:href\s+)?"([^"]+)"\s*$/;

/** Addresses that a diagram leads to, each with its line in the text, from 1, and its column. */
export function linksOfDiagram(text: string): { at: number; column: number; address: string }[] {
  return text.split(/\r\n?|\n/).flatMap((line, index) => {
    const address = link.exec(line)?.[2];
    return address === undefined ? [] : [{ at: index + 1, column: line.indexOf(address) + 1, address }];
  });
}

const colouring = /^\s*(?:style|classDef|linkStyle)\b|%%\{|^---$/;

/**
 * Read a Mermaid text of an essay: a flowchart or a sequence, with `accTitle:` and `accDescr:` for those who can't see the
 * picture, `click name "address"` for links, and `:::stage-2` for the colour of a stage.
 *
 * @returns All faults, when there are any.
 */
export function readAuthoredMap(text: string): { map: AuthoredMap } | { faults: AuthoredFault[] } {
  const faults: AuthoredFault[] = [];
  const found: { title?: string; description?: string } = {};
  const links = new Map<string, string>();
  const kept: string[] = [];
  let form: SurveyMap['form'] | undefined;
  for (const [index, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const at = index + 1;
    if (form === undefined) {
      if (line.trim() === '') continue;
      const begun = beginnings.exec(line.trim());
      if (!begun) {
        faults.push({
          line: at,
          rule: 'map-kind',
          message: `Unexpected ${JSON.stringify(line.trim())}, expected a diagram that begins with "flowchart LR", "flowchart TB" or "sequenceDiagram"`,
          mend: 'Begin with one of these lines; other kinds of diagram are not drawn here.',
        });
        break;
      }
      form = begun[1] === undefined ? 'sequence' : 'flowchart';
      kept.push(line.trim());
      continue;
    }
    const [, linked, address] = link.exec(line) ?? [];
    const said = { title: title.exec(line)?.[1], description: description.exec(line)?.[1] };
    if (colouring.test(line)) {
      faults.push({
        line: at,
        rule: 'map-colour',
        message: `Unexpected ${JSON.stringify(line.trim())}, expected no colours and no settings of its own`,
        mend: 'Use a class: `name:::stage-1` gives a node the colour of the first stage, in light and dark.',
      });
    } else if (linked !== undefined && address !== undefined) {
      if (/^(?:\/(?!\/)|#|https?:\/\/)/.test(address)) links.set(linked, address);
      else {
        faults.push({
          line: at,
          rule: 'map-link',
          message: `Unexpected address ${JSON.stringify(address)}, expected one that begins with "/", "#", "https://" or "http://"`,
          mend: 'Write, for example, click n1 "/glossary/".',
        });
      }
    } else if (said.title !== undefined) found.title = said.title;
    else if (said.description !== undefined) found.description = said.description;
    else kept.push(line);
  }
  if (form !== undefined && (found.title === undefined || found.description === undefined)) {
    faults.push({
      line: 1,
      rule: 'map-title',
      message: `Unexpected diagram without ${found.title === undefined ? 'accTitle' : 'accDescr'}, expected both: what it shows, for those who can't see it`,
      mend: `Write below the first line: ${[
        ...(found.title === undefined ? ['"accTitle: …"'] : []),
        ...(found.description === undefined ? ['"accDescr: …"'] : []),
      ].join(' and ')}, with a sentence.`,
    });
  }
  if (faults.length > 0 || form === undefined) return { faults };
  const { title: name = '', description: words = '' } = found;
  return { map: { title: name, description: words, form, links, source: `${kept.join('\n').trim()}\n` } };
}

/**
 * The nodes and edges of an authored map, as its picture has them; the key of a node is its name in the text.
 *
 * @param id Unique within the page.
 * @param svg As `printPicture` gave it.
 */
export function mapOfPicture(authored: AuthoredMap, id: string, svg: string): SurveyMap {
  const nodes: MapNode[] = [];
  const edges: MapEdge[] = [];
  visit(fromHtml(svg, { fragment: true, space: 'svg' }), 'element', (element) => {
    const { dataName, dataFrom, dataTo, dataWords, dataStageOrder } = element.properties;
    if (dataName !== undefined) {
      const address = authored.links.get(String(dataName));
      nodes.push({
        key: String(dataName),
        kind: 'head',
        name: linesOf(element).join(' '),
        ...(dataStageOrder !== undefined && { stageOrder: Number(dataStageOrder) }),
        ...(address !== undefined && { address: address as `/${string}` }),
      });
    }
    if (dataFrom !== undefined)
      edges.push({
        from: String(dataFrom),
        to: String(dataTo),
        ...(dataWords !== undefined && { label: String(dataWords) }),
      });
  });
  const { title, description, form } = authored;
  return {
    id,
    title,
    description,
    form,
    direction: 'LR',
    counts: 'none',
    nodes,
    edges,
    frames: [],
    showsPapers: false,
  };
}

/** Whether a map is too large for one picture. */
export function isTooLarge({ nodes }: Pick<SurveyMap, 'nodes'>): boolean {
  return nodes.length > mostNodes;
}

function linesOf(element: Element): string[] {
  const lines: string[] = [];
  visit(element, 'element', (child) => {
    if (child.tagName === 'tspan') lines.push(textOf(child));
  });
  return lines;
}
