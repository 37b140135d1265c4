import type { Survey } from './schema.ts';

/** A word of the field, as it stands within a sentence. */
export interface Word {
  one: string;
  many: string;
}

/** What a survey calls its single parts and what joins them. Files, fields and addresses keep their names. */
export interface Words {
  head: Word;
  circuit: Word;
}

export const defaultWords: Words = {
  head: { one: 'head', many: 'heads' },
  circuit: { one: 'circuit', many: 'circuits' },
};

/** The words of a survey; of one that can't be read the usual ones. */
export function wordsOf(survey: Pick<Survey, 'words'> | undefined): Words {
  return { ...defaultWords, ...survey?.words };
}

/** For the beginning of a heading. @example capitalize('song parts') // 'Song parts' */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
