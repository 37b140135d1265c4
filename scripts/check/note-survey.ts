import { dirname, join, posix } from 'node:path';
import { isFileThere, listIfThere } from '../../src/content/content-folder.ts';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { Survey } from '../../src/survey/schema.ts';

/**
 * What of `survey.yaml` is worth a look: dumps that aren't there, a repository that has no such address, one word for two things.
 *
 * @param text Of the file, for the places in it.
 */
export async function noteSurvey(survey: Survey, text: string, content: string): Promise<Problem[]> {
  const file = join(content, 'survey.yaml');
  const { place } = parsePlacedYaml(text, file, 1);
  const notes: Problem[] = [];
  const note = (path: PropertyKey[], rule: string, message: string, mend: string) =>
    notes.push({ file, ...place(path), rule, message, mend });
  const { sources, repository, words } = survey;
  for (const [index, path] of sources.entries()) {
    if (sources.indexOf(path) < index) {
      note(
        ['sources', index],
        'repeated-entry',
        `Unexpected second ${path} among the sources, expected each once`,
        'Delete one of the two.',
      );
    } else if (!(await isFileThere(join(content, path)))) {
      const beside = (await listIfThere(join(content, dirname(path)))).map((name) =>
        posix.join(posix.dirname(path), name),
      );
      const near = nearestId(path, beside);
      note(
        ['sources', index],
        'source-missing',
        `Unexpected absence of ${path}, expected the dump that is listed${near ? `; perhaps ${near} is meant` : ''}`,
        `${near ? `Write ${near}, or put` : 'Put'} the dump there, write its path from the content folder, or delete the entry.`,
      );
    }
  }
  const owner = /^https?:\/\/(?:www\.)?github\.com\/([^/]+)(?:\/([^/]+))?(\/.*)?$/.exec(repository ?? '');
  if (
    owner &&
    (owner[2] === undefined || (owner[3] ?? '/') !== '/' || /^owner\/name$/.test(`${owner[1]}/${owner[2]}`))
  )
    note(
      ['repository'],
      'doubtful-address',
      `Unexpected address ${repository}, expected that of a repository, https://github.com/ with its owner and its name`,
      'Write the address as it stands on the first page of the repository; the branch and the folder have lines of their own.',
    );
  if (words?.head !== undefined && words.head.one === words.circuit?.one)
    note(
      ['words', 'circuit'],
      'repeated-name',
      `Unexpected word "${words.head.one}" for both, expected readers to tell the two apart`,
      'Write another word for one of the two.',
    );
  return notes;
}
