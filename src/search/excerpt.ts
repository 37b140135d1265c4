import { readWords } from './read-words.ts';
import { stem } from './stem.ts';

/** A stretch of a text, marked or not. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** What is marked in a text. */
export interface Marks {
  terms: ReadonlySet<string>;
  phrases: readonly { terms: readonly string[] }[];
}

/** Words of an excerpt. */
const excerptWords = 32;
/** Words before the first mark, so that a reader sees where it stands. */
const leadWords = 6;

interface MarkedWord {
  start: number;
  end: number;
  term: string;
  isMarked: boolean;
}

/**
 * The part of a text that has the most of what is looked for, with marks.
 *
 * @returns `pieces` is empty for an empty text; `found` says how many different terms the excerpt has.
 */
export function excerptOf(text: string, marks: Marks): { pieces: Piece[]; found: number } {
  const words = markWords(text, marks);
  if (words.length === 0) return { pieces: text === '' ? [] : [{ text, isMarked: false }], found: 0 };
  let best = { start: 0, found: -1 };
  for (const [start, word] of words.entries()) {
    if (start > 0 && !word.isMarked) continue;
    const found = new Set(
      words
        .slice(start, start + excerptWords - leadWords)
        .flatMap((each) => (each.isMarked ? each.term : [])),
    );
    if (found.size > best.found) best = { start, found: found.size };
  }
  const first =
    best.start + excerptWords - leadWords >= words.length
      ? Math.max(0, words.length - excerptWords)
      : Math.max(0, best.start - leadWords);
  const last = Math.min(words.length, first + excerptWords);
  const start = first === 0 ? 0 : (words[first]?.start ?? 0);
  const end = last === words.length ? text.length : (words[last - 1]?.end ?? text.length);
  const pieces = piecesOf(text, words.slice(first, last), start, end);
  if (first > 0) pieces.unshift({ text: '… ', isMarked: false });
  if (last < words.length) pieces.push({ text: ' …', isMarked: false });
  return { pieces, found: best.found };
}

/** A whole text with marks. */
export function markText(text: string, marks: Marks): Piece[] {
  return piecesOf(text, markWords(text, marks), 0, text.length);
}

function markWords(text: string, { terms, phrases }: Marks): MarkedWord[] {
  const words = readWords(text).map(({ word, start, end, joined }) => ({
    word,
    term: stem(word),
    start,
    end,
    joined,
  }));
  const marked = words.map(({ term, word, joined }, place) => {
    if (terms.has(term)) return true;
    const [before, next] = [words[place - 1], words[place + 1]];
    return (
      (joined && before !== undefined && terms.has(stem(before.word + word))) ||
      (next?.joined === true && terms.has(stem(word + next.word)))
    );
  });
  for (const phrase of phrases) {
    for (let place = 0; place + phrase.terms.length <= words.length; place += 1) {
      if (phrase.terms.every((term, offset) => words[place + offset]?.term === term))
        marked.fill(true, place, place + phrase.terms.length);
    }
  }
  return words.map(({ start, end, term }, place) => ({ start, end, term, isMarked: marked[place] ?? false }));
}

/** Marks that only a blank or a hyphen parts become one. */
function piecesOf(text: string, words: readonly MarkedWord[], start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  const add = (from: number, to: number, isMarked: boolean) => {
    if (from < to) pieces.push({ text: text.slice(from, to), isMarked });
  };
  let at = start;
  let open: { start: number; end: number } | undefined;
  const close = () => {
    if (!open) return;
    add(at, open.start, false);
    add(open.start, open.end, true);
    at = open.end;
    open = undefined;
  };
  for (const word of words) {
    if (!word.isMarked) close();
    else if (open && /^[\s-]?$/.test(text.slice(open.end, word.start))) open.end = word.end;
    else {
      close();
      open = { start: word.start, end: word.end };
    }
  }
  close();
  add(at, end, false);
  return pieces;
}
