/**
 * Control characters other than tab and line feed, invisible characters that turn the direction of what follows, and
 * code points that will never be characters.
 */
const unprintable =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\u{FDD0}-\u{FDEF}\p{Noncharacter_Code_Point}]/gu;

/**
 * Make a text fit for HTML and safe beside other text: no control characters, no half of a surrogate pair, no change of
 * direction that outlives it. Everything that can be read stays.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unprintable, '');
}
