import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listIfThere } from '../../src/content/content-folder.ts';
import { isPlainPicture, pictureFolder } from '../../src/maps/picture-folder.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** Pictures of maps that were changed or cut by hand: they count as not drawn. */
export async function notePictures(content: string): Promise<Problem[]> {
  const folder = pictureFolder(content);
  const names = (await listIfThere(folder)).filter((name) => name.endsWith('.svg')).sort();
  const whole = await Promise.all(
    names.map(async (name) => isPlainPicture(await readFile(join(folder, name), 'utf8'))),
  );
  return names
    .filter((_, index) => !whole[index])
    .map((name) => ({
      file: join(folder, name),
      line: 1,
      column: 1,
      rule: 'broken-picture',
      message: 'Unexpected content of the picture, expected it as it was drawn',
      mend: 'Take it back from git, or delete it and draw it anew: npm run maps',
    }));
}
