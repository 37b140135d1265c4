import type { Problem } from '../../src/survey/problem.ts';

/** What people write in other places and what is printed here with its signs. */
const habits: readonly { pattern: RegExp; found: string; mend: string }[] = [
  {
    pattern: /(?<!\\)\[@[\w.:-]+\]/,
    found: 'citation as in Pandoc',
    mend: 'Write <Cite id="…"/> with the id of a reference or the slug of a paper.',
  },
  {
    pattern: /(?<![\\\w\])])\[\d{1,3}(?:\s*[,–-]\s*\d{1,3})*\](?![([:])/,
    found: 'number of a bibliography',
    mend: 'Write <Cite id="…"/>; brackets that are just text are written \\[ and \\].',
  },
  {
    pattern: /(?<!\\)\[\[[^[\]]+\]\]/,
    found: 'link as in a wiki',
    mend: 'Write [text](/heads/…/) with the address of a page.',
  },
  {
    pattern: /(?<!\\)\[[^[\]]+\]\s+\((?:\/|https?:)[^\s)]+\)/,
    found: 'blank between the text of a link and its address',
    mend: 'Delete the blank: [text](address).',
  },
  {
    pattern: /(?<![\]\w])\([^()[\]]+\)\[(?:\/|https?:)[^\]\s]*\]/,
    found: 'link with its brackets the wrong way round',
    mend: 'Write [text](address).',
  },
  {
    pattern: /[ﬀ-ﬆ]/,
    found: 'ligature of a PDF',
    mend: 'Write fi for ﬁ, fl for ﬂ, ff for ﬀ, and so on: a search finds no ligature.',
  },
  {
    pattern: /(?<![\p{L}\p{N}-])(an?|and|of|the|to) \1(?![\p{L}\p{N}-])/iu,
    found: 'word that stands twice',
    mend: 'Delete one of the two.',
  },
  {
    pattern: /(?<!\\)\\\([^)\n]*\\\)/,
    found: 'formula within \\( and \\), as in LaTeX',
    mend: 'Write it between $ and $.',
  },
  {
    pattern: /^\s{0,3}#{1,6}[^#\s]/,
    found: 'heading without a blank behind its number signs',
    mend: 'Write the blank: ## Heading.',
  },
  {
    pattern: /^(?:={7}|-{7}|\|{7})$/,
    found: 'line that a merge leaves',
    mend: 'Delete it, and read what stands above and below it.',
  },
  {
    pattern: /\b(?:TODO|FIXME|TBD|XXX)\b|\b[Ll]orem ipsum\b/,
    found: 'text that stands for another',
    mend: 'Write the text, or delete it.',
  },
];

/**
 * Signs in a body that it was written for another program, or is not finished. They stand where they are; code, formulas and
 * comments are passed over.
 *
 * @param firstLine Of the file that the body begins on, from 1.
 */
export function noteBody(body: string, file: string, firstLine: number): Problem[] {
  const notes: Problem[] = [];
  const add = (line: number, column: number, found: string, mend: string) =>
    notes.push({
      file,
      line: firstLine + line,
      column: column + 1,
      rule: 'doubtful-body',
      message: `Unexpected ${found} in the text, expected Markdown that reads as it is meant`,
      mend,
    });
  const headings = new Map<string, number>();
  let paragraph: { line: number; marks: number } | undefined;
  const endParagraph = () => {
    if (paragraph && paragraph.marks % 2 === 1)
      add(
        paragraph.line,
        0,
        'odd number of "**" in a paragraph',
        'Write the "**" that is missing; one that is just text is written \\*\\*.',
      );
    paragraph = undefined;
  };
  const lines = withoutCode(body).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') endParagraph();
    else {
      paragraph ??= { line: index, marks: 0 };
      paragraph.marks += line.match(/(?<!\\)\*\*/g)?.length ?? 0;
    }
    const row = /^\s{0,3}\|.*\|\s*$/;
    if (row.test(line) && !row.test(lines[index - 1] ?? '') && row.test(lines[index + 1] ?? ''))
      if (!/^\s{0,3}\|(?:\s*:?-+:?\s*\|)+\s*$/.test(lines[index + 1] ?? ''))
        add(
          index,
          0,
          'table without a line of dashes below its first row',
          'Write it: | --- | --- |, with as many parts as the row has.',
        );
    for (const { pattern, found, mend } of habits) {
      const at = pattern.exec(line);
      if (at) add(index, at.index, found, mend);
    }
    const fence = /^\s{0,3}(?:```|~~~)\s*(merm\w*)/i.exec(line)?.[1];
    if (fence !== undefined && fence !== 'mermaid')
      add(index, 3, `kind of code "${fence}"`, 'Write ```mermaid, if a diagram is meant.');
    const heading = /^\s{0,3}#{1,6}\s+(.+?)\s*#*$/.exec(line)?.[1]?.toLowerCase();
    if (heading === undefined) continue;
    const first = headings.get(heading);
    if (first !== undefined)
      add(
        index,
        0,
        `second heading "${heading}" (the first is at line ${firstLine + first})`,
        'Give one of the two another name, or delete what is there twice.',
      );
    headings.set(heading, first ?? index);
  }
  endParagraph();
  return notes;
}

/**
 * Blocks of code and diagrams that are opened and never closed: whatever stands behind them is lost in them.
 *
 * @param firstLine Of the file that the body begins on, from 1.
 */
export function checkFences(body: string, file: string, firstLine: number): Problem[] {
  let open: { line: number; marks: string } | undefined;
  for (const [line, text] of body.split('\n').entries()) {
    const [, marks, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text.replace(/\r$/, '')) ?? [];
    if (marks === undefined) continue;
    if (open === undefined) {
      if (!(marks.startsWith('`') && info.includes('`'))) open = { line, marks };
    } else if (marks.startsWith(open.marks) && info.trim() === '') open = undefined;
  }
  if (open === undefined) return [];
  return [
    {
      file,
      line: firstLine + open.line,
      column: 1,
      rule: 'body-syntax',
      message: `Unexpected end of the text within the block that "${open.marks}" opens, expected a line "${open.marks}" that closes it`,
      mend: `Write "${open.marks}" alone on a line below the last one of the block.`,
    },
  ];
}

/** Texts of some length that stand in two files: one of them was copied, and is of something else. */
export function noteCopies(bodies: readonly { file: string; body: string; bodyLine: number }[]): Problem[] {
  const first = new Map<string, string>();
  return bodies.flatMap(({ file, body, bodyLine }): Problem[] => {
    const text = body.replace(/\s+/g, ' ').trim();
    if (text.length < 80) return [];
    const before = first.get(text);
    first.set(text, before ?? file);
    if (before === undefined) return [];
    return [
      {
        file,
        line: bodyLine,
        column: 1,
        rule: 'repeated-body',
        message: `Unexpected text that ${before} has, too, expected one of its own`,
        mend: 'Write what is to be said of this one, or delete the text.',
      },
    ];
  });
}

/** The body with blanks in place of the letters of code, formulas and comments; the first line of a fence stays. */
function withoutCode(body: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  return body
    .replace(
      /^(\s{0,3}(`{3,}|~{3,})[^\n]*\n)([\s\S]*?)(^\s{0,3}\2[^\n]*$|$(?![\s\S]))/gm,
      (_, open, _fence, inner, close) => open + blank(inner) + blank(close),
    )
    .replace(/\{\/\*[\s\S]*?\*\/\}/g, blank)
    .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, blank)
    .replace(/\$\$[\s\S]*?\$\$|(?<!\\)\$[^$\n]+\$/g, blank);
}
