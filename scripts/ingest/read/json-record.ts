import type { ReadEvent } from '../record.ts';
import { type Place, readFields } from './paper-fields.ts';
import { quoteStart, rejected, type Source } from './reader.ts';

/** Read the text of one JSON value as a paper. */
export function* readJsonRecord(source: Source, text: string, place: Place): Generator<ReadEvent> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    yield rejected(source, {
      ...place,
      rule: 'json-syntax',
      message: `Unexpected text in the record ${quoteStart(text)}, expected JSON`,
      mend: 'Mend the quotation marks, commas and brackets of the record; line breaks inside a text must be written \\n.',
    });
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield rejected(source, {
      ...place,
      rule: 'record-shape',
      message: `Unexpected ${quoteStart(text)}, expected an object with title and abstract`,
      mend: 'Write {"title": "…", "abstract": "…"}, or delete it.',
    });
    return;
  }
  yield* readFields(source, new Map(Object.entries(value)), place);
}
