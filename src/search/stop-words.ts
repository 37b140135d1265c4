/**
 * Words of a question that say nothing about what is looked for. They are in the index, since phrases and titles have
 * them, but a page need not have them unless nothing else is asked for.
 */
const stopWords = new Set(
  `a about after al all also an and any are as at be been before being between both but by can could did do does doing
  each et etc every for from had has have having he her his how i if in into is it its itself just me more most my no nor not
  of off on one or our out over own per she should since so some such than that the their them then there these they
  this those through to too under until up upon us very via was we were what when where whether which while who whom
  whose why will with within without would you your`.split(/\s+/),
);

/** Words that ask for a paper rather than for what it is about. */
const askingWords = new Set(
  `paper papers article articles work works study studies research publication author authors find show list
  introduce introduces introduced introducing propose proposes proposed proposing present presents presented coin coined
  coins discover discovers discovered describe describes described explain explains explained mean means meaning
  definition define defined survey there use used uses using`.split(/\s+/),
);

export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

/** Whether a word, in a query that has others, only says what is wanted of them. */
export function isAskingWord(word: string): boolean {
  return askingWords.has(word);
}

/** Whether words ask for where a thing comes from: "paper that introduces X", "who proposed X". */
export function asksForOrigin(words: readonly string[]): boolean {
  return (
    words.some((word) => /^(?:introduc|propos|coin|discover)/.test(word)) || /^who\b/.test(words.join(' '))
  );
}

/** Whether words are a question, where not all of them can be expected on the page that answers it. */
export function isQuestion(words: readonly string[]): boolean {
  return (
    /^(?:how|what|which|why|where|when|who|do|does|is|are|can)$/.test(words[0] ?? '') && words.length > 2
  );
}
