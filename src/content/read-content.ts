import { join } from 'node:path';
import { type PaperFile, parsePaperFile } from '../survey/paper-file.ts';
import type { Problem } from '../survey/problem.ts';
import { type Words, wordsOf } from '../survey/words.ts';
import { listPaperFiles, readIfThere, readSurvey } from './content-folder.ts';
import { readTerms, type Terms, type Unread } from './terms-folder.ts';

/** Everything of a content folder that pages are made from. */
export interface Content {
  /** By path, each with its whole file; two files can have one slug. */
  papers: (PaperFile & { file: string; text: string })[];
  terms: Terms;
  /** Terms that are there and couldn't be read. */
  unread: Unread;
  /** What `survey.yaml` calls the parts; the usual words where it can't be read, of which others tell. */
  words: Words;
  /** Problems of reading: syntax and shape. Those of the papers are with the papers. */
  problems: Problem[];
}

/** @param content Path of the content folder. */
export async function readContent(content: string): Promise<Content> {
  const papers: Content['papers'] = [];
  for (const path of await listPaperFiles(content)) {
    const file = join(content, path);
    const text = await readIfThere(file);
    // A link that leads nowhere, or no file: the check says so.
    if (text === undefined) continue;
    papers.push({ ...parsePaperFile(path, text, file), file, text });
  }
  const { survey } = await readSurvey(content);
  return { papers, words: wordsOf(survey), ...(await readTerms(content)) };
}
