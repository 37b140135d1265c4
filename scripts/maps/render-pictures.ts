import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { unescapeLabel } from '../../src/maps/escape-label.ts';
import type { Box, Picture, PictureEdge, PictureShape } from '../../src/maps/picture.ts';
import { textSizes } from '../../src/maps/picture.ts';
import { mermaidSettings } from '../../src/maps/picture-key.ts';
import { round } from '../../src/maps/print-picture.ts';
import { dataUrlOfFont } from './font.ts';

const require = createRequire(import.meta.url);

/** What Mermaid says of a text that it can't draw. */
export class UndrawnMapError extends Error {}

/** Draws Mermaid texts in one page of a browser. */
export interface PictureRenderer {
  /** @throws UndrawnMapError when the text isn't Mermaid, or of a kind that isn't drawn here. */
  render(source: string): Promise<Picture>;
  close(): Promise<void>;
}

/** Begin a page with Mermaid in it. Nothing is fetched: Mermaid and the font come from the project's packages. */
export async function createPictureRenderer(browser: Browser): Promise<PictureRenderer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  await page.setContent(
    `<!doctype html><style>@font-face{font-family:Map;src:url(${await dataUrlOfFont()})}body{font:14px Map}</style><body>x`,
  );
  await page.evaluate(() => document.fonts.ready);
  await page.addScriptTag({ path: require.resolve('mermaid/dist/mermaid.min.js') });
  await page.evaluate((settings) => {
    (globalThis as unknown as { mermaid: { initialize(settings: object): void } }).mermaid.initialize(
      settings,
    );
  }, mermaidSettings as object);
  return {
    render: (source) => draw(page, source),
    close: () => page.close(),
  };
}

/** What is read off the page, before it is rounded and named. */
interface Drawn {
  kind: string;
  error?: string;
  width: number;
  height: number;
  nodes: {
    name: string;
    shape: PictureShape;
    box: Box;
    x: number;
    y: number;
    lines: string[];
    stageOrder?: number;
  }[];
  edges: {
    from: string;
    to: string;
    path: string;
    isDotted: boolean;
    hasArrow: boolean;
    label?: { x: number; y: number; lines: string[]; box: Box };
    step?: number;
  }[];
  frames: { box: Box; x: number; y: number; lines: string[] }[];
  lifelines: { x: number; from: number; to: number }[];
}

async function draw(page: Page, source: string): Promise<Picture> {
  const drawn = await page.evaluate(readDiagram, source);
  if (drawn.error !== undefined) throw new UndrawnMapError(drawn.error);
  // In a sequence Mermaid reads its own escapes; in a flowchart it draws some of them.
  if (drawn.kind !== 'sequence') {
    for (const { lines } of [
      ...drawn.nodes,
      ...drawn.edges.flatMap(({ label }) => label ?? []),
      ...drawn.frames,
    ])
      lines.splice(0, lines.length, ...lines.map(unescapeLabel));
  }
  const margin = 4;
  const shiftBox = ({ x, y, width, height }: Box): Box => ({
    x: round(x + margin),
    y: round(y + margin),
    width: round(width),
    height: round(height),
  });
  const shiftLabel = ({ x, y, lines }: { x: number; y: number; lines: string[] }) => ({
    x: round(x + margin),
    y: round(y + margin),
    lines,
  });
  return {
    form: drawn.kind === 'sequence' ? 'sequence' : 'flowchart',
    width: Math.ceil(drawn.width + 2 * margin),
    height: Math.ceil(drawn.height + 2 * margin),
    nodes: drawn.nodes.map(({ name, shape, box, stageOrder, ...label }) => ({
      name,
      shape,
      ...(stageOrder !== undefined && { stageOrder }),
      box: shiftBox(box),
      label: shiftLabel(label),
    })),
    edges: drawn.edges.map(
      ({ label, path, step, ...edge }): PictureEdge => ({
        ...edge,
        path: shiftPath(path, margin),
        ...(label && {
          label: { ...shiftLabel(label), box: smallBox(shiftBox(label.box), label.lines.length) },
        }),
        ...(step !== undefined && { step }),
      }),
    ),
    frames: drawn.frames.map(({ box, ...label }) => ({ box: shiftBox(box), label: shiftLabel(label) })),
    lifelines: drawn.lifelines.map(({ x, from, to }) => ({
      x: round(x + margin),
      from: round(from + margin),
      to: round(to + margin),
    })),
  };
}

/** Words on lines are set smaller than Mermaid measured them; so is the box that keeps the line away from them. */
function smallBox({ x, y, width, height }: Box, lines: number): Box {
  const factor = textSizes.small / textSizes.name;
  const smaller = { width: round(width * factor + 6), height: round(lines * 15 + 4) };
  return {
    ...smaller,
    x: round(x + (width - smaller.width) / 2),
    y: round(y + (height - smaller.height) / 2),
  };
}

function shiftPath(path: string, margin: number): string {
  return path.replace(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g, (number) => String(round(Number(number) + margin)));
}

/** Runs in the page: draw, and read where everything stands. Coordinates count from the drawing's upper left corner. */
async function readDiagram(source: string): Promise<Drawn> {
  interface Diagram {
    type: string;
    db: { getEdges(): { id: string; start: string; end: string; stroke: string; type?: string }[] };
  }
  const { mermaid } = globalThis as unknown as {
    mermaid: {
      render(id: string, source: string): Promise<{ svg: string }>;
      mermaidAPI: { getDiagramFromText(source: string): Promise<Diagram> };
    };
  };
  const nothing = { width: 0, height: 0, nodes: [], edges: [], frames: [], lifelines: [] };
  let diagram: Diagram;
  let svgText: string;
  try {
    diagram = await mermaid.mermaidAPI.getDiagramFromText(source);
    if (!/^(?:flowchart|sequence)/.test(diagram.type))
      return { ...nothing, kind: diagram.type, error: `a diagram of the kind "${diagram.type}"` };
    svgText = (await mermaid.render('m', source)).svg;
  } catch (error) {
    for (const left of document.querySelectorAll('#dm, #m')) left.remove();
    return { ...nothing, kind: 'none', error: (error as Error).message };
  }
  const host = document.createElement('div');
  host.innerHTML = svgText;
  document.body.replaceChildren(host);
  await document.fonts.ready;
  const svg = host.querySelector('svg') as SVGSVGElement;
  const [left = 0, top = 0, width = 0, height = 0] = (svg.getAttribute('viewBox') ?? '')
    .split(' ')
    .map(Number);
  svg.setAttribute('style', '');
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
  const origin = svg.getBoundingClientRect();
  /** The box of an element in the drawing's own coordinates. */
  const boxOf = (element: Element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: x - origin.x, y: y - origin.y, width, height };
  };
  const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
    x: x + width / 2,
    y: y + height / 2,
  });
  const rowsOf = (element: Element) =>
    [...element.querySelectorAll('.text-outer-tspan')].map((row) => (row.textContent ?? '').trim());

  if (diagram.type.startsWith('sequence')) {
    const actors = [...svg.querySelectorAll('g[data-et="participant"]')].map((group) => {
      const box = boxOf(group.querySelector('rect') as Element);
      const lines = [...group.querySelectorAll('text tspan')].map((row) => (row.textContent ?? '').trim());
      return {
        name: group.getAttribute('data-id') ?? '',
        shape: 'round' as const,
        box,
        ...middle(box),
        lines,
      };
    });
    actors.sort((a, b) => a.box.x - b.box.x);
    const words = [...svg.querySelectorAll('.messageText')];
    const lineElements = [...svg.querySelectorAll('[data-et="message"]')];
    const linesWithWords: Drawn['edges'] = lineElements.map((line, index) => {
      const number = (name: string) => Number(line.getAttribute(name));
      const path =
        line.localName === 'path'
          ? (line.getAttribute('d') ?? '')
          : `M${number('x1') - left},${number('y1') - top}L${number('x2') - left},${number('y2') - top}`;
      const text = words[index];
      const said = (text?.textContent ?? '').trim();
      const box = text ? boxOf(text) : undefined;
      return {
        from: line.getAttribute('data-from') ?? '',
        to: line.getAttribute('data-to') ?? '',
        path,
        isDotted: line.classList.contains('messageLine1'),
        hasArrow: true,
        step: index + 1,
        ...(box && said !== '' && { label: { ...middle(box), lines: [said], box } }),
      };
    });
    const lowest = Math.max(...lineElements.map((line) => boxOf(line).y + boxOf(line).height), 0) + 16;
    return {
      kind: 'sequence',
      width,
      height: Math.min(height, lowest),
      nodes: actors,
      edges: linesWithWords,
      frames: [],
      lifelines: actors.map(({ x, box }) => ({ x, from: box.y + box.height, to: lowest })),
    };
  }

  const nodes = [...svg.querySelectorAll('g.node')].map((group) => {
    const name = group.id.replace(/^m-flowchart-/, '').replace(/-\d+$/, '');
    const shape = [...group.children].find((child) => !child.classList.contains('label')) as Element;
    const box = boxOf(shape);
    const kind = (): PictureShape => {
      if (shape.localName === 'circle' || shape.localName === 'ellipse') return 'circle';
      if (shape.localName === 'polygon') {
        const corners = (shape.getAttribute('points') ?? '').trim().split(/\s+/).length;
        return corners === 6
          ? 'hexagon'
          : corners === 4 && !/^0,0/.test(shape.getAttribute('points') ?? '')
            ? 'diamond'
            : 'rect';
      }
      return shape.localName === 'rect' && !shape.hasAttribute('rx') ? 'rect' : 'round';
    };
    const lines = rowsOf(group).filter((line) => line !== '');
    const stage = [...group.classList].flatMap((each) => /^stage-(\d)$/.exec(each)?.[1] ?? []).map(Number)[0];
    return {
      name,
      shape: kind(),
      box,
      ...middle(box),
      lines,
      ...(stage !== undefined && { stageOrder: stage }),
    };
  });
  const labelOf = (id: string) => {
    const group = svg.querySelector(`.edgeLabel .label[data-id="${CSS.escape(id)}"]`);
    const lines = group ? rowsOf(group).filter((line) => line !== '') : [];
    if (!group || lines.length === 0) return undefined;
    const box = boxOf(group.querySelector('rect') ?? group);
    return { ...middle(box), lines, box };
  };
  const edges = diagram.db.getEdges().flatMap(({ id, start, end, stroke }) => {
    const path = svg.querySelector(`.edgePaths path[data-id="${CSS.escape(id)}"]`);
    if (!path) return [];
    const label = labelOf(id);
    const shifted = (path.getAttribute('d') ?? '').replace(
      /(-?[\d.]+),(-?[\d.]+)/g,
      (_, x, y) => `${Number(x) - left},${Number(y) - top}`,
    );
    return [
      {
        from: start,
        to: end,
        path: shifted,
        isDotted: stroke === 'dotted',
        hasArrow: path.hasAttribute('marker-end'),
        ...(label && { label }),
      },
    ];
  });
  const frames = [...svg.querySelectorAll('g.cluster')].map((group) => {
    const box = boxOf(group.querySelector('rect') as Element);
    const label = group.querySelector('.cluster-label') as Element;
    return { box, ...middle(boxOf(label.querySelector('text') ?? label)), lines: rowsOf(label) };
  });
  return { kind: 'flowchart', width, height, nodes, edges, frames, lifelines: [] };
}
