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
