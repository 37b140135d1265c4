import { readContent } from '../../src/content/read-content.ts';
import { drawablesOf } from '../../src/maps/content-maps.ts';
import { readPictures } from '../../src/maps/picture-folder.ts';

/** Maps whose picture isn't drawn, by what a build does about it. */
export interface MissingPictures {
  /** Names of maps of terms and texts: whoever changed these can draw them, so the build waits for it. */
  stopping: string[];
  /** Names of maps that papers changed, or of a survey that has no picture yet: their pages show lists until they are drawn. */
  listed: string[];
}

/** Find the maps of a content folder whose pictures aren't drawn. Needs no browser. */
export async function findMissingPictures(content: string): Promise<MissingPictures> {
  const pictures = await readPictures(content);
  const { drawables } = drawablesOf(await readContent(content), content);
  const missing = drawables.filter(({ source }) => pictures.get(source) === undefined);
  const isBegun = pictures.files.length > 0;
  const namesOf = (stops: boolean) =>
    missing.filter(({ showsPapers }) => (isBegun && !showsPapers) === stops).map(({ name }) => name);
  return { stopping: namesOf(true), listed: namesOf(false) };
}
