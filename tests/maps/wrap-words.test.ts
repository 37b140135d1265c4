import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapWords } from '../../src/maps/wrap-words.ts';

describe('breaking words into lines', () => {
  test.each([
    ['', 10, ['']],
    ['Memory Head', 18, ['Memory Head']],
    ['In-Context Identification', 18, ['In-Context', 'Identification']],
    ['Backup Name Mover Head', 18, ['Backup Name', 'Mover Head']],
    ['results of reasoning', 16, ['results of', 'reasoning']],
    ['Incomprehensibilities of one', 10, ['Incomprehensibilities', 'of one']],
  ])('%j at %d', (text, most, lines) => {
    expect(wrapWords(text, most)).toEqual(lines);
  });

  test('loses no word and makes no line too long but for a single word', () => {
    const word = fc.stringMatching(/^[a-z-]{1,14}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), fc.integer({ min: 5, max: 40 }), (words, most) => {
        const lines = wrapWords(words.join(' '), most);
        expect(lines.join(' ').trim()).toBe(words.join(' '));
        for (const line of lines) expect(line.includes(' ') && line.length > most).toBe(false);
      }),
    );
  });
});
