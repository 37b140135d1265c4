import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ElementContent } from 'hast';
import temml from 'temml';
import { expect, test } from 'vitest';
import { abstractToHtml } from '../../src/text/abstract-to-html.ts';
import { mathClasses } from '../../src/text/math-styles.ts';
import { mathmlToText } from '../../src/text/mathml-to-text.ts';
import { texToMathml } from '../../src/text/tex-to-mathml.ts';
import { expectSafeHtml } from './safe-html.ts';

/** The classes that a style sheet has rules for. */
function classesOf(path: string): Set<string> {
  const css = readFileSync(new URL(path, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const selectors = [...css.replace(/@import[^;]*;/g, '').matchAll(/([^{}]*)\{/g)]
    .map(([, selector]) => selector ?? '')
    .join(' ');
  return new Set([...selectors.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name ?? ''));
}

test('each class has a rule, in our style sheet or in the one of Temml that it imports; ours has no other', () => {
  const own = classesOf('../../src/styles/math.css');
  const imported = classesOf('../../node_modules/temml/dist/Temml-Local.css');
  expect(mathClasses.filter((name) => !own.has(name) && !imported.has(name))).toEqual([]);
  expect([...own].filter((name) => !mathClasses.includes(name))).toEqual([]);
});

/** One formula for each thing that Temml says with a style or a class. */
const styled: [tex: string, classes: string[]][] = [
  ['\\hat{x}', ['wbk-sml-acc', 'chr-sml', 'math-depth-0']],
  ['\\widehat{abc}', ['tml-hat-3', 'math-depth-0']],
  ['\\widetilde{abc}', ['tml-tilde-3', 'math-depth-0']],
  ['\\vec{v}', ['tml-vec', 'chr-sml', 'wbk-sml-vec']],
  ['f^2', ['tml-lrg-pad']],
  ['\\underbrace{x}', ['math-depth-0']],
  ['a\\!b', ['math-closer']],
  ['a\\negthickspace b', ['math-closer']],
  ['\\boldsymbol{+}', ['math-bold']],
  ['\\pmb{x}', ['math-bold']],
  ['\\mathit{5}', ['math-italic']],
  ['\\boxed{x}', ['math-box']],
  ['x\\rule{1em}{2em}', ['math-rule']],
  ['\\reflectbox{x}', ['math-mirrored']],
  [
    '\\begin{cases}1&x\\\\0\\end{cases}',
    ['tml-left', 'math-abut-left', 'math-abut-right', 'math-apart-left'],
  ],
  [
    '\\begin{aligned}a&=b\\end{aligned}',
    ['tml-jot', 'tml-left', 'tml-right', 'math-abut-left', 'math-abut-right'],
  ],
  ['\\begin{array}{|l|r}a&b\\\\\\hline c&d\\end{array}', ['math-left', 'math-right', 'math-bottom']],
  ['\\begin{array}{l:r}\\hdashline a&b\\end{array}', ['math-right-dashed', 'math-top-dashed']],
  ['\\begin{array}{l||r}\\hline\\hline a&b\\end{array}', ['math-top-double', 'math-right-double']],
  ['\\begin{smallmatrix}a&b\\end{smallmatrix}', ['tml-small']],
  ['\\color{red}x', []],
  ['\\colorbox{red}{x}', []],
  ['\\hspace{-9em}x', []],
  ['\\raisebox{9em}{x}', []],
  ['\\rlap{x}y', []],
  ['\\llap{x}y', []],
  ['\\mathclap{x}y', []],
  ['\\cancelto{0}{x}', []],
  ['\\label{a}x', []],
  ['\\tag{1}x', []],
  ['\\textstyle x', []],
];

test.each(styled)('%s keeps its classes and no style', (tex, classes) => {
  const html = abstractToHtml(`$$${tex}$$`);
  expect(html).toContain('<math');
  expectSafeHtml(html, { p: [] });
  for (const name of classes) expect(html).toMatch(new RegExp(`class="(?:[^"]* )?${name}[ "]`));
});

test('Temml still says with styles what the list of classes expects', () => {
  const raw = styled.map(([tex]) => temml.renderToString(tex, { displayMode: true })).join('');
  for (const name of [
    'border-top',
    'math-depth',
    'margin-left:-0.1667em',
    'font-weight:bold',
    'padding-left:1em',
  ]) {
    expect(raw).toContain(name);
  }
});

test('a length is kept only within reason', () => {
  const widths = (tex: string) => {
    const math = texToMathml(tex, false);
    const all = (node: ElementContent): unknown[] =>
      node.type === 'element'
        ? [node.properties.width ?? [], node.properties.voffset ?? [], node.children.map(all)].flat(9)
        : [];
    return math && all(math);
  };
  expect(widths('a\\hspace{2em}b')).toEqual(['2em']);
  expect(widths('a\\hspace{999em}b')).toEqual(['20em']);
  expect(widths('a\\raisebox{-999em}{b}')).toEqual([]);
  expect(widths('a\\rlap{b}c')).toEqual([]);
});

test.each([
  ['h-1', 'h-1'],
  ['\\hat{x}, \\vec v, \\bar z, \\widehat{abc}', 'x̂,v⃗,z̄,abc'],
  ['\\mathbf{x} \\in \\mathbb{R}^{n\\times d}', 'x∈R^(n×d)'],
  ['x_{i,j}^{(t)}', 'x_(i,j)^(t)'],
  ['10^{-3}, x^2, 90^\\circ', '10⁻³,x²,90°'],
  ["f'(x), f''", 'f′(x),f′′'],
  ['QK^\\top/\\sqrt{d_k}', 'QK⊤/√(d_k)'],
  ['\\frac{a+b}{c}, \\sqrt[3]{x}', '(a+b)/c,³√x'],
  ['\\log x + \\operatorname{softmax}(x)', 'log x+softmax(x)'],
  ['\\binom{n}{k}', '(n choose k)'],
  ['\\sum_{i=1}^n i', '∑_(i=1)ⁿi'],
  ['\\underbrace{x+y}_{z}', 'x+y_z'],
  ['\\overset{!}{=}', '=^!'],
  ['a\\text{ if }b', 'a if b'],
  ['\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}', '(a b; c d)'],
  ['\\xrightarrow{f}', '→^f'],
  ['10{,}000', '10,000'],
  ['50% + 5\\% \\\\ %', '50%+5%; %'],
])('reads %s as %s', (tex, words) => {
  const math = texToMathml(tex, false);
  expect(math && mathmlToText(math)).toBe(words);
});

test('never fails and never says too much, whatever the TeX', () => {
  const tokens = fc.constantFrom(
    ...'\\frac \\sqrt \\left( \\right) { } [ ] ^ _ & \\\\ x 1 + \\text{ \\begin{matrix} \\end{matrix} \\hline \\color{red} \\hspace{ -9em \\rule{1em}{1em} \\href{javascript:x}{y} \\label{x} \\ref{x} \\tag{1} \\phantom \\verb|x| \\char"0 \\unicode \\toggle \\texttip{x}{y} \\cancelto \\bordermatrix{ \\genfrac \\over \\atop \\large \\rlap \\not \' % # $ ~ <b> \uD800 \0'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(tokens, { maxLength: 25 }), fc.boolean(), (parts, display) => {
      const tex = parts.join(' ');
      texToMathml(tex, display);
      expectSafeHtml(abstractToHtml(display ? `$$${tex}$$` : `\\(${tex}\\)`), {
        p: [],
        em: [],
        strong: [],
        code: [],
        a: ['href', 'rel'],
      });
    }),
    { numRuns: 3000 },
  );
});

test('a bomb is refused or read, and the reading ends', () => {
  for (const tex of [
    '\\sqrt'.repeat(399),
    '{'.repeat(1000) + '}'.repeat(1000),
    '\\text{$'.repeat(280),
    '\\\\'.repeat(1000),
    '&'.repeat(1999),
    "'".repeat(1999),
    '^{x'.repeat(600),
    '\\left['.repeat(330),
    '\\begin{cd}'.repeat(190),
    '\\substack{'.repeat(199),
  ]) {
    expect(() => texToMathml(tex, true)).not.toThrow();
  }
});
