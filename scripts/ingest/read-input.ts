import { stat } from 'node:fs/promises';
import { dumpId } from './dump-id.ts';
import { BrokenInputError, readBytes } from './read/byte-stream.ts';
import { type ByteSurvey, ByteSurveyor } from './read/encoding.ts';
import { readEvents } from './read/read-bytes.ts';
import { type ReadEvent, UnreadableInputError } from './record.ts';

export interface ReadOptions {
  /** Lines that the survey's pages print around the papers: exact text, without blanks at the ends. */
  boilerplate?: readonly string[];
  /** Called now and then while the papers are read; both counts are bytes of the file as it lies on the disk. */
  onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

/**
 * Read the papers of a file, of whatever format and encoding, packed with gzip or not.
 *
 * The file is gone through twice: to learn its encoding, and to read it. It is never held as a whole; memory is bounded
 * by the largest record.
 *
 * @param path Relative to the working folder; every problem names the file like this.
 * @throws {UnreadableInputError} For a file that is missing, a folder, unreadable, empty, binary, or in which there is
 *   neither a paper nor anything rejected. A file of which all papers are rejected does not throw: the rejections
 *   say more.
 */
export async function* readInput(path: string, options: ReadOptions = {}): AsyncGenerator<ReadEvent> {
  const { boilerplate = [], onProgress } = options;
  const size = await ensureFile(path);
  const survey = await surveyBytes(path);
  if (survey.kind === 'empty') {
    throw unreadable(
      path,
      'input-empty',
      'Unexpected empty file, expected papers',
      'Look whether this is the file you meant.',
    );
  }
  if (survey.kind === 'binary') {
    throw unreadable(
      path,
      'input-binary',
      `Unexpected ${survey.what}, expected text`,
      'Give the papers as text, JSON, CSV, BibTeX or RIS.',
    );
  }
  yield* readEvents(
    readBytes(path, (bytesRead) => onProgress?.(bytesRead, size)),
    { source: { file: path, dump: dumpId(path) }, encoding: survey.encoding, boilerplate },
  );
}

/** Size of the file in bytes. */
async function ensureFile(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
    throw found.isDirectory()
      ? unreadable(path, 'input-folder', 'Unexpected folder, expected a file', 'Name a file in the folder.')
      : unreadable(
          path,
          'input-special',
          'Unexpected device or pipe, expected a file',
          'Save the input as a file first.',
        );
  } catch (error) {
    throw error instanceof UnreadableInputError ? error : openFailure(path, error as NodeJS.ErrnoException);
  }
}

async function surveyBytes(path: string): Promise<ByteSurvey> {
  const surveyor = new ByteSurveyor();
  try {
    for await (const chunk of readBytes(path)) surveyor.push(chunk);
  } catch (error) {
    if (!(error instanceof BrokenInputError)) throw error;
    // What comes before the break is read all the same; without any, there is nothing to read.
    if (surveyor.end().kind === 'empty') {
      throw error.reason === 'gzip'
        ? unreadable(
            path,
            'gzip-broken',
            `Unexpected gzip file that can't be unpacked (${error.message}), expected a whole one`,
            'Pack or download the file again.',
          )
        : openFailure(path, error.cause as NodeJS.ErrnoException);
    }
  }
  return surveyor.end();
}

function openFailure(path: string, error: NodeJS.ErrnoException): UnreadableInputError {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return unreadable(
        path,
        'input-missing',
        'Unexpected path without a file, expected a file',
        'Check the spelling of the path.',
      );
    case 'EACCES':
    case 'EPERM':
      return unreadable(
        path,
        'input-unreadable',
        'Unexpected lack of permission, expected a file that may be read',
        'Change the permissions of the file.',
      );
    default:
      return unreadable(
        path,
        'input-unreadable',
        `Unexpected failure to read (${error.message}), expected a file that can be read`,
        'Check the path and the disk.',
      );
  }
}

function unreadable(file: string, rule: string, message: string, mend: string): UnreadableInputError {
  return new UnreadableInputError({ file, line: 1, column: 1, rule, message, mend });
}
