import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readTerms } from '../../src/content/terms-folder.ts';
import { surveySchema } from '../../src/survey/schema.ts';
import { type Card, drawCard, readTokens } from './card.ts';

/** Faces of the packages that the site's own letters come from; the fonts of the machine are never used. */
const faces = ['latin-400-normal', 'latin-600-normal', 'latin-ext-400-normal', 'latin-ext-600-normal'];
const packageOf = (name: string) => fileURLToPath(import.meta.resolve(name));

/**
 * Draw the pictures that are shown where a link to the site is shared, into `cards/` of the built site: one of the survey
 * and one of each stage and head. They are drawn by WebAssembly and with fonts of npm, hence alike on every machine.
 *
 * @param folder Path of the built site.
 * @param content Path of the content folder.
 * @returns How many were drawn.
 */
export async function drawCards(folder: string, content: string): Promise<number> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(await readFile(packageOf('@resvg/resvg-wasm/index_bg.wasm'))).catch((error: Error) => {
    // One process that builds twice has it already.
    if (!/already/i.test(error.message)) throw error;
  });
  const fontBuffers = await Promise.all(
    faces.map(async (face) =>
      readFile(packageOf(`@fontsource/source-serif-4/files/source-serif-4-${face}.woff2`)),
    ),
  );
  const survey = surveySchema.parse(parse(await readFile(join(content, 'survey.yaml'), 'utf8')));
  const { terms } = await readTerms(content);
  const tokens = readTokens(
    await readFile(fileURLToPath(new URL('../../src/styles/tokens.css', import.meta.url)), 'utf8'),
  );
  const stages = [...terms.stages].sort((a, b) => a.data.order - b.data.order);
  const orderOf = new Map(stages.map(({ id, data }) => [id, data.order]));
  const cards: [path: string, card: Card][] = [
    ['survey', { name: survey.title, summary: survey.description }],
    ...stages.map(({ id, data }): [string, Card] => [
      `stages/${id}`,
      { kind: 'Stage', name: data.name, summary: data.summary, survey: survey.title, stageOrder: data.order },
    ]),
    ...terms.heads.map(({ id, data }): [string, Card] => [
      `heads/${id}`,
      {
        kind: 'Head',
        name: data.name,
        summary: data.summary,
        survey: survey.title,
        stageOrder: orderOf.get(data.stage ?? ''),
      },
    ]),
  ];
  for (const [path, card] of cards) {
    const file = join(folder, 'cards', `${path}.png`);
    const svg = drawCard(card, tokens, stages.length);
    const drawn = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Source Serif 4' } });
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, drawn.render().asPng());
    drawn.free();
  }
  return cards.length;
}
