import fc from 'fast-check';
import { h } from 'hastscript';
import { describe, expect, test } from 'vitest';
import { createCite } from '../../src/content/cite.ts';
import { compileBody } from '../../src/content/compile-body.ts';
import { formatProblem } from '../../src/survey/problem.ts';
import { texLikeText } from '../text/arbitrary.ts';
import { expectSafeHtml, textOf } from '../text/safe-html.ts';

const components = {
  Cite: createCite(
    new Map([
      [
        'night-owl',
        {
          id: 'night-owl',
          href: '/survey/papers/night-owl/',
          text: 'Ode (2023)',
          title: 'The "Night" Owl',
          facts: 'A. Ode · 2023',
          about: () => ({ stages: [{ order: 2, name: 'Flight' }], sentence: 'Owls fly at night.' }),
        },
      ],
      ['barn-owl', { id: 'barn-owl', href: 'https://owl.example/barn', text: 'Bird (2024)', title: 'Barns' }],
    ]),
  ),
  Note: (_properties: object, children: Parameters<typeof h>[2][]) => [
    h('div', { className: 'note' }, ...children),
  ],
};

/** What a citation of the barn owl looks like, with its number and the number of its card. */
const barnOwl = (words = 'Bird (2024)', place = 1, card = place) =>
  `<span class="cite${words === 'Bird (2024)' ? ' cite-short' : ''}"><a class="citation" href="https://owl.example/barn" rel="noopener">${words}</a><button type="button" class="cite-number" popovertarget="cite-${card}" aria-label="${place}: about this work">${place}</button><span class="cite-card" popover="auto" data-pagefind-ignore="" id="cite-${card}"><bdi>Barns</bdi></span></span>`;

/** The HTML, and below it the problems as they are printed. */
function compile(source: string): string {
  const { html, problems } = compileBody(source, 'owl.mdx', 11, { base: '/survey/', components });
  return [html, ...problems.map(formatProblem)].filter((part) => part !== '').join('\n');
}

describe('what a body may have', () => {
  test.each([
    ['', ''],
    [' \n\n', ''],
    [
      'Plain *text* with a < b, `{x}` and \\{y\\}.',
      '<p>Plain <em>text</em> with a &#x3C; b, <code>{x}</code> and {y}.</p>',
    ],
    ['import is a word that begins a sentence.', '<p>import is a word that begins a sentence.</p>'],
    ['Seen.{/* to do */}', '<p>Seen.</p>'],
    ['{/* to\ndo */}', ''],
    ['H<sub>2</sub>O<br/><kbd>K</kbd>', '<p>H<sub>2</sub>O<br><kbd>K</kbd></p>'],
    ['<em>\nalone\n</em>', '<p><em>alone</em></p>'],
    ['    four blanks are no code', '<p>four blanks are no code</p>'],
    [
      '```js {1}\nimport {x} from "y"\n```',
      '<pre><code class="language-js">import {x} from "y"\n</code></pre>',
    ],
    [
      '# A\n\n### B\n\n# C\n\n> ## D',
      '<h3>A</h3>\n<h4>B</h4>\n<h3>C</h3>\n<blockquote>\n<h4>D</h4>\n</blockquote>',
    ],
    ['## A\n\n# B\n\n###### C', '<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>'],
    [
      '[a](/x/) [b](#c) [d](../e/)',
      '<p><a href="/survey/x/">a</a> <a href="#c">b</a> <a href="../e/">d</a></p>',
    ],
    [
      '[a] \n\n[a]: https://owl.example "t"',
      '<p><a href="https://owl.example" title="t" rel="noopener">a</a></p>',
    ],
    [
      'https://owl.example/a_b, owl@owl.example',
      '<p><a href="https://owl.example/a_b" rel="noopener">https://owl.example/a_b</a>, <a href="mailto:owl@owl.example">owl@owl.example</a></p>',
    ],
    ['- [ ] a\n- [x] b', '<ul>\n<li>☐ a</li>\n<li>☑ b</li>\n</ul>'],
    [
      '|a|b|\n|-|-:|\n|1|~~2~~|',
      '<table>\n<thead>\n<tr>\n<th>a</th>\n<th class="align-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="align-right"><del>2</del></td>\n</tr>\n</tbody>\n</table>',
    ],
    ['So $x_{1}$.', '<p>So <math><msub><mi>x</mi><mn>1</mn></msub></math>.</p>'],
    ['$$x$$', '<p><math display="block"><mi>x</mi></math></p>'],
    ['$$\nx\n$$', '<math display="block"><mi>x</mi></math>'],
    ['Costs \\$5 and \\$10.', '<p>Costs $5 and $10.</p>'],
    [
      'See <Cite id="night-owl"/>.',
      '<p>See <span class="cite cite-short"><a class="citation" href="/survey/papers/night-owl/">Ode (2023)</a><button type="button" class="cite-number" popovertarget="cite-1" aria-label="1: about this work">1</button><span class="cite-card" popover="auto" data-pagefind-ignore="" id="cite-1"><bdi>The "Night" Owl</bdi><span>A. Ode · 2023</span><span class="cite-stages"><span class="stage-shape" data-stage-order="2">Flight</span></span><span>Owls fly at night.</span></span></span>.</p>',
    ],
    ['<Cite id="barn-owl">the *barn* owl</Cite>', `<p>${barnOwl('the <em>barn</em> owl')}</p>`],
    ['<Cite\n  id="barn-owl"\n/>', `<p>${barnOwl()}</p>`],
    ['<Cite id="barn-owl">\n\nThe owl.\n\n</Cite>', `<p>${barnOwl('The owl.')}</p>`],
    [
      '## Of <Cite id="barn-owl"/>',
      '<h3>Of <a class="citation" href="https://owl.example/barn" rel="noopener">Bird (2024)</a></h3>',
    ],
    ['<Note>\n\nOne.\n\n- two\n\n</Note>', '<div class="note"><p>One.</p><ul>\n<li>two</li>\n</ul></div>'],
    ['[see <Cite id="barn-owl"/>](#x)', '<p><a href="#x">see Bird (2024)</a></p>'],
    ['bell\x07 and \u202Eturned', '<p>bell and turned</p>'],
    ['\r\nA\r\n\r\nB\r\rC', '<p>A</p>\n<p>B</p>\n<p>C</p>'],
  ])('%j', (source, expected) => {
    expect(compile(source)).toBe(expected);
  });

  test('footnotes', () => {
    expect(compile('Owl.[^1]\n\n[^1]: Or an [owlet](/owlet/).')).toMatchInlineSnapshot(`
      "<p>Owl.<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref aria-describedby="footnote-label">1</a></sup></p>
      <section data-footnotes class="footnotes"><h3 class="visually-hidden" id="footnote-label">Footnotes</h3>
      <ol>
      <li id="user-content-fn-1">
      <p>Or an <a href="/survey/owlet/">owlet</a>. <a href="#user-content-fnref-1" data-footnote-backref="" aria-label="Back to reference 1" class="data-footnote-backref">↩</a></p>
      </li>
      </ol>
      </section>"
    `);
  });
});

describe('what a body may not have', () => {
  test.each([
    'import x from "y"\nimport { a, b } from \'c\'\n\nText.',
    'export const a = { b: 1 }',
    'One.\n\nTwo {1 + 1} and {x}.\n\n{/* a */ b}\n\n{}',
    'A <Cite id="night-owl" {...x} year={2023} new id="b"/> citation.',
    '<Cite/>\n\n<Cite id="../night-owl"/>\n\n<Cite id="night-owl" page="2"/>',
    '<Cite id="nihgt-owl"/> <Cite id="eagle"/>',
    '<constructor/> <toString>text</toString> <__proto__ a="b"/>',
    '<Cit id="x">text</Cit> <Note.constructor/> <svg:a/> <>text</>',
    '<script>alert(1)</script>\n\n<div>\n\n# x\n\n</div>',
    '<kbd class="x" onclick="y">K</kbd> <br>x</br>\n\n<em>\n\n- a\n\n</em>',
    '![an owl](owl.png) and ![b]\n\n[b]: /b.png',
    '[a *b*](javascript:alert(1)) [c](java&#10;script:x) [d](&#106;avascript:x) [e](//evil.example)\n\n[f][g]\n\n[g]: data:x',
    'Bad $\\nosuch{x}$ and $\\frac{1}$.\n\n$$\n\\def\\a{\\a\\a}\\a\n$$',
    'Costs $5 and $6.',
  ])('%j', (source) => {
    expect(compile(source)).toMatchSnapshot();
  });
});

describe('broken syntax', () => {
  test.each([
    'Fine.\n\nA {brace.\n\nFine, but {x}.\n\nA <b that\n\nA <!-- comment -->.\n\n<https://owl.example>\n\n{',
    'One <em>word.\n\nTwo </em> words.',
    '<Note>\n\nNever closed.\n\nAnd {x}.',
    'A <br> here.',
    '<Cite id="night-owl"',
    '<Cite id={',
    'export function (',
    '# A\r\n\r\n{\r\n',
  ])('%j', (source) => {
    expect(compile(source)).toMatchSnapshot();
  });
});

test('a work that is cited again keeps its number and gets another card', () => {
  const source =
    '<Cite id="barn-owl"/>, <Cite id="night-owl"/> and <Cite id="barn-owl">again</Cite>.[^1]\n\n[^1]: In <Cite id="barn-owl"/>.';
  const { html, cited } = compileBody(source, 'owl.mdx', 11, { base: '/survey/', components });
  expect(cited).toEqual(['barn-owl', 'night-owl']);
  expect(html).toContain(barnOwl());
  expect(html).toContain(barnOwl('again', 1, 3));
  expect(html).toContain(barnOwl('Bird (2024)', 1, 4));
});

test.each([
  [2, 'a-b', 2],
  [3, 'text-a-b', 3],
] as const)(
  'with outermost level %d a heading gets an id and a link to copy',
  (outermostHeading, id, depth) => {
    const options = { base: '/', outermostHeading };
    const { html, headings } = compileBody('# A *b*\n\n# References', 'owl.mdx', 1, options);
    expect(html).toContain(
      `<div class="heading"><h${depth} id="${id}">A <em>b</em></h${depth}><a class="anchor" href="#${id}" aria-label="Link to “A b”" data-pagefind-ignore=""></a></div>`,
    );
    // The page has a section of that name already.
    const other = outermostHeading === 2 ? 'references-2' : 'text-references-2';
    expect(headings).toEqual([
      { depth, slug: id, text: 'A b' },
      { depth, slug: other, text: 'References' },
    ]);
  },
);

test('a component says what is wrong, and its place is added', () => {
  const refusing = {
    Bad: () => ({ rule: 'bad-owl', message: 'Unexpected owl, expected none', mend: 'Let it go.' }),
  };
  expect(compileBody('a\n\nb <Bad>c</Bad>', 'owl.mdx', 5, { base: '/', components: refusing })).toEqual({
    html: '<p>a</p>\n<p>b c</p>',
    headings: [],
    cited: [],
    problems: [
      {
        file: 'owl.mdx',
        line: 7,
        column: 3,
        rule: 'bad-owl',
        message: 'Unexpected owl, expected none',
        mend: 'Let it go.',
      },
    ],
  });
});

test('without components there are none', () => {
  const { problems } = compileBody('<Cite id="x"/>', 'owl.mdx', 1, { base: '/' });
  expect(problems.map(({ rule }) => rule)).toEqual(['body-unknown-component']);
});

test('a component sees no property that nobody wrote', () => {
  const seen: unknown[] = [];
  const look = (properties: Readonly<Record<string, string>>) => {
    seen.push(
      properties.constructor,
      properties.toString,
      Object.getPrototypeOf(properties),
      Object.entries(properties),
    );
    return [];
  };
  compileBody('<Look a="1" __proto__="2"/>', 'owl.mdx', 1, { base: '/', components: { Look: look } });
  expect(seen).toEqual([
    undefined,
    undefined,
    null,
    [
      ['a', '1'],
      ['__proto__', '2'],
    ],
  ]);
});

test.each([
  ['> '.repeat(300)],
  ['> '.repeat(3000)],
  ['<em>'.repeat(3000)],
  [`${'<em>'.repeat(500)}${'</em>'.repeat(500)}`],
  ['<em>\n'.repeat(300)],
  ['['.repeat(2000)],
  ['*a **'.repeat(800)],
  ['{'.repeat(2000)],
  ['{\n\n'.repeat(300)],
  ['<!--\n\n'.repeat(300)],
  ['`'.repeat(4000)],
  ['$'.repeat(4000)],
  ['|a'.repeat(1000)],
  ['- '.repeat(200)],
  ['[^a]: '.repeat(200)],
])('reads a body made to be slow, and ends: %.12s…', (source) => {
  expect(compile(source)).toBeTypeOf('string');
});

const bodyElements = {
  ...Object.fromEntries(
    'p em strong del sub sup br kbd abbr h3 h4 h5 h6 blockquote hr ul pre table thead tbody tr'
      .split(' ')
      .map((name) => [name, []]),
  ),
  bdi: [],
  button: ['type', 'className', 'popoverTarget', 'ariaLabel'],
  span: ['className', 'id', 'popover', 'dataPagefindIgnore', 'dataStageOrder'],
  a: [
    'href',
    'title',
    'rel',
    'className',
    'id',
    'dataFootnoteRef',
    'dataFootnoteBackref',
    'ariaDescribedBy',
    'ariaLabel',
  ],
  code: ['className'],
  div: ['className'],
  h3: ['className', 'id'],
  li: ['id'],
  ol: ['start'],
  section: ['className', 'dataFootnotes'],
  td: ['className'],
  th: ['className'],
};

const bodyPieces = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '# ',
    '- ',
    '1. ',
    '> ',
    '    ',
    '*',
    '**',
    '_',
    '`',
    '```\n',
    '~~',
    '|a|b|\n|-|:-|\n|c|',
    '[a](',
    ')',
    '[a]',
    '[b]: ',
    '[^1]',
    '[^1]: ',
    '![',
  ],
  ...[
    '<Cite id="night-owl"/>',
    '<Cite id="',
    '"/>',
    '<Note>',
    '</Note>',
    '<em>',
    '</em>',
    '<br/>',
    '<constructor/>',
    '{',
    '}',
    '{/*',
    '*/}',
    '<',
    '>',
    '/>',
    '</',
    '=',
  ],
  ...[
    'javascript:alert(1)',
    '&#106;avascript:x',
    '/x',
    '//evil.example',
    'https://owl.example',
    'import a from "b"',
    'export const a',
    '$',
    '$$',
    '$$\n',
    '\\',
    '&lt;',
    '---',
    '***\n',
  ],
);

test('for any text the HTML holds nothing but what is allowed, and the problems have places in the file', () => {
  const body = fc.oneof(
    texLikeText,
    fc
      .array(fc.oneof(bodyPieces, fc.string({ maxLength: 5 })), { maxLength: 30 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(body, (source) => {
      const { html, problems } = compileBody(source, 'owl.mdx', 11, { base: '/survey/', components });
      expectSafeHtml(html, bodyElements);
      const lines = source.split(/\r\n|\r|\n/);
      for (const { line, column, rule, message, mend } of problems) {
        expect(line).toBeGreaterThanOrEqual(11);
        expect(line).toBeLessThan(11 + lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 11] ?? '').length + 1);
        expect(rule).toMatch(/^body-[a-z-]+$/);
        expect(message).toMatch(/^Unexpected [^\n]*$/);
        expect(mend).toMatch(/[.}]$/);
      }
    }),
    { numRuns: 3000 },
  );
});

test('escaped text comes out as it went in', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
      const source = text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
      const { html, problems } = compileBody(`x ${source} x`, 'owl.mdx', 1, { base: '/' });
      expect(problems).toEqual([]);
      const words = (value: string) => value.replace(/\s+/g, ' ').trim();
      expect(words(textOf(expectSafeHtml(html, bodyElements)))).toBe(words(`x ${text} x`));
    }),
  );
});
