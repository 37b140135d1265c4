/**
 * What web pages that list papers print around the papers themselves.
 *
 * The only place that knows such phrases: a survey adds its own as exact lines (`ReadOptions.boilerplate`).
 */

/** Sentences of a page that no paper is named after; also removed where they are glued before a title. */
const sentences = [
  'Get trending papers in your email inbox once a day!',
  'Get trending papers in your email inbox!',
  'Sign up or log in to comment',
  'This website uses cookies to ensure you get the best experience.',
];

/** Lines that are boilerplate wherever they stand. */
const certainLines = [
  /^subscribe$/i,
  /^upvotes? ?[-+]?[\d,.]+k?$/i,
  /^[\d,.]+k? (?:up)?votes?$/i,
  /^(?:load|show|see|view) (?:more|all)(?: papers)?(?: ?[.…>→]+)?$/i,
  /^submitted by(?: \S+)?$/i,
  /^(?:published|posted) on [A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?$/i,
  /^(?:accept|reject|manage) (?:all )?cookies$/i,
  /^(?:we|this (?:web)?site) uses? cookies\b.{0,200}$/i,
  /^(?:cookie (?:policy|settings|preferences)|privacy policy|terms of (?:use|service))$/i,
  /^(?:©|\(c\)|copyright(?: ©| \(c\))?) ?\d{4}\b.{0,100}$/i,
  /^all rights reserved\.?$/i,
  /^(?:skip to (?:main )?content|back to (?:top|articles|papers))$/i,
];

/** Lines that are boilerplate only beside another boilerplate line: one such word alone may be a title. */
const likelyLines = new Set(
  [
    'About',
    'Blog',
    'Careers',
    'Community',
    'Company',
    'Contact',
    'Daily Papers',
    'Datasets',
    'Docs',
    'Enterprise',
    'Home',
    'Jobs',
    'Log In',
    'Models',
    'Next',
    'Papers',
    'Previous',
    'Pricing',
    'Privacy',
    'Share',
    'Sign In',
    'Sign Up',
    'Solutions',
    'Spaces',
    'System theme',
    'TOS',
    'Terms',
    'Trending Papers',
    'Upvote',
    'Website',
  ].map((line) => line.toLowerCase()),
);

/**
 * Words of buttons that a copied page prints with no space before the title that follows: "SubscribeFonMTL: …".
 *
 * Only where a capital, a letter of a script without case, `$` or a quotation mark follows at once: "Subscriber churn"
 * and "Subscribe-and-save" are left alone.
 */
const gluedWord =
  /^(?:Subscribe|Load more|Show more|Submitted by|Upvote(?: ?\d+)?)(?=[\p{Lu}\p{Lt}\p{Lo}$“"])/u;

/** How surely a line is boilerplate. `likely` lines count as such only beside another boilerplate line. */
export type Likelihood = 'certain' | 'likely' | 'no';

/**
 * Tell whether a line is a page's own.
 *
 * @param line Trimmed, not empty.
 * @param extra Exact lines that the survey names, trimmed.
 */
export function boilerplateLikelihood(line: string, extra: ReadonlySet<string>): Likelihood {
  if (extra.has(line)) return 'certain';
  if (line.length > 250) return 'no'; // No phrase is that long, and a line may be a megabyte.
  if (sentences.includes(line) || certainLines.some((pattern) => pattern.test(line))) return 'certain';
  return likelyLines.has(line.toLowerCase()) ? 'likely' : 'no';
}

/**
 * Take the words of a page off the beginning of a title.
 *
 * @returns Both parts; `glued` is `''` where nothing was glued.
 * @example
 * splitGlued('SubscribeFonMTL: Towards Fon') // { glued: 'Subscribe', title: 'FonMTL: Towards Fon' }
 */
export function splitGlued(line: string): { glued: string; title: string } {
  let rest = line;
  for (const sentence of sentences) {
    if (rest.startsWith(sentence) && rest.length > sentence.length)
      rest = rest.slice(sentence.length).trimStart();
  }
  const word = gluedWord.exec(rest);
  if (word !== null) rest = rest.slice(word[0].length);
  return { glued: line.slice(0, line.length - rest.length).trimEnd(), title: rest };
}
