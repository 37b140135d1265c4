import { escapeLabel } from './escape-label.ts';
import type { MapNode, SurveyMap } from './survey-map.ts';
import { wrapWords } from './wrap-words.ts';

/** Name of a node in Mermaid text, by its place among the map's nodes. */
export function nodeName(index: number): string {
  return `n${index}`;
}

/** Letters of a line of the words on an edge. */
const lineWords = 16;

/** How the borders of each kind are written; the second part closes it. */
const borders: Record<MapNode['kind'], readonly [string, string]> = {
  stage: ['["', '"]'],
  group: ['["', '"]'],
  head: ['("', '")'],
  circuit: ['("', '")'],
  method: ['{{"', '"}}'],
  paper: ['["', '"]'],
  example: ['["', '"]'],
  more: ['("', '")'],
};

/**
 * A map as Mermaid text.
 *
 * @param part `picture`: only what decides how it is drawn, with a stand-in for each count, so that no count, address or
 *   definition makes a picture stale. `whole`: for people to copy, with title, description, counts and links.
 */
export function toMermaid(map: SurveyMap, part: 'picture' | 'whole'): string {
  const lines = map.form === 'sequence' ? sequence(map, part) : flowchart(map, part);
  return `${lines.join('\n')}\n`;
}

function flowchart(map: SurveyMap, part: 'picture' | 'whole'): string[] {
  const nameOf = namesByKey(map);
  const lines = [`flowchart ${map.direction}`, ...heading(map, part)];
  for (const [index, node] of map.nodes.entries()) {
    const [open, close] = borders[node.kind];
    lines.push(`  ${nodeName(index)}${open}${nodeLabel(map, node, part)}${close}`);
  }
  for (const [index, { name, nodes }] of map.frames.entries()) {
    lines.push(`  subgraph f${index}["${escapeLabel(name)}"]`);
    for (const key of nodes) lines.push(`    ${nameOf(key)}`);
    lines.push('  end');
  }
  for (const { from, to, label, isDotted, isUndirected } of map.edges) {
    const line = isDotted ? (isUndirected ? '-.-' : '-.->') : isUndirected ? '---' : '-->';
    const said = label === undefined ? '' : escapeLabel(label);
    const words =
      said === ''
        ? ''
        : `|"${wrapWords(label ?? '', lineWords)
            .map(escapeLabel)
            .join('<br/>')}"|`;
    lines.push(`  ${nameOf(from)} ${line}${words} ${nameOf(to)}`);
  }
  if (part === 'whole') {
    for (const [index, { address }] of map.nodes.entries()) {
      if (address !== undefined) lines.push(`  click ${nodeName(index)} href "${encodeURI(address)}"`);
    }
  }
  return lines;
}

function sequence(map: SurveyMap, part: 'picture' | 'whole'): string[] {
  const nameOf = namesByKey(map);
  const lines = ['sequenceDiagram', ...heading(map, part), '  autonumber'];
  for (const [index, node] of map.nodes.entries()) {
    lines.push(`  participant ${nodeName(index)} as ${writeLines(labelLines(map, node))}`);
  }
  for (const { from, to, label, isDotted } of map.edges) {
    lines.push(
      `  ${nameOf(from)}${isDotted ? '-->>' : '->>'}${nameOf(to)}: ${escapeLabel(label ?? '') || ' '}`,
    );
  }
  return lines;
}

function heading(map: SurveyMap, part: 'picture' | 'whole'): string[] {
  if (part === 'picture') return [];
  return [`  accTitle: ${plainLine(map.title)}`, `  accDescr: ${plainLine(map.description)}`];
}

/** Titles are read to the end of the line as they stand; only what begins another statement or a comment is taken out. */
function plainLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[;#%{}<>]/g, '')
    .trim();
}

function nodeLabel(map: SurveyMap, node: MapNode, part: 'picture' | 'whole'): string {
  const standIn = part === 'picture' && node.papers !== undefined ? { ...node, papers: 99 } : node;
  return writeLines(labelLines(map, standIn));
}

/** A label can't be empty. */
function writeLines(lines: readonly string[]): string {
  return lines.map(escapeLabel).join('<br/>') || '…';
}

/**
 * The label of a node: its name in lines, with the count behind the last one, or a line more with stage and count.
 *
 * No paper is no count: under the name of a head that is known from elsewhere, "0 papers" reads as if nobody had studied it.
 */
export function labelLines(
  { counts, form }: Pick<SurveyMap, 'counts' | 'form'>,
  { kind, name, tag, papers }: MapNode,
): string[] {
  const most = kind === 'paper' ? 32 : form === 'sequence' ? 13 : counts === 'below' ? 18 : 26;
  const lines = wrapWords(name, most);
  if (counts === 'none' || (tag === undefined && papers === undefined)) return lines;
  if (counts === 'beside') return papers ? [...lines.slice(0, -1), `${lines.at(-1)} · ${papers}`] : lines;
  const last = countLine({ tag, papers });
  return last === '' ? lines : [...lines, last];
}

/** The line below a name where counts stand below: abbreviation of the stage and number of papers, or '' for neither. */
export function countLine({ tag, papers }: Pick<MapNode, 'tag' | 'papers'>): string {
  const count = papers ? `${papers} ${papers === 1 ? 'paper' : 'papers'}` : undefined;
  return [tag, count].filter((part) => part !== undefined).join(' · ');
}

function namesByKey(map: SurveyMap): (key: string) => string {
  const names = new Map(map.nodes.map(({ key }, index) => [key, nodeName(index)]));
  return (key) => {
    const name = names.get(key);
    if (name === undefined)
      throw new Error(`The map ${map.id} has an edge to ${key}, which is no node of it`);
    return name;
  };
}
