import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { listIfThere } from '../../src/content/content-folder.ts';
import type { Drawable } from '../../src/maps/drawable.ts';
import { pictureFile, pictureFolder } from '../../src/maps/picture-folder.ts';
import { printPicture } from '../../src/maps/print-picture.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { writeAtomically } from '../ingest/write-atomically.ts';
import { type PictureRenderer, UndrawnMapError } from './render-pictures.ts';

export interface DrawingPlan {
  /** One of each picture that isn't there, in the order of the maps. */
  missing: Drawable[];
  /** Files of pictures that no map has any more. */
  stale: string[];
  /** How many different pictures the maps have. */
  pictures: number;
}

/** Compare the pictures that maps need with those that are there. */
export async function planDrawing(content: string, drawables: readonly Drawable[]): Promise<DrawingPlan> {
  const needed = new Map(drawables.map((drawable) => [pictureFile(drawable.source), drawable]));
  const there = new Set((await listIfThere(pictureFolder(content))).filter((name) => name.endsWith('.svg')));
  return {
    missing: [...needed].filter(([file]) => !there.has(file)).map(([, drawable]) => drawable),
    stale: [...there].filter((file) => !needed.has(file)),
    pictures: needed.size,
  };
}

/**
 * Draw what is missing and delete what no map has any more.
 *
 * @returns Texts that Mermaid can't draw; all others are drawn all the same.
 */
export async function drawMissing(
  content: string,
  { missing, stale }: DrawingPlan,
  renderer: PictureRenderer,
  onProgress?: (done: number, total: number) => void,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const folder = pictureFolder(content);
  for (const [index, { name, source, place }] of missing.entries()) {
    onProgress?.(index, missing.length);
    try {
      writeAtomically(join(folder, pictureFile(source)), printPicture(await renderer.render(source)));
    } catch (error) {
      if (!(error instanceof UndrawnMapError)) throw error;
      problems.push({
        ...place,
        rule: 'map-text',
        message: `Unexpected ${error.message.replace(/\s+/g, ' ')} in ${name}, expected a flowchart or a sequence diagram in Mermaid`,
        mend: 'Mend the text; what Mermaid understands is shown at its own site, and only these two kinds are drawn here.',
      });
    }
  }
  for (const file of stale) await rm(join(folder, file), { force: true });
  return problems;
}
