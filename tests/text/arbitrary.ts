import fc from 'fast-check';

/** What texts from outside may hold that means something to TeX, HTML, MDX, a template, a terminal or a browser. */
const pieces = [
  ..."\\ { } $ $$ \\( \\) \\[ \\] ~ ^ _ & % # ` `` ' '' \" - -- --- \n \n\n \r\n \t \0 \x07 \x1B \x9F".split(
    ' ',
  ),
  ' ',
  '\u00A0',
  '\u202E',
  '\u2066',
  '\uFFFE',
  '\uD800',
  '\uDC00',
  '𝒜',
  'é',
  '鳥',
  '\\emph{',
  '\\textbf{',
  '\\texttt{',
  'texttt{',
  '{\\em ',
  '{\\bf ',
  '\\href{',
  '\\url{',
  'https://owl.example/a_b',
  'http://',
  'javascript:alert(1)',
  'data:text/html,x',
  '\\frac{1}{2}',
  '\\sqrt',
  '\\def\\a{\\a\\a}\\a',
  '\\style{color:red}{x}',
  '\\class{x}{y}',
  '\\id{x}{y}',
  '\\includegraphics{https://owl.example/x.png}',
  '\\color{red}',
  '\\begin{matrix}a&b\\\\c&d\\end{matrix}',
  '\\alpha',
  "\\'e",
  '\\"{o}',
  '\\ss ',
  '\\%',
  '\\_',
  '<b>',
  '</p>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!--',
  ']]>',
  '&lt;',
  '&#106;',
  '$\u007Bx}',
  '{{x}}',
  '<%= x %>',
  'import x from "y"',
  '{x}',
  '5',
  '10',
  'owl',
  'x',
];

/** Any string, and strings that mix letters with what may be dangerous. */
export const texLikeText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 25,
    })
    .map((parts) => parts.join('')),
);
