import { LinkifyIt } from 'linkify-it';

/** An address in a text. */
export interface FoundLink {
  /** Place in the text, in UTF-16 units; without the full stop or bracket behind the address. */
  start: number;
  end: number;
  /** The address as meant: `\_` is read as `_`. */
  href: string;
}

const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null);

/**
 * Ends an address even where linkify-it reads on, and may stand right before one: no address holds these unescaped, and
 * TeX has other uses for them. A dollar could be part of one, but in a paper's text it opens maths.
 */
const neverInAddress = /''|[{}\\`^|<>"$\s\p{C}]/gu;

/** `name:password@host`: a link to what merely looks like the host would mislead. */
const signIn = /^[\w.~:%-]*@/;

/**
 * Find the addresses that begin with `http://` or `https://`, from first to last.
 *
 * Bare domains, other schemes and e-mail addresses are left alone.
 */
export function findLinks(text: string): FoundLink[] {
  if (!/https?:\/\//i.test(text)) return [];
  const { plain, places } = unescapeTex(text);
  const links: FoundLink[] = [];
  const parted = plain.replace(neverInAddress, (found) => ' '.repeat(found.length));
  for (const { index, text: href } of linkify.match(parted) ?? []) {
    const start = places[index];
    const end = places[index + href.length];
    if (start === undefined || end === undefined || !isHttp(href)) continue;
    if (!signIn.test(parted.slice(index + href.length, index + href.length + 100)))
      links.push({ start, end, href });
  }
  return links;
}

/** Whether a browser that follows the address asks a web server and does nothing else. */
export function isHttp(address: string): boolean {
  return /^https?:\/\/[^\s\p{C}/?#@]+(?:[/?#][^\s\p{C}]*)?$/iu.test(address) && URL.canParse(address);
}

/** Take away the backslashes that TeX wants in addresses; `places[i]` is where letter `i` began. */
function unescapeTex(text: string): { plain: string; places: number[] } {
  const escaped = /\\([_~&%#])(?:\{\})?/g;
  let plain = '';
  const places: number[] = [];
  const copy = (from: number, to: number) => {
    for (let at = from; at < to; at += 1) places.push(at);
    plain += text.slice(from, to);
  };
  let at = 0;
  for (const match of text.matchAll(escaped)) {
    copy(at, match.index);
    places.push(match.index);
    plain += match[1];
    at = match.index + match[0].length;
  }
  copy(at, text.length);
  places.push(text.length);
  return { plain, places };
}
