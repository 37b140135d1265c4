import type { Element, ElementContent, RootContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { mathmlToText } from '../../src/text/mathml-to-text.ts';

/** Names of tags that publishers use, MathML's among them. */
const tagNames =
  'p|div|span|br|a|b|i|u|em|strong|sub|sup|small|sc|scp|tt|font|ul|ol|li|h[1-6]|section|title|italic|bold|img|script|style|' +
  'math|mi|mn|mo|ms|mtext|mrow|mfrac|msqrt|mroot|mstyle|msub|msup|msubsup|munder|mover|munderover|mmultiscripts|mprescripts|' +
  'mtable|mtr|mtd|mspace|mfenced|mpadded|mphantom|menclose|merror|semantics|annotation(?:-xml)?';

/** A `<` that begins no such tag is a letter, as in "p <q". */
const letter = new RegExp(`<(?!/?(?:jats:[a-z]|mml:[a-z]|(?:${tagNames})[\\s/>]))`, 'gi');

/** Elements between which a reader sees a blank line. */
const blocks = new Set(
  'p,div,section,ul,ol,li,h1,h2,h3,h4,h5,h6,jats:p,jats:sec,jats:title,jats:list,jats:list-item,jats:disp-formula,jats:disp-quote'.split(
    ',',
  ),
);

/** Elements whose content is not for reading. */
const silent = new Set([
  'script',
  'style',
  'template',
  'jats:graphic',
  'jats:inline-graphic',
  'jats:xref-group',
]);

/**
 * The plain text of a title or an abstract in JATS or HTML, as publishers give it to Crossref.
 *
 * Tags go, their text stays; paragraphs are parted by a blank line; a formula that is given as TeX and as MathML is taken
 * as TeX, between dollar signs; raised and lowered letters are written `10^5` and `x_i`, as plain `10²` where Unicode has
 * them. The heading "Abstract" goes.
 *
 * @throws {RangeError} For tags nested so deep that only a hostile text has them.
 */
export function jatsToText(markup: string): string {
  const text = toPlainText(markup);
  // Some publishers encode their markup once too often. Where there was markup already, `&lt;p&gt;` means what it says.
  const encoded = !hasTag(markup) && hasTag(text);
  return (encoded ? toPlainText(text) : text).replace(/^abstract\s*\n\n\s*/i, '').trim();
}

function hasTag(text: string): boolean {
  return /<\/(?:jats:)?(?:p|i|b|em|strong|sub|sup|italic|bold|title|sec|span|div)>/i.test(text);
}

function toPlainText(markup: string): string {
  const html = unwrapData(markup)
    .replace(letter, '&lt;')
    .replace(/<(\/?)mml:/gi, '<$1'); // In HTML, MathML has no prefix.
  return fromHtml(html, { fragment: true })
    .children.map(textOf)
    .join('')
    .replace(/[^\S\n]+/g, ' ') // First, so that no run of blanks is gone through twice.
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/(?<!\n)\n(?!\n)/g, ' ')
    .trim();
}

/** Texts in `<![CDATA[…]]>`, and in `<?CDATA …?>` as one publisher writes it, with their signs encoded instead. */
function unwrapData(markup: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const { 0: open, index } of markup.matchAll(/<!\[CDATA\[|<\?CDATA\s/g)) {
    if (index < from) continue;
    const close = open.startsWith('<!') ? ']]>' : '?>';
    const end = markup.indexOf(close, index);
    if (end < 0) break;
    const data = markup.slice(index + open.length, end);
    kept.push(markup.slice(from, index), data.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
    from = end + close.length;
  }
  return kept.join('') + markup.slice(from);
}

function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value.replace(/\s+/g, ' ');
  if (node.type !== 'element' || silent.has(node.tagName)) return '';
  const name = node.tagName;
  if (name === 'math') return mathmlToText(node);
  if (name === 'br' || name === 'jats:break') return '\n';
  if (name === 'jats:tex-math') return texOf(node);
  const inside = (
    name === 'jats:alternatives' || name.endsWith('-formula') ? preferTex(node.children) : node.children
  )
    .map(textOf)
    .join('');
  if (/^(?:jats:)?su[bp]$/.test(name)) return scriptText(name.endsWith('sub') ? 'msub' : 'msup', inside);
  return blocks.has(name) ? `\n\n${inside}\n\n` : inside;
}

/** Of one formula in several notations the TeX, if it is there. */
function preferTex(notations: readonly ElementContent[]): readonly ElementContent[] {
  const tex = notations.find((node) => node.type === 'element' && node.tagName === 'jats:tex-math');
  return tex ? notations.filter((node) => node === tex || !isFormula(node)) : notations;
}

function isFormula(node: ElementContent): boolean {
  return node.type === 'element' && /^(?:math|jats:tex-math|jats:alternatives)$/.test(node.tagName);
}

/** TeX between single dollar signs, without the document that some publishers put around it. */
function texOf(node: Element): string {
  const whole = node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const begin = whole.indexOf(documentBegin);
  const end = whole.lastIndexOf('\\end{document}');
  const tex = (begin >= 0 && end > begin ? whole.slice(begin + documentBegin.length, end) : whole)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\$\$?|\$\$?$/g, '')
    .replace(/^\\[([]|\\[)\]]$/g, '')
    .trim();
  return tex === '' ? '' : `$${tex}$`;
}

const documentBegin = '\\begin{document}';

function scriptText(name: 'msub' | 'msup', inside: string): string {
  const term = (value: string): Element => ({
    type: 'element',
    tagName: 'mi',
    properties: {},
    children: [{ type: 'text', value }],
  });
  return mathmlToText({ type: 'element', tagName: name, properties: {}, children: [term(''), term(inside)] });
}
