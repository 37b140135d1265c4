import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abstractToHtml, titleToHtml, toPlainText } from '../../src/text/abstract-to-html.ts';
import { texLikeText } from './arbitrary.ts';
import { expectSafeHtml, textOf } from './safe-html.ts';

const a = (address: string, words = address) => `<a href="${address}" rel="noopener">${words}</a>`;
const x = '<math><mi>x</mi></math>';

describe('inline', () => {
  test.each([
    // Plain text
    [
      'Songs of 3 < 5 owls & "others"',
      'Songs of 3 &#x3C; 5 owls &#x26; "others"',
      'Songs of 3 < 5 owls & "others"',
    ],
    [
      'Nests are {Yours, Mine}: A Study',
      'Nests are {Yours, Mine}: A Study',
      'Nests are {Yours, Mine}: A Study',
    ],
    ['OWL^2 and H_2O', 'OWL^2 and H_2O', 'OWL^2 and H_2O'],
    [
      '<b>bold</b> {x} $\u007By} &lt;',
      '&#x3C;b>bold&#x3C;/b> {x} $\u007By} &#x26;lt;',
      '<b>bold</b> {x} $\u007By} &lt;',
    ],

    // Escapes and accents
    ['gains of 2.7\\% and 5\\%', 'gains of 2.7% and 5%', 'gains of 2.7% and 5%'],
    [
      'Q\\&A on get\\_owl(X) for \\$5 and \\#1',
      'Q&#x26;A on get_owl(X) for $5 and #1',
      'Q&A on get_owl(X) for $5 and #1',
    ],
    ["Garc\\'ia, V\\~oro, a\\~nos, \\'unico", 'García, Võro, años, único', 'García, Võro, años, único'],
    [
      "\\'{E}cole, Erd{\\H o}s, Dvo{\\v{r}}\\'ak, na{\\\"\\i}ve",
      'École, Erdős, Dvořák, naïve',
      'École, Erdős, Dvořák, naïve',
    ],
    [
      '{\\"O}rebro, Stra{\\ss}e, Stra\\ss e, \\O rsted, \\c{C}elik',
      'Örebro, Straße, Straße, Ørsted, Çelik',
      'Örebro, Straße, Straße, Ørsted, Çelik',
    ],
    ["the owl\\'s nest isn\\'t", "the owl's nest isn't", "the owl's nest isn't"],
    ['an \\"owl nest\\" here', 'an "owl nest" here', 'an "owl nest" here'],
    ['\\LaTeX{} owls\\ldots', 'LaTeX owls…', 'LaTeX owls…'],
    [
      'e.g.\\ owls, 10\\,000 of them \\\\ and more',
      'e.g. owls, 10\u2009000 of them  and more',
      'e.g. owls, 10 000 of them and more',
    ],
    [
      'unknown \\owl{x} \\cite{y} stays',
      'unknown \\owl{x} \\cite{y} stays',
      'unknown \\owl{x} \\cite{y} stays',
    ],
    ["\\'x and \\q and \\", "\\'x and \\q and \\", "\\'x and \\q and \\"],

    // Ties and dashes
    [
      'Camera~2, but ~5X more, ~ 5%, 1~3 owls, /~owl',
      'Camera\u00A02, but ~5X more, ~ 5%, 1~3 owls, /~owl',
      'Camera 2, but ~5X more, ~ 5%, 1~3 owls, /~owl',
    ],
    ['owls -- at night--sing', 'owls -- at night--sing', 'owls -- at night--sing'],
    [
      'with --flag, <!-- x -->, ---- and a-b',
      'with --flag, &#x3C;!-- x -->, ---- and a-b',
      'with --flag, <!-- x -->, ---- and a-b',
    ],

    // Quotation marks
    ["the ``owl,'' said ``I''", 'the “owl,” said “I”', 'the “owl,” said “I”'],
    [
      "(e.g., ''Sure, an owl'') of ''owls''",
      "(e.g., ''Sure, an owl'') of ''owls''",
      "(e.g., ''Sure, an owl'') of ''owls''",
    ],
    ['the ``owl" sings', 'the “owl” sings', 'the “owl” sings'],
    [
      "a `night owl' and `the owl's nest'",
      "a ‘night owl’ and ‘the owl's nest’",
      "a ‘night owl’ and ‘the owl's nest’",
    ],
    ["``He said `owl' twice''", '“He said ‘owl’ twice”', '“He said ‘owl’ twice”'],
    [
      "alone `` or '' or f'' or `code` or ```js",
      "alone `` or '' or f'' or `code` or ```js",
      "alone `` or '' or f'' or `code` or ```js",
    ],

    // Emphasis
    [
      '\\emph{owl} {\\em owl} \\textit{owl} {\\it owl}',
      '<em>owl</em> <em>owl</em> <em>owl</em> <em>owl</em>',
      'owl owl owl owl',
    ],
    [
      'a {\\bf 8.2\\%} \\textbf{Owl (O)}',
      'a <strong>8.2%</strong> <strong>Owl (O)</strong>',
      'a 8.2% Owl (O)',
    ],
    ['\\texttt{owl --all}', '<code>owl --all</code>', 'owl --all'],
    ['\\textbf{a \\emph{b} c}', '<strong>a <em>b</em> c</strong>', 'a b c'],
    ['x\\textsuperscript{2}, \\textsc{Owl}, \\underline{u}', 'x<sup>2</sup>, Owl, u', 'x2, Owl, u'],
    ['\\textbf{never closed', '\\textbf{never closed', '\\textbf{never closed'],
    ['\\emph{} \\texttt{}', '', ''],
    [
      'texttt{N}ight-texttt{O}wl (texttt{NO})',
      '<code>N</code>ight-<code>O</code>wl (<code>NO</code>)',
      'Night-Owl (NO)',
    ],
    ['context{x} and mytextbf{x}', 'context{x} and mytextbf{x}', 'context{x} and mytextbf{x}'],

    // Maths
    ['Towards $\\infty$-Owls', 'Towards <math><mi>∞</mi></math>-Owls', 'Towards ∞-Owls'],
    ['$h-1$ owls', '<math><mrow><mi>h</mi><mo>−</mo><mn>1</mn></mrow></math> owls', 'h-1 owls'],
    ['O\\(^2\\)-Owl', 'O<math><msup><mrow></mrow><mn>2</mn></msup></math>-Owl', 'O²-Owl'],
    [
      '$\\sim$7B owls, $ x_1 $',
      '<math><mo lspace="0em" rspace="0em">∼</mo></math>7B owls, <math><msub><mi>x</mi><mn>1</mn></msub></math>',
      '∼7B owls, x_1',
    ],
    [
      '$\\mathbf{\\texttt{N}}$ight-$\\textbf{O}$wl',
      '<strong><code>N</code></strong>ight-<strong>O</strong>wl',
      'Night-Owl',
    ],
    [
      'on $textbf{owls and nests}. Later as NightOwl$. End',
      'on <strong>owls and nests</strong>. Later as NightOwl. End',
      'on owls and nests. Later as NightOwl. End',
    ],
    [
      '\\emph{a \\({x} y\\) b} c',
      '<em>a <math><mrow><mi>x</mi><mi>y</mi></mrow></math> b</em> c',
      'a xy b c',
    ],
    ['\\emph{so $x$}', `<em>so ${x}</em>`, 'so x'],

    // Dollars
    ['costs $5 and $10', 'costs $5 and $10', 'costs $5 and $10'],
    [
      '$5-$10 or ($5) vs ($10), US$ and A$',
      '$5-$10 or ($5) vs ($10), US$ and A$',
      '$5-$10 or ($5) vs ($10), US$ and A$',
    ],
    ['$0.5/$M tokens; $PATH and $HOME', '$0.5/$M tokens; $PATH and $HOME', '$0.5/$M tokens; $PATH and $HOME'],
    ['$1 owl in the US$ zone', '$1 owl in the US$ zone', '$1 owl in the US$ zone'],
    ['NightOwl$. We', 'NightOwl$. We', 'NightOwl$. We'],
    ['$\\frac{1}$ and $\\nosuch{x}$', '$\\frac{1}$ and $\\nosuch{x}$', '$\\frac{1}$ and $\\nosuch{x}$'],
    ['$ $ $$ $$ \\(\\) $', '$ $ $$ $$ \\(\\) $', '$ $ $$ $$ \\(\\) $'],
  ])('%s', (text, html, plain) => {
    expect(titleToHtml(text)).toBe(html);
    expect(abstractToHtml(text)).toBe(html.trim() === '' ? '' : `<p>${html}</p>`);
    expect(toPlainText(text)).toBe(plain);
  });
});

test.each([
  ['at https://owl.example/a_b.', `at ${a('https://owl.example/a_b')}.`],
  ['at https://owl.example/a\\_b\\~{}c, and', `at ${a('https://owl.example/a_b~c')}, and`],
  ['(https://owl.example/a_(b) ; v)', `(${a('https://owl.example/a_(b)')} ; v)`],
  [
    'at http://owl.example/?a=1&b=2 .',
    `at ${a('http://owl.example/?a=1&#x26;b=2', 'http://owl.example/?a=1&#x26;b=2')} .`,
  ],
  ['at https://owl.example/nest/{Nest}.', `at ${a('https://owl.example/nest/')}{Nest}.`],
  ["``https://owl.example/x''", `“${a('https://owl.example/x')}”`],
  ['\\url{https://owl.example/x}', a('https://owl.example/x')],
  ['\\href{https://owl.example/x\\_y}{the \\emph{owl} $x$}', a('https://owl.example/x_y', 'the owl x')],
  ['\\href{javascript:alert(1)}{owl}', undefined],
  ['\\href{https:x}{owl} \\href{//evil.example}{owl}', undefined],
  ['javascript:alert(1) ftp://owl.example mailto:owl@owl.example owl.example //owl.example', undefined],
  ['https://owl.example:pass@evil.example/ and https://user@evil.example', undefined],
  ['https:// http://. xhttps://owl.example', undefined],
  ['\\emph{see https://owl.example}', `<em>see ${a('https://owl.example')}</em>`],
])('links: %s', (text, html = text) => {
  expect(abstractToHtml(text)).toBe(`<p>${html}</p>`);
  expect(titleToHtml(text)).not.toContain('<a');
});

test.each([
  ['one\n\ntwo', '<p>one</p><p>two</p>', 'one two'],
  ['one\r\n \r\n\r\ntwo\r\nlines', '<p>one</p><p>two\nlines</p>', 'one two lines'],
  ['\n\none\n\n', '<p>one</p>', 'one'],
  ['\\emph{one\n\ntwo} three', '<p><em>one</em></p><p><em>two</em> three</p>', 'one two three'],
  [
    'one\n\n$$\nx\n$$\n\ntwo',
    '<p>one</p><p><math display="block"><mi>x</mi></math></p><p>two</p>',
    'one x two',
  ],
  ['so \\[x\\] then', '<p>so <math display="block"><mi>x</mi></math> then</p>', 'so x then'],
  ['$a\n\nb$', '<p>$a</p><p>b$</p>', '$a b$'],
  ['', '', ''],
  [' \n ', '', ''],
])('paragraphs: %j', (text, html, plain) => {
  expect(abstractToHtml(text)).toBe(html);
  expect(toPlainText(text)).toBe(plain);
});

test('a title of two paragraphs stays one line', () => {
  expect(titleToHtml('one\n\ntwo')).toBe('one two');
});

test.each([
  ['\\href{javascript:x}{x}'],
  ['\\includegraphics{x.png}'],
  ['\\class{x}{y}'],
  ['\\style{color:red}{y}'],
  ['\\id{x}{y}'],
  ['\\data{a=b}{y}'],
  ['\\def\\a{\\a\\a}\\a'],
  ['\\gdef\\a{\\a\\a}\\a'],
  ['\\newcommand{\\a}{\\a\\a}\\a'],
  ['\\let\\a=\\b \\a'],
  ['\\unknown'],
  ['x^2^3'],
  ['{'.repeat(4000)],
  [`${'\\sqrt'.repeat(390)}x`],
  ['x'.repeat(4000)],
  [`${'\\left('.repeat(300)}x${'\\right)'.repeat(300)}`],
])('TeX that is refused is text: %.40s', (tex) => {
  expect(abstractToHtml(`\\(${tex}\\)`)).toBe(`<p>\\(${tex}\\)</p>`);
});

describe('marks', () => {
  const marked = (text: string, ...quotes: string[]) =>
    abstractToHtml(text, {
      marks: quotes.map((quote, index) => {
        const start = text.indexOf(quote);
        return { start, end: start + quote.length, id: `q${index}` };
      }),
    });

  test.each([
    ['owls sing', ['sing'], '<p>owls <mark id="q0">sing</mark></p>'],
    ['owls sing', ['owls sing'], '<p><mark id="q0">owls sing</mark></p>'],
    ['owls sing', ['owls', ' sing'], '<p><mark id="q0">owls</mark><mark id="q1"> sing</mark></p>'],
    ['abcdef', ['abcd', 'cdef'], '<p><mark id="q0">ab<mark id="q1">cd</mark></mark><mark>ef</mark></p>'],
    ['abcdef', ['cd', 'abcdef'], '<p><mark id="q1">ab<mark id="q0">cd</mark>ef</mark></p>'],
    ['abc', ['abc', 'abc'], '<p><mark id="q0"><mark id="q1">abc</mark></mark></p>'],
    ['a\n\nb', ['a\n\nb'], '<p><mark id="q0">a</mark></p><p><mark>b</mark></p>'],
    ['a \\emph{b c} d', ['a \\emph{b c}'], '<p><mark id="q0">a <em>b c</em></mark> d</p>'],
    ['a \\emph{b c} d', ['c} d'], '<p>a <em>b </em><mark id="q0"><em>c</em> d</mark></p>'],
    [
      'of $x+1$ owls',
      ['+'],
      '<p>of <mark id="q0"><math><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow></math></mark> owls</p>',
    ],
    [
      'see https://owl.example now',
      ['see https'],
      `<p><mark id="q0">see ${a('https://owl.example')}</mark> now</p>`,
    ],
    ['up 5\\% now', ['up 5\\'], '<p><mark id="q0">up 5%</mark> now</p>'],
    ["a ``b'' c", ['b'], '<p>a “<mark id="q0">b</mark>” c</p>'],
    ['\\emph{b}', ['\\emph{'], '<p><em>b</em></p>'],
    ['abc', [''], '<p>abc</p>'],
  ])('%j marks %j', (text, quotes, html) => {
    expect(marked(text, ...quotes)).toBe(html);
  });

  test('a mark outside the text, backwards, or within a character does no harm', () => {
    const marks = [
      { start: -5, end: 1, id: 'a"b' },
      { start: 3, end: 2, id: 'back' },
      { start: 2, end: 99, id: 'far' },
    ];
    expect(abstractToHtml('ow🦉!', { marks })).toBe(
      '<p><mark id="a&#x22;b">o</mark>w<mark id="far">🦉!</mark></p>',
    );
    expect(abstractToHtml('🦉!', { marks: [{ start: 1, end: 2, id: 'half' }] })).toBe(
      '<p><mark id="half">🦉</mark>!</p>',
    );
  });

  test('marks change no letter, whatever they are', () => {
    const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), id: fc.constantFrom('a', 'b', '"><b>') });
    fc.assert(
      fc.property(texLikeText, fc.array(mark, { maxLength: 5 }), (text, marks) => {
        const tree = expectSafeHtml(abstractToHtml(text, { marks }), abstractElements);
        const plain = expectSafeHtml(abstractToHtml(text), abstractElements);
        expect(textOf(tree)).toBe(textOf(plain));
      }),
      { numRuns: 1000 },
    );
  });

  test('a mark covers its letters, and no more than a letter too many', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(20), fc.nat(20), (text, start, length) => {
        fc.pre(!/[\\${~`'"\n\r-]|https?:|emph|text/i.test(text) && /^[\x20-\x7E]*$/.test(text));
        const quote = text.slice(start, start + length);
        const tree = expectSafeHtml(
          abstractToHtml(text, { marks: [{ start, end: start + length, id: 'q' }] }),
          abstractElements,
        );
        const [p] = tree.children;
        const found = p?.type === 'element' ? p.children.find((node) => node.type === 'element') : undefined;
        if (text.trim() !== '') expect(found?.type === 'element' ? textOf(found) : '').toBe(quote);
      }),
    );
  });
});

const inlineElements = { em: [], strong: [], code: [], sup: [], sub: [] };
const abstractElements = { ...inlineElements, p: [], a: ['href', 'rel'], mark: ['id'] };

/** Letters and digits, each in its plainest form: bold `𝐱` counts as `x`. */
const letters = (text: string) => [...text.normalize('NFKD').matchAll(/[\p{L}\p{N}]/gu)].join('');

describe('for any text', () => {
  test('the HTML holds nothing but what is allowed', () => {
    fc.assert(
      fc.property(texLikeText, (text) => {
        expectSafeHtml(abstractToHtml(text), abstractElements);
        expectSafeHtml(titleToHtml(text), inlineElements);
        expect(toPlainText(text)).not.toMatch(/[\0-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]|^\s|\s$|\s\s/);
      }),
      { numRuns: 3000 },
    );
  });

  test('no letter is lost where there is no TeX', () => {
    fc.assert(
      fc.property(texLikeText, (text) => {
        fc.pre(!/[\\$]|(?:text..|emph)\{/.test(text));
        const clean = text.toWellFormed();
        expect(letters(textOf(expectSafeHtml(abstractToHtml(text), abstractElements)))).toBe(letters(clean));
        expect(letters(textOf(expectSafeHtml(titleToHtml(text), inlineElements)))).toBe(letters(clean));
        expect(letters(toPlainText(text))).toBe(letters(clean));
      }),
      { numRuns: 2000 },
    );
  });

  test('no letter is lost around commands that are not understood', () => {
    const piece = fc.constantFrom(
      '\\owl',
      '\\owl{',
      '\\cite{',
      '}',
      '{',
      '$',
      '$ ',
      '\\begin{x}',
      'owl ',
      '42 ',
      '\\q',
      '\\1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        fc.pre(!/\$[^$]*\d[^$]*\$|\$(?:\{|\}|owl|\s)*\$/.test(text));
        expect(letters(toPlainText(text))).toBe(letters(text));
      }),
    );
  });
});
