import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { cleanText } from './clean-text.ts';
import { mathmlToText } from './mathml-to-text.ts';
import { parseSpans } from './parse-spans.ts';
import { type Mark, renderSpans } from './render-spans.ts';
import { texToMathml } from './tex-to-mathml.ts';

const printer = unified().use(rehypeStringify).freeze();

/**
 * Turn an abstract, as it came from outside, into HTML: a `<p>` for each paragraph, or nothing for a blank text.
 *
 * @param options.marks Stretches of the abstract to be marked, such as quotes, in UTF-16 units of `abstract`.
 * @example abstractToHtml('Up to 5\\% of $h$ heads') // '<p>Up to 5% of <math><mi>h</mi></math> heads</p>'
 */
export function abstractToHtml(abstract: string, options: { marks?: readonly Mark[] } = {}): string {
  return print(renderSpans(parseSpans(abstract), options).map((paragraph) => h('p', paragraph)));
}

/** Turn a title, as it came from outside, into HTML that may stand in a heading or a link: no paragraph, no link. */
export function titleToHtml(title: string): string {
  const paragraphs = renderSpans(parseSpans(title), { links: false });
  return print(paragraphs.flatMap((paragraph, index) => [...(index > 0 ? [space] : []), ...paragraph]));
}

/** Turn any text into HTML that shows it letter by letter. Quotes stay as they are, unlike in an attribute. */
export function textToHtml(text: string): string {
  return print([{ type: 'text', value: cleanText(text) }]);
}

/**
 * Turn a title or an abstract into one line of what a reader would read aloud, for `<title>`, descriptions and search.
 *
 * The result is text, not HTML: it still has to be escaped.
 *
 * @example toPlainText('Towards $\\infty$-LLMs, 5\\% off') // 'Towards ∞-LLMs, 5% off'
 */
export function toPlainText(text: string): string {
  const words = parseSpans(text).map((span) => {
    if (span.kind === 'syntax') return '';
    if (span.kind === 'break') return ' ';
    if (span.kind !== 'math') return span.text;
    const mathml = texToMathml(span.tex, span.display);
    return mathml ? mathmlToText(mathml) : span.tex;
  });
  return cleanText(words.join('')).replace(/\s+/g, ' ').trim();
}

const space: ElementContent = { type: 'text', value: ' ' };

function print(children: ElementContent[]): string {
  return printer.stringify({ type: 'root', children });
}
