import type { Element, ElementContent } from 'hast';

/** Signs that Unicode has raised, and the raised ones. */
const raised = new Map(
  [...'0123456789+-=()ni'].map((sign, index) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ'][index]]),
);

/** Signs over a letter, as Temml writes them, and what Unicode puts behind the letter instead. */
const accents: Record<string, string> = {
  '´': '\u0301',
  '`': '\u0300',
  '¨': '\u0308',
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '‾': '\u0304',
  '¯': '\u0304',
  '˘': '\u0306',
  ˇ: '\u030C',
  '˙': '\u0307',
  '˚': '\u030A',
  '→': '\u20D7',
};

/** Signs that stretch over or under a whole term. */
const stretched = '←→↔⇐⇒↼⇀⎴⎵⏜⏝⏞⏟⏠⏡';

/**
 * Write a formula in one line, as one would in an e-mail: `x_i`, `a/b`, `√x`, `x²`.
 *
 * Letters in a font of their own become plain letters; signs that are only for machines go.
 */
export function mathmlToText(math: Element): string {
  return toText(math).replace(/\s+/g, ' ').trim();
}

function toText(node: ElementContent): string {
  if (node.type === 'text') return plainLetters(node.value);
  if (node.type !== 'element') return '';
  const parts = node.children.map(toText);
  const [first = '', second = '', third = ''] = parts;
  switch (node.tagName) {
    case 'mfrac':
      // A binomial is a fraction without a line.
      if (String(node.properties.linethickness).startsWith('0')) return `${first} choose ${second}`;
      return `${inBrackets(first)}/${inBrackets(second)}`;
    case 'msqrt':
      return `√${inBrackets(parts.join(''))}`;
    case 'mroot':
      return `${raise(second)}√${inBrackets(first.trim())}`;
    case 'msup':
      return first + raise(second);
    case 'msub':
      return first + lower(second);
    case 'msubsup':
    case 'munderover':
      return first + lower(second) + raise(third);
    case 'mover':
    case 'munder':
      return (
        accented(first, node.children[1]) ??
        first + (node.tagName === 'mover' ? raise(second) : lower(second))
      );
    case 'mtr':
      return parts.join(' ');
    case 'mtable':
      return parts.join('; ');
    case 'mspace':
      return Number.parseFloat(String(node.properties.width ?? 0)) > 0 ? ' ' : '';
    default:
      return parts.join('');
  }
}

/** NFKC makes `x` of 𝐱 and 𝑥; the rest has no width and no sound. */
function plainLetters(text: string): string {
  return text
    .replace(/[\u2061-\u2064\u200B]/g, '')
    .normalize('NFKC')
    .replaceAll('\u2212', '-');
}

/** One sign, number or word needs no brackets, nor does what has some. */
function inBrackets(text: string): string {
  return /^(?:[\p{L}\p{M}\p{N}.]*|[\s\S]|\([^()]*\))$/u.test(text) ? text : `(${text})`;
}

function lower(term: string): string {
  const text = term.trim();
  return text === '' ? '' : `_${inBrackets(text)}`;
}

function raise(term: string): string {
  const text = term.trim();
  if (text === '∘') return '°';
  const [primes = ''] = /^[′″‴*†‡⊤]*/.exec(text) ?? [];
  if (primes !== '') return primes + raise(text.slice(primes.length));
  const signs = [...text].map((sign) => raised.get(sign));
  return signs.includes(undefined) ? `^${inBrackets(text)}` : signs.join('');
}

/**
 * The base with its accent. A brace or an arrow over more than one letter says nothing aloud.
 *
 * @returns `undefined` when what stands over the base is a term of its own.
 */
function accented(base: string, over: ElementContent | undefined): string | undefined {
  if (over?.type !== 'element' || over.tagName !== 'mo') return undefined;
  const [sign] = over.children;
  if (sign?.type !== 'text') return undefined;
  const mark = Object.hasOwn(accents, sign.value) ? accents[sign.value] : undefined;
  if (mark && [...base].length === 1) return (base + mark).normalize('NFC');
  return mark || stretched.includes(sign.value) ? base : undefined;
}
