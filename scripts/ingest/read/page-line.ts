/** A line of a web page's text that isn't blank, with the marks by which titles and abstracts are told apart. */
export interface PageLine {
  /** Trimmed. */
  text: string;
  /** Number in the input, from 1. */
  line: number;
  /** Blank lines stood before it. */
  afterBlank: boolean;
  /** A line of boilerplate stood before it. */
  afterBoilerplate: boolean;
  /** UTF-16 units. */
  length: number;
  /** Length of the first word, for telling whether it would have fitted on the line before. */
  firstWord: number;
  /** Ends in a full stop of any script, or in a web address, as abstracts do. */
  fullStop: boolean;
  /** Ends in a web address. */
  endsAddress: boolean;
  /** Ends like a full stop, or in "?" or "!". */
  terminal: boolean;
  /** Ends where no text ends: a comma, an open bracket, a word such as "the". */
  endsMidSentence: boolean;
  /** Begins with a small letter. */
  startsLower: boolean;
  /** Begins with a letter of a script without small letters. */
  startsCaseless: boolean;
  /** Ends of sentences inside of the line. */
  sentenceBreaks: number;
  /** Speaks as abstracts speak: "we", "our", "in this paper". */
  prose: boolean;
  /** Written Like a Title. */
  titleCase: boolean;
  /** Begins like the middle of an abstract: "However, …", "Our results …". */
  connective: boolean;
}

/** How much of a long line is looked at: a line may be a megabyte, and its beginning tells enough. */
const headLength = 3000;
const tailLength = 120;

const fullStopEnd = /[.。．｡।۔։።…]["'”’»)\]}*]*$/u;
const terminalEnd = /[.。．｡।۔։።…!?！？؟]["'”’»)\]}*]*$/u;
const addressEnd = /https?:\/\/\S+$/;
const midSentenceEnd =
  /(?:[,;，、،([{–—&]|[\p{L}\p{N}]-|\s(?:the|a|an|of|and|or|in|on|for|to|with|by|from|that|which|as|at|is|are|was|were|we|our|their|its|into|than|can|be|have|has|between|such|both|while|where|through))$/u;
const lowerStart = /^["'“‘([{]*\p{Ll}/u;
const caselessStart = /^["'“‘([{]*\p{Lo}/u;
const sentenceBreak = /[.!?؟।]["'”’)\]]*\s+["'“‘([]*[\p{Lu}\p{Lo}]|[。！？](?=.)/gu;
const proseWords =
  /\b(?:[Ww]e|[Oo]ur)\s+\p{Ll}|\b[Ii]n this (?:paper|work|study|article|survey)\b|\b[Tt]his (?:paper|work|study|article|survey)\s+\p{Ll}/u;
const connectiveStart =
  /^(?:However|Moreover|Furthermore|Additionally|In addition|Specifically|In particular|Finally|Then|Second|Secondly|Third|Thirdly|Lastly|Therefore|Thus|Hence|Consequently|As a result|Also|Besides|Meanwhile|Nevertheless|Nonetheless|Notably|Importantly|Interestingly|Surprisingly|Overall|Together|Concretely|For (?:example|instance)|Our|We (?:also|then|further|additionally|finally|find|hope|conduct|observe|release|conclude)|Experiments?|Experimental results|Extensive experiments|Empirically|Results|Code|These|Those|Its|Their|This (?!paper|work|study|article|survey|report|thesis|chapter|tutorial)\p{Ll}|The (?:proposed|resulting|method|model|models|approach|results?|code|dataset|framework)|It|They|Such|Yet|But|And|To (?:address|tackle|overcome|solve|mitigate) (?:this|these)|To (?:this|that) end|In (?:contrast|response|total|experiments|this (?:way|setting|case))|Based on (?:this|these)|Using this)(?![-'’\p{L}\p{N}])/u;
const longWords = /(?<![\p{L}\p{N}'’])(?:\p{Lu}|\p{Ll})[\p{L}\p{N}'’]{3,}/gu;

/** Read the marks of a line; linear in its length. */
export function readPageLine(
  text: string,
  place: { line: number; afterBlank: boolean; afterBoilerplate: boolean },
): PageLine {
  const head = text.length > headLength ? text.slice(0, headLength) : text;
  const tail = text.length > tailLength ? text.slice(-tailLength) : text;
  const endsAddress = addressEnd.test(tail);
  const space = head.search(/\s/);
  const words = head.slice(0, 300).match(longWords) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return {
    text,
    ...place,
    length: text.length,
    firstWord: space < 0 ? head.length : space,
    fullStop: endsAddress || fullStopEnd.test(tail),
    endsAddress,
    terminal: endsAddress || terminalEnd.test(tail),
    endsMidSentence: midSentenceEnd.test(tail),
    startsLower: lowerStart.test(head),
    startsCaseless: caselessStart.test(head),
    sentenceBreaks: head.match(sentenceBreak)?.length ?? 0,
    prose: proseWords.test(head),
    titleCase: words.length >= 3 && capitals / words.length >= 0.6,
    connective: connectiveStart.test(head),
  };
}
