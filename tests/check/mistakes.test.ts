import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../scripts/check/check-content.ts';
import { fixContent } from '../../scripts/check/fix-content.ts';

/** A paper of the invented survey, as a contributor would leave it. */
const wren = `---
title: "Wrens: Duets at Dawn"
abstract: |-
  Wrens sing a 'courtship song' at dawn. Their mates answer from the hedge - and the two are never far apart.
arxiv: "2312.09230"
doi: 10.1234/wren.1
authors: [ "Ada Alder" ]
year: 2023
scope: core
stages:
  - id: courtship
    quote: "sing a 'courtship song' at dawn"
heads:
  - id: duet-leader
    relation: studies
    quote: "Their mates answer from the hedge"
topic: song
methods: [ playback ]
review: reviewed
---
`;

const files: Record<string, string> = {
  'papers/courtship/wrens-duets-at-dawn.mdx': wren,
  'heads/duet-leader.mdx': `---
name: Duet leader
aliases: [ Lead singer ]
status: proposed
stage: courtship
group: dawn
summary: Sings first.
reason: No other bird begins.
proposedBy:
  - wrens-duets-at-dawn
---
`,
  'taxonomy/methods.yaml':
    '- { id: playback, name: Playback, aliases: [loudspeaker], kind: method, summary: Play a song. }\n',
};
const paper = 'papers/courtship/wrens-duets-at-dawn.mdx';
const head = 'heads/duet-leader.mdx';

let content: string;
beforeEach(async () => {
  content = join(await mkdtemp(join(tmpdir(), 'survey-mistakes-')), 'content');
  await cp('tests/fixtures/birds', content, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
});
afterEach(() => rm(join(content, '..'), { recursive: true, force: true }));

/** What the check says, each problem as `path:line [rule] message | mend`, without the temporary folder. */
async function messages(): Promise<string[]> {
  const { problems } = await checkContent(content);
  return problems.map(({ file, line, rule, message, mend }) =>
    `${file}:${line} [${rule}] ${message} | ${mend}`.replaceAll('\\', '/').replaceAll(`${content}/`, ''),
  );
}

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(content, path), 'utf8');
  expect(text).toContain(from);
  await writeFile(
    join(content, path),
    text.replace(from, () => to),
  );
}

test('the survey without a mistake has no problem and nothing to mend', async () => {
  expect(await messages()).toEqual([]);
  expect(await fixContent(content)).toEqual([]);
});

describe('a mistake that needs no judgement is told, and --fix mends it to the letter', () => {
  test.each<[string, string, string, string, string, RegExp]>([
    [
      'a name for an id',
      paper,
      'id: courtship',
      'id: Courtship',
      wren,
      /:11 \[wrong-shape\].*\| Write courtship\.$/,
    ],
    [
      'an abbreviation for an id',
      paper,
      'id: courtship',
      'id: C',
      wren,
      /\[wrong-shape\].*\| Write courtship\.$/,
    ],
    [
      'a plural of an id',
      paper,
      'duet-leader',
      'duet-leaders',
      wren,
      /\[unknown-head\].*perhaps "duet-leader" \| Write duet-leader/,
    ],
    [
      'an alias for an id',
      paper,
      'id: duet-leader',
      'id: Lead singer',
      wren,
      /\[wrong-shape\].*\| Write duet-leader\.$/,
    ],
    [
      'an underscore in an id',
      paper,
      'duet-leader',
      'duet_leader',
      wren,
      /\[wrong-shape\].*\| Write duet-leader\.$/,
    ],
    ['a year in quotes', paper, 'year: 2023', 'year: "2023"', wren, /Take the quotes away: 2023/],
    [
      'a title that is a number',
      paper,
      'title: "Wrens: Duets at Dawn"',
      'title: 2048',
      wren.replace('"Wrens: Duets at Dawn"', '"2048"'),
      /Put it in double quotes: "2048"/,
    ],
    [
      'an alias of a method',
      paper,
      '[ playback ]',
      '[ loudspeaker ]',
      wren,
      /\[unknown-method\].*Write playback, if that is meant/,
    ],
    [
      'a method outside of a list',
      paper,
      '[ playback ]',
      'playback',
      wren,
      /\[wrong-shape\].*expected a list \| Write a list: \[ playback \]/,
    ],
    ['one author outside of a list', paper, '[ "Ada Alder" ]', '"Ada Alder"', wren, /expected a list/],
    [
      'a capital in the review',
      paper,
      'review: reviewed',
      'review: Reviewed',
      wren,
      /expected one of suggested, reviewed \| Write reviewed/,
    ],
    ['a capital in the relation', paper, 'relation: studies', 'relation: Studies', wren, /Write studies/],
    [
      'an arXiv id without quotes',
      paper,
      '"2312.09230"',
      '2312.09230',
      wren,
      /Unexpected number .* as arxiv, expected text \| Put it in double quotes: "2312\.09230"/,
    ],
    [
      'an arXiv id that ends in a nought',
      paper,
      '"2312.09230"',
      '2312.09230 ',
      wren,
      /Put it in double quotes: "2312\.09230"/,
    ],
    [
      'an address in place of an arXiv id',
      paper,
      '"2312.09230"',
      'https://arxiv.org/abs/2312.09230v3',
      wren,
      /expected an arXiv id without version.* \| Write "2312\.09230"\.$/,
    ],
    [
      'an arXiv id with prefix and version',
      paper,
      '"2312.09230"',
      'arXiv:2312.09230v2',
      wren,
      /:5 \[wrong-shape\].* \| Write "2312\.09230"\.$/,
    ],
    [
      'an address in place of a DOI',
      paper,
      'doi: 10.1234/wren.1',
      'doi: "https://doi.org/10.1234/wren.1"',
      wren.replace('doi: 10.1234/wren.1', 'doi: "10.1234/wren.1"'),
      /expected a DOI without "https.* \| Write "10\.1234\/wren\.1"\.$/,
    ],
    [
      'typographic quotation marks around authors',
      paper,
      '[ "Ada Alder" ]',
      '[ “Ada Alder” ]',
      wren,
      /:7 \[quote-signs\].* \| Write " in the place of both/,
    ],
    [
      'typographic quotation marks around a year',
      paper,
      'year: 2023',
      'year: “2023”',
      wren,
      /:8 \[wrong-shape\].* \| Take the quotes away: 2023$/,
    ],
    [
      'typographic quotation marks around an id',
      paper,
      'id: courtship',
      'id: “courtship”',
      wren,
      /\[wrong-shape\].*Write courtship\./,
    ],
    [
      'curly quotation marks inside of a quote',
      paper,
      `"sing a 'courtship song' at dawn"`,
      '"sing a ‘courtship song’ at dawn"',
      wren,
      /\[quote-not-in-abstract\].*npm run check -- --fix/,
    ],
    [
      'curly quotation marks around a quote',
      paper,
      `"sing a 'courtship song' at dawn"`,
      `“sing a 'courtship song' at dawn”`,
      wren,
      /\[quote-not-in-abstract\]/,
    ],
    [
      'a dash for a hyphen in a quote',
      paper,
      '"Their mates answer from the hedge"',
      '"from the hedge – and the two"',
      wren.replace('"Their mates answer from the hedge"', '"from the hedge - and the two"'),
      /\[quote-not-in-abstract\]/,
    ],
    [
      'two blanks in a quote',
      paper,
      '"Their mates answer from',
      '"Their mates  answer from',
      wren,
      /\[quote-not-in-abstract\]/,
    ],
    [
      'a blank at the end of a quote',
      paper,
      'the hedge"\n',
      'the hedge. "\n',
      wren,
      /\[quote-not-in-abstract\]/,
    ],
    [
      'capitals in a quote',
      paper,
      '"Their mates answer',
      '"their Mates answer',
      wren,
      /\[quote-not-in-abstract\]/,
    ],
    [
      'three dots at the end of a quote',
      paper,
      'from the hedge"\n',
      'from the hedge…"\n',
      wren,
      /\[quote-not-in-abstract\]/,
    ],
    [
      'tabs',
      paper,
      '  - id: courtship\n    quote',
      '\t- id: courtship\n\t\tquote',
      wren,
      /:1[123] \[yaml-syntax\].*Indent with spaces.*--fix/,
    ],
    [
      'no blank behind a colon',
      paper,
      'topic: song',
      'topic:song',
      wren,
      /\[yaml-syntax\].*blank behind each colon/,
    ],
    [
      'a colon in a title without quotes',
      paper,
      '"Wrens: Duets at Dawn"',
      'Wrens: Duets at Dawn',
      wren,
      /:2 \[yaml-syntax\].*double quotes/,
    ],
    [
      'a title for a slug',
      head,
      '- wrens-duets-at-dawn',
      '- "Wrens: Duets at Dawn"',
      files[head] ?? '',
      /\[wrong-shape\].*Write wrens-duets-at-dawn\.$/,
    ],
    ['a name in a head', head, 'stage: courtship', 'stage: Courtship', files[head] ?? '', /\[wrong-shape\]/],
    ['a name of a group', head, 'group: dawn', 'group: Dawn songs', files[head] ?? '', /\[wrong-shape\]/],
  ])('%s', async (_name, path, from, to, expected, message) => {
    await edit(path, from, to);
    expect((await messages()).join('\n')).toMatch(message);
    expect(await fixContent(content)).toEqual([join(content, path)]);
    expect(await messages()).toEqual([]);
    expect(await readFile(join(content, path), 'utf8')).toBe(expected);
    expect(await fixContent(content)).toEqual([]);
  });
});

describe('a mistake that a person must mend is told with the way to mend it', () => {
  test.each<[string, string, string, string, RegExp]>([
    [
      'a misspelt stage',
      paper,
      'id: courtship',
      'id: cuortship',
      /:11 \[unknown-stage\] .*perhaps "courtship" \| Write courtship, if that is meant\.$/,
    ],
    [
      'a misspelt topic',
      paper,
      'topic: song',
      'topic: songs-and-calls',
      /:17 \[unknown-topic\].* \| Known are: song, other\.$/,
    ],
    ['a misspelt scope', paper, 'scope: core', 'scope: cor', /\[unknown-scope\].*Write core/],
    [
      'signs of less than in a text, each with its place',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA rate <5, with x<y and <= 3.\n',
      /:22 \[body-syntax\] Unexpected "<" that begins no element, [^\n]* \| Write `.<`[^\n]*\n[^\n]*:22 \[body-syntax\] Unexpected "<"[^\n]*\n[^\n]*:22 \[body-syntax\] Unexpected "<"[^\n]*$/,
    ],
    [
      'a comment of HTML',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA <!-- comment\nof two lines --> and <5.\n',
      /:22 \[body-syntax\] Unexpected comment of HTML, [^\n]*\n[^\n]*:23 \[body-syntax\] Unexpected "<"[^\n]*$/,
    ],
    [
      'an address in angle brackets',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <https://birds.example/a>.\n',
      /:22 \[body-syntax\][^\n]* \| Write \[text\]\(https:\/\/birds\.example\/a\)\.$/,
    ],
    [
      'an element of HTML that nobody closed',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA <b>bold word.\n',
      /:22 \[body-syntax\] Unexpected <b>, which is none of the elements that a body may have \| Write \*\*text\*\*\.$/,
    ],
    [
      'two elements that cut across each other',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA <em><strong>word</em></strong>.\n',
      /:22 \[body-syntax\] Unexpected <\/em>, expected <\/strong>, which closes what was opened last \| Write <\/strong> there/,
    ],
    [
      'a comma between properties',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA <Cite id="Alder_19", />.\n',
      /:22 \[body-syntax\] Unexpected "," in <Cite>, [^\n]* \| Write <Cite …="…"\/>\.$/,
    ],
    [
      'a component without its end',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA <Cite id="Alder_19" and more.\n\nMore <Cite id="Alder_19"/>.\n',
      /^[^\n]*:22 \[body-syntax\] Unexpected [^\n]*<Cite[^\n]*$/,
    ],
    [
      'a wrong arrow in a diagram',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\nflowchart LR\n  accTitle: A duet\n  accDescr: Who begins.\n  %% first\n  a["x <y>"] -> b\n```\n',
      /:27 \[map-syntax\] Unexpected "-" in the diagram, [^\n]* \| Write an arrow as a --> b/,
    ],
    [
      'a loop without its end in a sequence',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\n\nsequenceDiagram\n  accTitle: A duet\n  accDescr: Who begins.\n  loop dawn\n  A->>B: song\n\n```\n',
      /:28 \[map-syntax\] Unexpected end in the diagram, [^\n]* close each loop/,
    ],
    [
      'a dash without a blank',
      paper,
      '  - id: courtship',
      '  -id: courtship',
      /^[^\n]*:11 \[yaml-syntax\] Unexpected "-id", expected a blank behind the dash \| Write "- id: …"\.$/,
    ],
    [
      'an id without its key',
      paper,
      '  - id: courtship',
      '  - courtship',
      /^[^\n]*:11 \[yaml-syntax\] Unexpected "courtship" without a key[^\n]* if it is an id: "- id: courtship"\.$/,
    ],
    [
      'an apostrophe within single quotes',
      paper,
      `"sing a 'courtship song' at dawn"`,
      `'sing a 'courtship song' at dawn'`,
      /^[^\n]*:12 \[yaml-syntax\] Unexpected text behind the end of a value[^\n]* \| An apostrophe ends the value too early: put double quotes around the whole/,
    ],
    [
      'two authors without a comma',
      paper,
      '[ "Ada Alder" ]',
      '[ "Ada Alder" "Ben Birch" ]',
      /^[^\n]*:7 \[yaml-syntax\] Unexpected entry of a list without a comma before it[^\n]* \| Write a comma between the two/,
    ],
    [
      'methods with a semicolon between them',
      paper,
      '[ playback ]',
      '[ playback; playback ]',
      /^[^\n]*:18 \[wrong-shape\][^\n]* \| Put a comma between them: \[ playback, playback \]$/,
    ],
    [
      'an abstract that says nothing',
      paper,
      "abstract: |-\n  Wrens sing a 'courtship song' at dawn. Their mates answer from the hedge - and the two are never far apart.",
      'abstract: TBA',
      /^[^\n]*:3 \[empty-abstract\] Unexpected abstract "TBA"[^\n]* \| Copy the abstract from the page of the paper\.$/,
    ],
    [
      'a word of the abstract that is parted, and a quote that is right',
      paper,
      'Their mates answer',
      'Their ma-\n  tes answer',
      /:17 \[quote-not-in-abstract\][^\n]* \| It is right; the abstract has a word that was parted at the end of a line \("ma- tes"\): join it there\.$/,
    ],
    [
      'a head that the survey lacks',
      paper,
      'id: duet-leader',
      'id: hedge-owl',
      /:14 \[unknown-head\][^\n]* If the survey lacks it, propose it: heads\/hedge-owl\.mdx, as docs\/templates\/head\.mdx\.$/,
    ],
    [
      'a property of <Count> in the plural',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n<Count of="papers" stages="courtship"/> papers.\n',
      /:22 \[body-count\] Unexpected property "stages" in <Count of="papers">[^\n]* \| Write stage="courtship"\.$/,
    ],
    [
      'a block of code that nobody closed',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nText.\n\n```\ncode\n\nMore text.\n',
      /^[^\n]*:24 \[body-syntax\] Unexpected end of the text within the block that "```" opens[^\n]*$/,
    ],
    [
      'a diagram that nobody closed',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\nflowchart LR\n  accTitle: A\n  accDescr: B\n  a --> b\n\nMore text.\n',
      /:22 \[body-syntax\] Unexpected end of the text within the block/,
    ],
    [
      'a word of Mermaid’s own as a name',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\nflowchart LR\n  accTitle: A\n  accDescr: B\n  a --> end\n```\n',
      /:26 \[map-syntax\] Unexpected "end" [^\n]* give the box another name/,
    ],
    [
      'half a pair of quotation marks in a diagram',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\nflowchart LR\n  accTitle: A\n  accDescr: B\n  a["x] --> b\n```\n',
      /:26 \[map-syntax\][^\n]* \| Write the quotation mark that is missing on the line\.$/,
    ],
    [
      'an emptied file',
      paper,
      wren,
      '',
      /^papers\/courtship\/wrens-duets-at-dawn\.mdx:1 \[front-matter-missing\][^\n]* git checkout HEAD -- papers\/courtship\/wrens-duets-at-dawn\.mdx$/,
    ],
    [
      'a name for a method that is there already',
      paper,
      '[ playback ]',
      '[ playback, Loudspeaker ]',
      /:18 \[repeated-label\] Unexpected second label "playback"[^\n]*\n[^\n]*:18 \[wrong-shape\][^\n]* \| Write playback\.$/,
    ],
    [
      'the name of another stage, with what hangs on it',
      paper,
      'id: courtship',
      'id: Alarm',
      /:11 \[wrong-folder\][^\n]*\n[^\n]*:11 \[wrong-shape\][^\n]* \| Write alarm\.\n[^\n]*:14 \[head-beyond-stages\][^\n]*$/,
    ],
    [
      'a second paragraph of the abstract at the margin',
      paper,
      'far apart.\n',
      'far apart.\n\nA second paragraph: at the margin.\n',
      /^[^\n]*:6 \[unknown-key\] Unexpected text "A second paragraph" at the margin, expected it further in, as the text of "abstract" \| Put two blanks more [^\n]*$/,
    ],
    [
      'a line of the abstract that stands further out',
      paper,
      'far apart.\n',
      'far apart.\n A second line.\n',
      /^[^\n]*:5 \[yaml-syntax\] Unexpected indent of the line, [^\n]*$/,
    ],
    [
      'an empty quote',
      paper,
      `"sing a 'courtship song' at dawn"`,
      '""',
      /^[^\n]*:12 \[wrong-shape\][^\n]* \| Write something behind "quote:": words of the abstract[^\n]*$/,
    ],
    [
      'an empty title',
      paper,
      '"Wrens: Duets at Dawn"',
      '""',
      /^[^\n]*:2 \[wrong-shape\][^\n]* \| Write something behind "title:"\.$/,
    ],
    [
      'an empty author',
      paper,
      '"Ada Alder"',
      '""',
      /^[^\n]*:7 \[wrong-shape\][^\n]* \| Write something between the quotation marks, or delete the entry\.$/,
    ],
    [
      'a quote that is not in the abstract',
      paper,
      '"Their mates answer from the hedge',
      '"Their mates reply from the hedge',
      /:16 \[quote-not-in-abstract\].*Copy the passage that is meant/,
    ],
    [
      'a misspelt key',
      paper,
      'stages:',
      'stage:',
      /:10 \[unknown-key\] Unexpected key "stage", .* perhaps "stages" \| Write stages/,
    ],
    [
      'a key that nobody knows',
      paper,
      'topic: song',
      'topic: song\nimpact: 9',
      /\[unknown-key\].*Delete the key\. Known are: title, /,
    ],
    [
      'a key twice',
      paper,
      'topic: song',
      'topic: song\ntopic: other',
      /\[yaml-syntax\].*unique.* \| Keep one of the two/,
    ],
    ['an open quotation mark', paper, '"Wrens: Duets at Dawn"', '"Wrens: Duets at Dawn', /\[yaml-syntax\]/],
    [
      'a label without a quote',
      paper,
      `    quote: "sing a 'courtship song' at dawn"\n`,
      '',
      /\[missing-key\] Unexpected absence of "quote" \(stages, entry 1\), expected text \| Add it: quote: …: words of the abstract/,
    ],
    [
      'a label that is only an id',
      paper,
      `  - id: courtship\n    quote: "sing a 'courtship song' at dawn"\n`,
      '  - courtship\n',
      /expected fields \(id, quote\) \| Write its fields, such as \{ id: courtship, quote: … \}; quote: words of the abstract/,
    ],
    [
      'no review',
      paper,
      'review: reviewed\n',
      '',
      /\[missing-key\] Unexpected absence of "review", expected one of suggested, reviewed \| Add the line "review: …" with one of suggested, reviewed/,
    ],
    [
      'another word for the review',
      paper,
      'review: reviewed',
      'review: done',
      /expected one of suggested, reviewed \| Write one of suggested, reviewed/,
    ],
    [
      'another relation',
      paper,
      'relation: studies',
      'relation: discovers',
      /expected one of introduces, studies, uses, intervenes/,
    ],
    [
      'no title',
      paper,
      'title: "Wrens: Duets at Dawn"',
      'title:',
      /emptiness of "title".*Write something behind "title:"/,
    ],
    ['a year in words', paper, 'year: 2023', 'year: last year', /as year, expected a (?:whole )?number/],
    ['a year of the far future', paper, 'year: 2023', 'year: 20233', /as year, expected at most 2200 /],
    [
      'a label twice',
      paper,
      'heads:',
      `  - id: courtship\n    quote: "Wrens sing"\nheads:`,
      /\[repeated-label\].*Keep the label with the better quote/,
    ],
    [
      'a head without its stage',
      paper,
      `stages:\n  - id: courtship\n    quote: "sing a 'courtship song' at dawn"`,
      'stages: []',
      /\[head-beyond-stages\].*Add the stage with a quote/,
    ],
    [
      'front matter without an end',
      paper,
      'review: reviewed\n---\n',
      'review: reviewed\n',
      /:19 \[front-matter-missing\] Unexpected end of the file.* \| Write "---" on a line of its own/,
    ],
    ['text before the front matter', paper, '---\ntitle', 'Hello\n---\ntitle', /\[front-matter-missing\]/],
    ['code in the body', paper, 'reviewed\n---\n', 'reviewed\n---\n\n<script>alert(1)</script>\n', /\[body-/],
    [
      'a citation of nobody',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="nobody"/>.\n',
      /\[body-citation\]/,
    ],
    [
      'a proposed head without proposedBy',
      head,
      'proposedBy:\n  - wrens-duets-at-dawn\n',
      '',
      /expected the papers that propose it.* \| Write behind "proposedBy:" the slugs/,
    ],
    [
      'a title of the template',
      paper,
      '"Wrens: Duets at Dawn"',
      '"Title as printed"',
      /:2 \[template-text\].* \| Write your own behind "title:"\.$/,
    ],
    [
      'a summary of the template',
      head,
      'Sings first.',
      'What it does, in one or two sentences.',
      /\[template-text\]/,
    ],
    [
      'a proposed head without a reason',
      head,
      'reason: No other bird begins.\n',
      'reason:\n',
      /:8 \[wrong-shape\] .*expected a reason for a proposed head \| Write behind "reason:" why/,
    ],
    [
      'a head without its relation',
      paper,
      '    relation: studies\n',
      '',
      /\[missing-key\].* \| Add the line "relation: …" with one of introduces, studies, uses, intervenes\.$/,
    ],
    [
      'a year with a digit too many',
      paper,
      'year: 2023',
      'year: 20236',
      /Write the number that is meant; it is at most 2200\.$/,
    ],
    [
      'quotation marks and a colon within a quoted title',
      paper,
      '"Wrens: Duets at Dawn"',
      '"The "Wrens": Duets at Dawn"',
      /:2 \[yaml-syntax\].*A quotation mark ends the value too early/,
    ],
    [
      'a list of authors without its end',
      paper,
      '[ "Ada Alder" ]',
      '[ "Ada Alder"',
      /\[yaml-syntax\].* \| Close the list that is open above: write \] at its end\.$/,
    ],
    [
      'a key twice, by its name',
      paper,
      'topic: song',
      'topic: song\ntopic: other',
      /the key "topic" is there twice/,
    ],
    [
      'a link without its end',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee the [duet leader](/heads/duet-leader/ of old.\n',
      /:22 \[body-open-link\].* \| Write \[duet leader\]\(\/heads\/duet-leader\/\)\.$/,
    ],
    [
      'a proposed head of no paper',
      head,
      '- wrens-duets-at-dawn',
      '- wrens-duet-at-dawn',
      /\[unknown-paper\].*Write wrens-duets-at-dawn/,
    ],
    ['a head of an unknown group', head, 'group: dawn', 'group: dusk', /:6 \[unknown-group\]/],
    [
      'a stage without an abbreviation',
      'stages/alarm.mdx',
      'abbr: A\n',
      '',
      /\[missing-key\] Unexpected absence of "abbr"/,
    ],
    [
      'a stage whose order is a word',
      'stages/alarm.mdx',
      'order: 2',
      'order: second',
      /as order, expected a (?:whole )?number/,
    ],
    ['an order that is none', 'stages/alarm.mdx', 'order: 2', 'order: 0', /as order, expected at least 1 /],
    ['a number in quotes', 'stages/alarm.mdx', 'order: 2', 'order: "2"', /Take the quotes away: 2/],
    [
      'a topic twice',
      'taxonomy/topics.yaml',
      '- id: other',
      '- id: song',
      /\[repeated-id\].*Rename one of the two/,
    ],
    [
      'a language that is no tag',
      'survey.yaml',
      'sources:',
      'language: English_US!\nsources:',
      /\[wrong-shape\].*expected a language tag such as en or pt-BR/,
    ],
    [
      'a dump outside of the content',
      'survey.yaml',
      'sources/birds.txt',
      '../../../etc/passwd',
      /\[wrong-shape\].*expected a path below the folder, without "\.\."/,
    ],
    [
      'an invisible letter',
      paper,
      'authors: [ "Ada',
      'authors: [ "A\u200Bda',
      /:7 \[invisible-letter\] Unexpected letter U\+200B that nobody sees.* \| Delete it/,
    ],
    [
      'a letter that turns the direction',
      paper,
      '"Wrens: Duets',
      '"\u202EWrens: Duets',
      /:2 \[invisible-letter\] Unexpected letter U\+202E/,
    ],
    ['a NUL', paper, 'reviewed\n---\n', 'reviewed\n---\n\nA \0 text.\n', /:22 \[invisible-letter\].*U\+0000/],
    [
      'a tag that nobody sees',
      head,
      'Sings first.',
      'Sings\u{E0041} first.',
      /:7 \[invisible-letter\].*U\+E0041/,
    ],
    [
      'an invisible letter in a list',
      'taxonomy/methods.yaml',
      'Play a song',
      'Play a \u2060song',
      /methods\.yaml:1 \[invisible-letter\].*U\+2060/,
    ],
    [
      'TeX in double quotes',
      paper,
      '"Their mates answer from the hedge"',
      '"Their $\\alpha$ mates"',
      /^[^\n]*:16 \[invisible-letter\][^\n]*$/,
    ],
    [
      'a control by an escape',
      paper,
      '"Ada Alder"',
      '"Ada \\alder"',
      /:7 \[invisible-letter\].*U\+0007 that nobody sees, by an escape.* \| Delete it\. Inside of double quotes a backslash/,
    ],
    [
      'a merge that nobody ended, in an abstract',
      paper,
      '  Wrens sing',
      '  <<<<<<< HEAD\n  Wrens sing',
      /:4 \[merge-conflict\].* \| Keep one of the two texts/,
    ],
    [
      'a merge that nobody ended, in a list',
      'taxonomy/methods.yaml',
      '- {',
      '<<<<<<< HEAD\n- {',
      /methods\.yaml:1 \[merge-conflict\]/,
    ],
    [
      'typographic quotation marks for those of YAML',
      paper,
      '[ "Ada Alder" ]',
      '[ “Ada Alder” ]',
      /:7 \[quote-signs\].*expected straight ones/,
    ],
    [
      'a quotation mark at the end alone',
      paper,
      'year: 2023',
      'year: 2023\nvenue: Owls"',
      /:9 \[quote-signs\] Unexpected quotation mark at the end/,
    ],
    [
      'a quote of half a word',
      paper,
      '"Their mates answer from the hedge"',
      '"heir mates answer from the hed"',
      /:16 \[quote-cuts-word\].* \| Copy the words around it/,
    ],
    ['a quote of one letter', paper, '"Their mates answer from the hedge"', '"a"', /:16 \[quote-cuts-word\]/],
    [
      'a scope of papers without stages',
      paper,
      'scope: core',
      'scope: beyond',
      /:9 \[scope-without-stages\].*: core \| Write another scope, or take the stages away/,
    ],
    ['a method twice', paper, '[ playback ]', '[ playback, playback ]', /:18 \[repeated-label\].*Delete one/],
    [
      'a link to a part that is not there',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [it](/heads/duet-leader/#nope) and [that](/glossary/#nope).\n',
      /:22 \[unknown-anchor\].*expected a part that the page \/heads\/duet-leader\/ has.*\n.*\/glossary\/ has/,
    ],
    [
      'a link to a file of the content',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [it](../../heads/duet-leader.mdx) and [it](../../heads/duet-leader/).\n',
      /:22 \[unknown-address\].*perhaps "\/heads\/duet-leader\/" \| Write \/heads\/duet-leader\/, if that is meant\.$/,
    ],
    [
      'a link to nowhere by name',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [it][nope], \\[a\\][b] and x[1][2].\nMore[^1].\n',
      /:22 \[body-no-definition\] Unexpected link "\[it\]\[nope\]".*\n.*:23 \[body-no-definition\] Unexpected footnote/,
    ],
    [
      'a question that leads to a part that is not there',
      'survey.yaml',
      'sources:',
      'questions:\n  - { text: What is a duet?, to: /glossary/#duett }\nsources:',
      /survey\.yaml:5 \[unknown-anchor\].*expected a part that the page \/glossary\/ has/,
    ],
    [
      'a number of a stage that is not there',
      'essays/about.mdx',
      '<Count of="papers"/>',
      '<Count of="papers" stage="cuortship"/>',
      /\[body-count\].*perhaps "courtship" \| Write stage="courtship"/,
    ],
    [
      'a reference that goes by the slug of a paper',
      'taxonomy/references.yaml',
      'id: Alder_19',
      'id: wrens-duets-at-dawn\n  title: Wrens\n- id: Alder_19',
      /references\.yaml:1 \[repeated-id\].*give the reference another id/,
    ],
    [
      'a survey without a title',
      'survey.yaml',
      'title: Songs and calls of garden birds\n',
      '',
      /survey\.yaml:\d+ \[missing-key\] Unexpected absence of "title"/,
    ],
  ])('%s', async (_name, path, from, to, message) => {
    await edit(path, from, to);
    const found = await messages();
    expect(found.join('\n')).toMatch(new RegExp(message.source, 'm'));
    for (const each of found) {
      expect(each, 'names the file').toMatch(/^[\w/.-]+:\d+ /);
      expect(each, 'says how to mend it').toMatch(/ \| .{10,}/);
      expect(each, 'in plain words').not.toMatch(/\bundefined\b|\bnull\b|\[object|Invalid input|received/);
    }
  });

  test.each([
    [
      'another ending',
      `${paper.slice(0, -3)}md`,
      /\[file-unread\].*nothing reads this one \| git mv \S+\.md \S+wrens-duets-at-dawn\.mdx/,
    ],
    [
      'the name of a device',
      'papers/courtship/con.mdx',
      /\[file-name\].*no name of a device.* \| git mv \S+con\.mdx \S+con-1\.mdx/,
    ],
    [
      'capitals and blanks',
      'papers/courtship/Wrens Duets at Dawn.mdx',
      /\[file-name\].* \| git mv "\S+Wrens Duets at Dawn\.mdx" \S+wrens-duets-at-dawn\.mdx/,
    ],
  ])('a file name with %s', async (_name, to, message) => {
    await rename(join(content, paper), join(content, to));
    expect((await messages()).join('\n')).toMatch(message);
  });

  test('a copy that a system has made of a file is to be deleted, and told of once', async () => {
    await writeFile(join(content, 'papers/courtship/wrens-duets-at-dawn (1).mdx'), wren);
    expect(await messages()).toEqual([
      'papers/courtship/wrens-duets-at-dawn (1).mdx:1 [file-name] Unexpected copy of wrens-duets-at-dawn.mdx, expected each file once | Delete it, or put its changes into wrens-duets-at-dawn.mdx.',
    ]);
  });

  test('a list under another name', async () => {
    await rename(join(content, 'taxonomy/methods.yaml'), join(content, 'taxonomy/method.yml'));
    expect((await messages()).join('\n')).toMatch(/\[file-unread\].*Call it methods\.yaml/);
  });

  test('a file in the wrong folder, which --fix moves', async () => {
    await mkdir(join(content, 'papers/alarm'), { recursive: true });
    await rename(join(content, paper), join(content, 'papers/alarm/wrens-duets-at-dawn.mdx'));
    expect((await messages()).join('\n')).toMatch(
      /\[wrong-folder\].* \| Move it to papers\/courtship\/\S+ \(npm run check -- --fix does it\)/,
    );
    expect(await fixContent(content)).toEqual([join(content, paper)]);
    expect(await messages()).toEqual([]);
  });
});

test('order of the fields and blanks at the ends of lines are mended and never asked for', async () => {
  const lines = wren.split('\n');
  const at = lines.indexOf('scope: core');
  const moved = [
    lines[0],
    'review: reviewed',
    '# Nearest.',
    'scope: core  ',
    ...lines.slice(1, at),
    ...lines.slice(at + 1),
  ];
  const shuffled = moved
    .filter((line, index) => line !== 'review: reviewed' || index === 1)
    .join('\n')
    .trimEnd();
  await writeFile(join(content, paper), shuffled);
  expect(await messages()).toEqual([]);
  await fixContent(content);
  expect(await readFile(join(content, paper), 'utf8')).toBe(
    wren.replace('scope: core', '# Nearest.\nscope: core'),
  );
});

/** Makes the files, and gives what the check says of them, with the column. */
async function problemsWith(more: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(more)) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  return (await messages()).join('\n');
}

describe('what a build could not read is told by the check', () => {
  const list = '- { file: sample.jsonl, name: Sample, note: A sample. }\n';
  const row =
    '{ "title": "Wrens: Duets at Dawn", "scope": "core", "topic": "song", "stages": [ "courtship" ] }\n';
  const sample = (text: string) => ({ 'evaluation/evaluations.yaml': list, 'evaluation/sample.jsonl': text });

  test.each<[string, Record<string, string>, RegExp]>([
    ['nothing in a right sample', sample(row), /^$/],
    [
      'a row that is cut off',
      sample(`${row}{ "title"\n`),
      /sample\.jsonl:2 \[labels-shape\].*one JSON object a line/,
    ],
    ['rows that are no objects', sample('5\nnull\n'), /:1 \[labels-shape\].*\n.*:2 \[labels-shape\]/],
    ['an empty sample', sample(''), /sample\.jsonl:1 \[labels-missing\] Unexpected emptiness/],
    [
      'a sample that is not there',
      { 'evaluation/evaluations.yaml': list },
      /evaluations\.yaml:1 \[labels-missing\] Unexpected absence of sample\.jsonl/,
    ],
    [
      'a sample outside of the content',
      { 'evaluation/evaluations.yaml': list.replace('sample.jsonl', '../../etc/passwd') },
      /evaluations\.yaml:1 \[wrong-shape\].*without "\.\."/,
    ],
    [
      'a misspelt key of a row',
      sample(row.replace('topic', 'topc')),
      /:1 \[labels-shape\].*"topic".*\n.*:1 \[unknown-key\] Unexpected key "topc".*perhaps "topic"/,
    ],
    [
      'an unknown stage of a row',
      sample(row.replace('"courtship"', '"courtshp"')),
      /:1 \[unknown-stage\].*perhaps "courtship"/,
    ],
    [
      'figures that are no figures',
      { 'evaluation/search-figures.json': '{' },
      /search-figures\.json:1 \[figures-shape\].* \| Write them anew/,
    ],
    [
      'a date that is not in the calendar',
      {
        'taxonomy/benchmarks.yaml':
          '- { id: dusk, name: Dusk, kind: chorus, summary: Who sings last., date: 2024-13-45 }\n',
      },
      /benchmarks\.yaml:1 \[wrong-shape\].*expected a date that there is/,
    ],
  ])('%s', async (_name, more, message) => {
    expect(await problemsWith(more)).toMatch(message);
  });

  test('a title that no paper has, and a row that is there twice, are noted', async () => {
    await problemsWith(sample(row + row + row.replace('Dawn', 'Dusk')));
    const { problems, notes } = await checkContent(content);
    expect(problems).toEqual([]);
    expect(notes.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '2 repeated-labels',
      '3 unknown-title',
    ]);
  });

  test('links that lead nowhere or out of the content', async () => {
    await symlink('nowhere.mdx', join(content, 'papers/courtship/a-link.mdx'));
    await symlink(resolve('README.md'), join(content, 'heads/a-link.mdx'));
    const found = await messages();
    expect(found.join('\n')).toMatch(
      /papers\/courtship\/a-link\.mdx:1 \[file-unread\] Unexpected link that leads nowhere/,
    );
    expect(found.join('\n')).toMatch(
      /heads\/a-link\.mdx:1 \[file-unread\] Unexpected link that leads out of the content/,
    );
    expect(await fixContent(content)).toEqual([]);
  });
});

test('papers where nothing looks for them are told', async () => {
  const found = await problemsWith({
    'wrens-at-dusk.mdx': wren,
    'drafts/wrens-at-noon.mdx': wren,
    'papers/wrens-at-night.mdx': wren.replace(/(?:title|arxiv|doi): .*\n/g, (line) =>
      line.startsWith('title') ? 'title: Night\n' : '',
    ),
  });
  expect(found).toMatch(/^wrens-at-dusk\.mdx:1 \[file-unread\].* \| If it is a paper, move it to /m);
  expect(found).toMatch(/^drafts\/wrens-at-noon\.mdx:1 \[file-unread\]/m);
  expect(found).toMatch(
    /^papers\/wrens-at-night\.mdx:9 \[wrong-folder\].*Move it to papers\/courtship\/wrens-at-night\.mdx/m,
  );
});

test('an invisible letter is told with its column', async () => {
  await edit(paper, '"Ada', '"A\u200Bda');
  const { problems } = await checkContent(content);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([[7, 14]]);
});

test('bytes that are no UTF-8 are told, a sign of loss that is none is not', async () => {
  await edit(paper, 'Ada Alder', 'Ada \uFFFDlder');
  expect(await messages()).toEqual([]);
  const text = await readFile(join(content, paper));
  await writeFile(join(content, paper), Buffer.from(text.toString('utf8').replace('\uFFFD', 'Å'), 'latin1'));
  expect((await messages()).join('\n')).toMatch(/:7 \[not-utf8\].* \| Save the file as UTF-8/);
  await writeFile(join(content, paper), Buffer.from(`\uFEFF${wren}`, 'utf16le'));
  expect((await messages()).join('\n')).toMatch(/^[^\n]*:1 \[not-utf8\] Unexpected text in UTF-16[^\n]*$/);
});

test('what came with a dump and nobody changed is only noted', async () => {
  const source = 'source: { dump: birds, line: 1 }\nabstract';
  await edit(paper, 'abstract', source);
  await edit(paper, 'never far', 'ne\u00ADver far');
  const { problems, notes } = await checkContent(content);
  expect(problems.map(({ rule }) => rule)).toEqual([]);
  expect(notes.map(({ rule }) => rule)).toEqual(['invisible-letter']);
});

test('a dump that is listed and not there is noted', async () => {
  await edit('survey.yaml', 'sources/birds.txt', 'sources/bird.txt');
  const { problems, notes } = await checkContent(content);
  expect(problems).toEqual([]);
  expect(notes.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['5 source-missing']);
});

test('a paper without scope or topic is noted', async () => {
  await edit(paper, 'scope: core\n', '');
  const { problems, notes } = await checkContent(content);
  expect(problems).toEqual([]);
  expect(notes.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'unlabelled-paper Unexpected paper without a scope, expected one',
  ]);
});

describe('what can be right and hardly is is noted', () => {
  const noted = async () => {
    const { problems, notes } = await checkContent(content);
    expect(problems).toEqual([]);
    return notes.map(({ line, column, rule, mend }) =>
      `${line}:${column} ${rule} ${mend}`.replaceAll(`${content}/`, ''),
    );
  };

  test.each([
    ['2019', ['8:7 year-of-arxiv Write 2023, or mend the arXiv id']],
    ['2024', ['8:7 year-of-arxiv Write 2023, or mend the arXiv id']],
    // What came out in December can have an arXiv id of January.
    ['2022', []],
  ])('the year %s beside an arXiv id of 2023', async (year, expected) => {
    await edit(paper, 'year: 2023', `year: ${year}`);
    expect((await noted()).map((each) => each.replace(/;.*/, ''))).toEqual(expected);
  });

  test.each([
    ['Ada Alder, Ben Birch', true],
    ['Ada Alder and Ben Birch', true],
    ['Ada Alder; Ben Birch', true],
    ['Alder, Ada', true],
    ['Ada Alder et al.', true],
    ['Ada Alder, Jr.', false],
    ['Alejandra Andrés', false],
    ['Ada van der Band', false],
  ])('%s among the authors', async (author, isNoted) => {
    await edit(paper, '"Ada Alder"', JSON.stringify(author));
    const found = await noted();
    expect(found).toHaveLength(isNoted ? 1 : 0);
    if (isNoted)
      expect(found[0]).toMatch(/^7:12 several-authors (?:Write|Name) .* in double quotes of its own/);
  });

  test.each<[string, string, string, string, RegExp]>([
    ['a tag in a title', paper, 'Wrens: Duets', 'Wrens: <i>Duets</i>', /^2:8 doubtful-title Delete the tag/],
    [
      'a letter of HTML',
      paper,
      'Wrens: Duets',
      'Wrens &amp; Duets',
      /^2:8 doubtful-title .*the letter itself/,
    ],
    [
      'an arXiv id in a title',
      paper,
      'Wrens: Duets',
      '[2312.09230] Wrens: Duets',
      /^2:8 doubtful-title Move the id/,
    ],
    [
      'a title that is a venue',
      paper,
      'Wrens: Duets at Dawn',
      'ICLR 2024',
      /^2:8 doubtful-title Move it to "venue/,
    ],
    [
      'a full stop behind a title',
      paper,
      'at Dawn"',
      'at Dawn."',
      /^2:8 doubtful-title Delete the full stop/,
    ],
    ['a title in capitals', paper, 'Wrens: Duets at Dawn', 'WRENS: DUETS AT DAWN', /^2:8 doubtful-title/],
    [
      'a title that stands twice',
      paper,
      'Wrens: Duets at Dawn',
      'Duets at Dawn Duets at Dawn',
      /^2:8 doubtful-title/,
    ],
    [
      'the word Abstract',
      paper,
      'Wrens sing',
      'Abstract: Wrens sing',
      /^4:\d+ doubtful-abstract Delete the word/,
    ],
    [
      'a line break by a backslash',
      paper,
      'far apart',
      'far\\n apart',
      /^4:\d+ doubtful-abstract Write a blank/,
    ],
    ['an abstract that is cut off', paper, 'far apart.', 'far...', /^4:\d+ doubtful-abstract Copy the whole/],
    ['a button of arXiv', paper, 'far apart.', 'far apart. △ Less', /^4:\d+ doubtful-abstract Delete it/],
    ['keywords', paper, 'far apart.', 'far apart. Keywords: wrens', /^4:\d+ doubtful-abstract Delete them/],
    ['a ligature', paper, 'far apart', 'ﬁnally apart', /^4:\d+ doubtful-abstract Write fi/],
    ['a word that is parted', paper, 'far apart', 'far a- part', /^4:\d+ doubtful-abstract Join the two/],
    ['letters of another encoding', paper, '"Ada Alder"', '"Ada Ã…s"', /^7:12 doubtful-author Copy it anew/],
    ['a mark of an affiliation', paper, '"Ada Alder"', '"Ada Alder*1"', /^7:12 doubtful-author Delete what/],
    ['a letter of TeX', paper, '"Ada Alder"', `'G{\\"o}del, Ada'`, /^7:12 doubtful-author Write the letter/],
    ['an author twice', paper, '"Ada Alder"', '"Ada Alder", "Ada Alder"', /^7:25 doubtful-author Delete one/],
    [
      'names parted by their commas',
      paper,
      '"Ada Alder"',
      'Alder, Ada, Birch, Ben',
      /^7:10 doubtful-author Put each/,
    ],
    [
      'an address as venue',
      paper,
      'year: 2023',
      'year: 2023\nvenue: https://x.org/y',
      /^9:8 doubtful-venue Move it to "url/,
    ],
    [
      'an address of one’s own',
      paper,
      'year: 2023',
      'year: 2023\nurl: http://localhost:3000/',
      /^9:6 doubtful-url/,
    ],
    [
      'a DOI of another arXiv id',
      paper,
      '10.1234/wren.1',
      '10.48550/arXiv.2405.14992',
      /^6:6 doubtful-fact Mend one/,
    ],
    ['a full stop behind a DOI', paper, '10.1234/wren.1', '10.1234/wren.1.', /^6:6 doubtful-fact Delete it/],
    [
      'a venue of earlier years',
      paper,
      'year: 2023',
      'year: 2023\nvenue: Owls 2019',
      /^9:8 doubtful-fact Mend the year/,
    ],
    [
      'a checked venue that is none',
      paper,
      'year: 2023',
      'year: 2023\nvenueChecked: true',
      /^9:15 doubtful-fact Add/,
    ],
    [
      'a citation of Pandoc',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [@Alder_19].\n',
      /^22:5 doubtful-body Write <Cite/,
    ],
    [
      'a number of a bibliography',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nIt sings [12].\n',
      /^22:10 doubtful-body Write <Cite/,
    ],
    [
      'a blank before an address',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [it] (/heads/x/).\n',
      /^22:5 doubtful-body Delete the blank/,
    ],
    [
      'a quote of one word',
      paper,
      '"Their mates answer from the hedge"',
      '"hedge"',
      /^16:12 short-quote Copy/,
    ],
    [
      'a name that is turned round',
      paper,
      '"Ada Alder"',
      '"Alder, Ada"',
      /^7:12 several-authors Write "Ada Alder", if/,
    ],
    [
      'et al. as an author',
      paper,
      '"Ada Alder"',
      '"Ada Alder", "et al."',
      /^7:25 several-authors Name the others, or delete it/,
    ],
    [
      'a command of TeX',
      paper,
      'far apart',
      '\\emph{far} apart',
      /^4:\d+ doubtful-abstract Write what is printed/,
    ],
    [
      'an arXiv id as venue',
      paper,
      'year: 2023',
      'year: 2023\nvenue: "arXiv preprint arXiv:2312.09230"',
      /^9:8 doubtful-venue Move the id/,
    ],
    [
      'a formula of LaTeX',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nIt is \\(x^2\\).\n',
      /^22:7 doubtful-body Write it between/,
    ],
    [
      'a heading without a blank',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n##Dawn\n',
      /^22:1 doubtful-body Write the blank/,
    ],
    [
      'a heading twice',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n## Dawn\n\nA.\n\n## Dawn\n\nB.\n',
      /^26:1 doubtful-body/,
    ],
    [
      'bold without an end',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nIt **sings.\n',
      /^22:1 doubtful-body Write the "\*\*"/,
    ],
    [
      'something to do',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nTODO: write.\n',
      /^22:1 doubtful-body Write the text/,
    ],
    [
      'a misspelt kind of code',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaind\nx\n```\n',
      /^22:4 doubtful-body Write ```mermaid/,
    ],
    [
      'markup in a summary',
      head,
      'Sings first.',
      'Sings [first](/heads/duet-leader/).',
      /^7:10 doubtful-summary Write it without/,
    ],
    [
      'a summary that is the name',
      head,
      'Sings first.',
      'Duet Leader',
      /^7:10 doubtful-summary Say in a sentence/,
    ],
    ['a name without a word of its id', head, 'name: Duet leader', 'name: First bird', /^2:7 id-unlike-name/],
    [
      'a plural of its own name',
      head,
      'aliases: [ Lead singer ]',
      'aliases: [ Duet leaders ]',
      /^3:12 doubtful-name/,
    ],
    [
      'a dump that the survey has not',
      paper,
      'abstract: |-',
      'source: { dump: bird, line: 1 }\nabstract: |-',
      /^3:17 doubtful-source Write its name/,
    ],
    [
      'something to do, in Latin',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nLorem ipsum dolor.\n',
      /^22:1 doubtful-body Write the text/,
    ],
    [
      'an entry that stands twice',
      head,
      '  - wrens-duets-at-dawn',
      '  - wrens-duets-at-dawn\n  - wrens-duets-at-dawn',
      /^11:5 repeated-entry/,
    ],
  ])('%s', async (_name, path, from, to, expected) => {
    await edit(path, from, to);
    const found = (await noted()).filter((each) => !each.includes('slug-unlike'));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test.each([
    ['Duets in text-to-song and pre- and post-training'],
    ['What $f(x)$ a wren \\nu sings, and what it costs: R&D'],
    ['IOI'],
    ['GPT-4 Technical Report (2023)'],
    ['Why? How! And then…'],
  ])('nothing of %s', async (title) => {
    await edit(paper, '"Wrens: Duets at Dawn"', JSON.stringify(title));
    expect((await noted()).filter((each) => !each.includes('slug-unlike'))).toEqual([]);
  });

  test('nothing of what a dump gave, nor of code, formulas and brackets that are links', async () => {
    await edit(paper, 'at Dawn"', 'at Dawn."');
    await edit(paper, 'abstract', 'source: { dump: birds, line: 1 }\nabstract');
    await edit(
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nThe `a[1]` and $x[1]$, a [12](/heads/duet-leader/), \\[3\\] and **bold** words.\n\n```text\n##TODO [1] **\n```\n',
    );
    expect(await noted()).toEqual([]);
  });

  test('a text that two files have, a work and an abstract that are there twice', async () => {
    const text = `\nSee <Cite id="Alder_19"/> and <Cite id="Birch_20"/> on how wrens sing at dawn, and why their mates answer from the hedge.\n`;
    await writeFile(join(content, paper), wren + text);
    await writeFile(
      join(content, 'papers/courtship/robins.mdx'),
      wren.replace('Wrens: Duets', 'Robins').replace(/(?:arxiv|doi): .*\n/g, '') + text,
    );
    const references = await readFile(join(content, 'taxonomy/references.yaml'), 'utf8');
    await writeFile(
      join(content, 'taxonomy/references.yaml'),
      references + references.replace('Alder_19', 'Birch_20'),
    );
    expect((await noted()).map((each) => each.replace(/ (?:[A-Z]|Say).*/s, ''))).toEqual([
      '3:11 repeated-paper',
      '21:1 repeated-body',
      '5:7 repeated-reference',
    ]);
  });

  test('a paper whose title differs in a word from another, unless people have told the two apart', async () => {
    const robins = 'papers/courtship/wrens-songs-at-dawn-duets.mdx';
    const own = wren.replace('Wrens: Duets at Dawn', 'Wrens and Early Duets at First Dawn');
    await writeFile(join(content, paper), own);
    await writeFile(
      join(content, robins),
      own
        .replace('Wrens and Early Duets', 'Wrens and Early Songs')
        .replace('Their mates answer from the hedge - and', 'Their mates answer from the hedge, as is known,')
        .replace(/(?:arxiv|doi): .*\n/g, ''),
    );
    expect(await noted()).toEqual([
      '2:8 near-duplicate Delete one of the two files; or, if they are two papers, say so in decisions.yaml: - { papers: [ wrens-duets-at-dawn, wrens-songs-at-dawn-duets ], are: different }',
    ]);
    await writeFile(
      join(content, 'decisions.yaml'),
      '- { papers: [ wrens-duets-at-dawn, wrens-songs-at-dawn-duets ], are: different }\n',
    );
    expect(await noted()).toEqual([]);
  });

  test.each([
    [2028, []],
    [2029, ['7:7 year-to-come Write the year of the paper.']],
  ])('the year %d in 2027', async (year, expected) => {
    await edit(paper, 'arxiv: "2312.09230"\n', '');
    await edit(paper, 'year: 2023', `year: ${year}`);
    const { notes } = await checkContent(content, undefined, 2027);
    expect(notes.map(({ line, column, rule, mend }) => `${line}:${column} ${rule} ${mend}`)).toEqual(
      expected,
    );
  });

  test('a quote that is most of the abstract', async () => {
    const abstract = `${'Wrens sing at dawn and their mates answer. '.repeat(8)}Nobody knows why.`;
    await edit(paper, "Wrens sing a 'courtship song' at dawn.", abstract);
    await edit(paper, `"sing a 'courtship song' at dawn"`, JSON.stringify(abstract));
    expect(await noted()).toEqual(['12:12 long-quote Keep the sentence, or the part of it, that says so.']);
  });

  test('an alias that is what most heads are called', async () => {
    for (const name of ['Dawn', 'Dusk', 'Noon'])
      await writeFile(
        join(content, `heads/${name.toLowerCase()}-singer.mdx`),
        (files[head] ?? '')
          .replace('Duet leader', `${name} singer`)
          .replace('Lead singer', name === 'Noon' ? 'Singers' : `Singer at ${name.toLowerCase()}`)
          .replace('Sings first.', `Sings at ${name.toLowerCase()}.`),
      );
    expect((await noted()).filter((each) => !/unlabelled-head/.test(each))).toEqual([
      '3:12 doubtful-name Delete it: every text with that word would lead to this head.',
    ]);
  });

  test.each<[string, string, string, string, RegExp]>([
    ['a title with a parted word', paper, 'Duets', 'Du- ets', /^2:8 doubtful-title Join the two parts/],
    ['a title with a footnote', paper, 'at Dawn', 'at Dawn*', /^2:8 doubtful-title Delete the sign/],
    ['a title of BibTeX', paper, 'Wrens:', '{W}rens:', /^2:8 doubtful-title Delete the braces/],
    [
      'the word Abstract before a sentence',
      paper,
      '  Wrens sing',
      '  Abstract In spring wrens sing',
      /^4:3 doubtful-abstract Delete the word/,
    ],
    [
      'an address of another paper of arXiv',
      paper,
      'year: 2023',
      'year: 2023\nurl: https://arxiv.org/pdf/2312.09231v2.pdf',
      /^9:6 doubtful-fact Mend one of the two/,
    ],
    [
      'a link with its brackets the wrong way round',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee (the alarm)[/stages/alarm/].\n',
      /^22:5 doubtful-body Write \[text\]\(address\)/,
    ],
    [
      'a ligature in a text',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nA ﬁne song.\n',
      /^22:3 doubtful-body Write fi for ﬁ/,
    ],
    [
      'a word that stands twice',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nThis is the the song.\n',
      /^22:9 doubtful-body Delete one of the two/,
    ],
    [
      'a table without its line of dashes',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n| a | b |\n| c | d |\n',
      /^22:1 doubtful-body Write it: \| --- \| --- \|/,
    ],
    [
      'an alias that is the name',
      head,
      '[ Lead singer ]',
      '[ Lead singer, duet leader ]',
      /^3:25 repeated-name Delete it/,
    ],
  ])('%s', async (_name, path, from, to, expected) => {
    await edit(path, from, to);
    const found = await noted();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });

  test.each([
    '| a | b |\n| --- | :-: |\n| c | d |\n| e | f |',
    'What it is is known. Go (there) [on](/stages/alarm/).',
    '````\n```\n````\n\nCode `` ` `` and ```a```.',
  ])('nothing is said of %j', async (text) => {
    await writeFile(join(content, paper), `${wren}\n${text}\n`);
    expect(await noted()).toEqual([]);
  });

  test('a picture that was cut', async () => {
    await mkdir(join(content, 'maps'), { recursive: true });
    await writeFile(join(content, 'maps/0108.svg'), '<svg viewBox="0 0 1 1"><path d="M0 0');
    expect(await noted()).toEqual([
      '1:1 broken-picture Take it back from git, or delete it and draw it anew: npm run maps',
    ]);
  });

  test('a labelled row whose paper has almost its title', async () => {
    await mkdir(join(content, 'evaluation'), { recursive: true });
    await writeFile(
      join(content, 'evaluation/evaluations.yaml'),
      '- { file: sample.jsonl, name: Sample, note: A sample. }\n',
    );
    await writeFile(
      join(content, 'evaluation/sample.jsonl'),
      '{ "title": "Wrens and Duets at Dawn", "scope": "core", "topic": "song", "stages": [ "courtship" ] }\n',
    );
    expect((await noted()).filter((each) => each.includes('unknown-title'))).toEqual([
      '2:8 unknown-title Mend the title here; or, if it is right, write it into the row.',
    ]);
  });

  test('two files of papers that are decided to be the same', async () => {
    await writeFile(
      join(content, 'papers/courtship/owls.mdx'),
      wren
        .replace('Wrens: Duets at Dawn', 'Owls')
        .replace('Wrens sing', 'Owls do not, but wrens sing')
        .replace(/(?:arxiv|doi): .*\n/g, ''),
    );
    await writeFile(
      join(content, 'decisions.yaml'),
      '- { papers: [ owls, wrens-duets-at-dawn ], are: same }\n',
    );
    expect((await noted()).filter((each) => each.includes('decision'))).toEqual([
      '1:49 decision-undone Put what both have into one file and delete the other; or write "are: different".',
    ]);
    await writeFile(
      join(content, 'decisions.yaml'),
      '- { papers: [ owls, wrens-duets-at-dawn ], are: same }\n- { papers: [ wrens-duets-at-dawn, owls ], are: different }\n',
    );
    const { problems } = await checkContent(content);
    expect(problems.map(({ line, rule, message }) => `${line} ${rule} ${message}`)).toEqual([
      '2 repeated-decision Unexpected decision that these two are different, expected the one at line 1, that they are the same, or this one alone',
    ]);
  });

  test('a summary that is an article', async () => {
    await edit(head, 'Sings first.', 'It sings before the others begin, and so on. '.repeat(10));
    expect((await noted()).map((each) => each.slice(0, 21))).toEqual(['7:10 doubtful-summary']);
  });

  test('a file name that has no word of the title', async () => {
    await rename(join(content, paper), join(content, 'papers/courtship/my-paper.mdx'));
    await edit(head, 'wrens-duets-at-dawn', 'my-paper');
    expect(await noted()).toEqual([
      "2:8 slug-unlike-title git mv papers/courtship/my-paper.mdx papers/courtship/wrens-duets-at-dawn.mdx (mv alone if git doesn't know the file yet)",
    ]);
    // A dump's paper keeps its slug whatever becomes of its title.
    await edit('papers/courtship/my-paper.mdx', 'abstract', 'source: { dump: birds, line: 1 }\nabstract');
    expect(await noted()).toEqual([]);
  });
});

describe('a file among those of another kind is one cause', () => {
  test('a head among the papers', async () => {
    await rename(join(content, head), join(content, 'papers/courtship/duet-leader.mdx'));
    expect(await messages()).toEqual([
      'papers/courtship/duet-leader.mdx:2 [wrong-kind] Unexpected fields of a head ("name", "aliases", "status", "stage"…), expected those of a paper, since the file lies among the papers | git mv papers/courtship/duet-leader.mdx heads/duet-leader.mdx (mv alone if git doesn\'t know the file yet)',
    ]);
    expect(await fixContent(content)).toEqual([]);
  });

  test('a paper among the heads', async () => {
    await writeFile(
      join(content, 'heads/robins.mdx'),
      wren.replace('Wrens: Duets', 'Robins').replace(/(?:arxiv|doi): .*\n/g, ''),
    );
    expect(await messages()).toEqual([
      'heads/robins.mdx:2 [wrong-kind] Unexpected fields of a paper ("title", "abstract", "authors", "year"…), expected those of a head, since the file lies among the heads | Move it to papers/<topic>/robins.mdx (npm run check -- --fix then finds the right folder).',
    ]);
    expect(await fixContent(content)).toEqual([]);
  });
});

test('papers of a dump that survey.yaml lists no more are one note', async () => {
  await edit(paper, 'abstract', 'source: { dump: bird, line: 1 }\nabstract');
  for (const n of [2, 3])
    await writeFile(
      join(content, `papers/courtship/duets-${n}.mdx`),
      wren
        .replace(/title: .*/, `title: Duets ${n}`)
        .replace(/(?:arxiv|doi): .*\n/g, '')
        .replace('far apart', `far apart ${n}`)
        .replace('abstract', `source: { dump: bird, line: ${n} }\nabstract`),
    );
  const { problems, notes } = await checkContent(content);
  expect(problems).toEqual([]);
  expect(notes.map(({ message, mend }) => `${message} ${mend}`)).toEqual([
    'Unexpected dump "bird", which 3 papers name, expected one that survey.yaml lists: birds List the dump in survey.yaml, under "sources:".',
  ]);
});

test('a paper that a person has added is told of, and not the one of a dump that it repeats', async () => {
  await edit(paper, 'abstract', 'source: { dump: birds, line: 1 }\nabstract');
  await writeFile(join(content, 'papers/courtship/at-dawn.mdx'), wren);
  expect((await messages()).join('\n')).toMatch(
    /^papers\/courtship\/at-dawn\.mdx:1 \[repeated-paper\] Unexpected copy of papers\/courtship\/wrens-duets-at-dawn\.mdx/,
  );
});

test('of very many ids the nearest are named', async () => {
  const one = await readFile(join(content, paper), 'utf8');
  for (let n = 0; n < 30; n += 1) {
    const other = one.replace(/title: .*/, `title: Owls ${n}`).replace(/(?:arxiv|doi): .*\n/g, '');
    await writeFile(join(content, `papers/courtship/owls-${n}.mdx`), other);
  }
  await edit(head, '- wrens-duets-at-dawn', '- duets-of-the-wrens-when-the-day-begins');
  expect((await messages()).join('\n')).toMatch(
    /^[^\n]*\[unknown-paper\][^\n]* \| The nearest of 31 are: wrens-duets-at-dawn\.$/,
  );
});

test('decisions of one paper are told, and of papers that nobody knows noted', async () => {
  const found = await problemsWith({
    'decisions.yaml':
      '- { papers: [ wrens-duets-at-dawn, "Wrens: Duets at Dawn" ], are: same }\n- { papers: [ wrens-duets-at-dawn, wrens-duet-at-dawn ], are: different }\n- { papers: [ wrens-duets-at-dawn, "A title that is gone" ], are: same }\n- { papers: [ wrens-duets-at-dawn, nope ], are: same }\n',
  });
  // The one is a slug and the other a title: both name the same paper.
  expect(found).toMatch(/decisions\.yaml:1 \[decision-of-one\]/);
  const { notes } = await checkContent(content);
  expect(notes.map(({ line, mend }) => `${line} ${mend}`)).toEqual([
    '2 Write wrens-duets-at-dawn, if that is meant.',
    '4 Write its slug, or delete the entry if it is gone.',
  ]);
});

test('a link to a page that is not there is told, with the nearest that is', async () => {
  const text = await readFile(join(content, paper), 'utf8');
  const links =
    'See [the head](/heads/duet-leadr/), [it](/heads/duet-leader) or [data](/data/papers.bib), and [it](/heads/duet-leader/#papers).\n';
  await writeFile(join(content, paper), text + links);
  const found = await messages();
  expect(found).toHaveLength(2);
  for (const each of found)
    expect(each).toMatch(/:21 \[unknown-address\].*perhaps "\/heads\/duet-leader\/" \| Write /);
});

test('a paper that is there twice is told by its ids, and noted by its title', async () => {
  const other = 'papers/courtship/duets-again.mdx';
  await writeFile(join(content, other), wren.replace('far apart', 'far off'));
  // The one whose name is not made from its title is told of.
  expect((await messages()).join('\n')).toMatch(
    /duets-again\.mdx:\d+ \[repeated-paper\] Unexpected arxiv "2312\.09230".*wrens-duets-at-dawn\.mdx has it, too/,
  );
  await writeFile(
    join(content, other),
    wren
      .replace('Wrens: Duets at Dawn', 'Owls of the North')
      .replace(
        /Wrens sing.*/,
        "They hoot and sing a 'courtship song' at dawn for nobody. Their mates answer from the hedge.",
      ),
  );
  expect((await messages()).join('\n')).toMatch(
    /duets-again\.mdx:\d+ \[repeated-paper\].* \| Mend the arXiv id of the one that it isn't of: their titles and abstracts differ\.$/,
  );
  await writeFile(join(content, other), wren.replace('far apart', 'far off'));
  await edit(other, 'arxiv: "2312.09230"\ndoi: 10.1234/wren.1\n', '');
  expect(await messages()).toEqual([]);
  const { notes } = await checkContent(content);
  expect(notes.map(({ rule }) => rule)).toEqual(['repeated-paper']);
  const decision = '- { papers: [ duets-again, wrens-duets-at-dawn ], are: different }\n';
  await writeFile(join(content, 'decisions.yaml'), decision);
  expect((await checkContent(content)).notes).toEqual([]);
});

test('parents of methods that go round in a circle are told', async () => {
  await edit('taxonomy/methods.yaml', 'kind: method,', 'kind: method, parent: playback,');
  expect((await messages()).join('\n')).toMatch(/\[circle-of-parents\].*playback, playback/);
});

test('two terms of one name and a stage that leads to itself are noted', async () => {
  await writeFile(
    join(content, 'heads/answering-head.mdx'),
    (files[head] ?? '').replace('name: Duet leader', 'name: Lead Singer').replace(/aliases.*\n/, ''),
  );
  const { notes } = await checkContent(content);
  expect(notes.map(({ rule }) => rule)).toContain('repeated-name');
});

describe('a mistake of terms is told once, before all others, and not again wherever they are named', () => {
  const all = async () => {
    const { problems, notes } = await checkContent(content);
    const short = ({ file, line, rule }: (typeof problems)[number]) =>
      `${file.replaceAll('\\', '/').replace(`${content}/`, '')}:${line} ${rule}`;
    return { problems: problems.map(short), notes: notes.filter(({ rule }) => rule === 'not-checked') };
  };

  test.each<[string, string, string, string, string[], RegExp]>([
    [
      'a list that does not parse',
      'taxonomy/methods.yaml',
      'name: Playback,',
      'name: "Playback,',
      ['taxonomy/methods.yaml:1 yaml-syntax'],
      /whatever names methods was not checked/,
    ],
    [
      'an entry without an id',
      'taxonomy/topics.yaml',
      '- id: song',
      '- idd: song',
      ['taxonomy/topics.yaml:1 unknown-key'],
      /whatever names topics was not checked/,
    ],
    [
      'an entry of the wrong form',
      'taxonomy/methods.yaml',
      'kind: method',
      'kind: methods',
      ['taxonomy/methods.yaml:1 wrong-shape'],
      /"playback" \(methods\)/,
    ],
    [
      'a head that does not parse',
      head,
      'summary: Sings first.',
      'summary: Sings: first.',
      ['heads/duet-leader.mdx:7 yaml-syntax'],
      /"duet-leader" \(heads\)/,
    ],
    [
      'a stage of the wrong form',
      'stages/courtship.mdx',
      'order: 1',
      'order: first',
      ['stages/courtship.mdx:4 wrong-shape'],
      /"courtship" \(stages\)/,
    ],
    [
      'a stage without an end of its front matter',
      'stages/courtship.mdx',
      '\n---\n',
      '\n----\n',
      [expect.stringMatching(/stages\/courtship\.mdx:\d+ front-matter-missing/) as unknown as string],
      /"courtship" \(stages\)/,
    ],
  ])('%s', async (_name, path, from, to, expected, note) => {
    await edit(path, from, to);
    const { problems, notes } = await all();
    expect(problems).toEqual(expected);
    expect(notes.map(({ message }) => message).join('\n')).toMatch(note);
  });

  test('a head whose file has another ending, or lies in a folder of its own', async () => {
    await rename(join(content, head), join(content, 'heads/duet-leader.md'));
    expect((await all()).problems).toEqual(['heads/duet-leader.md:1 file-unread']);
    await mkdir(join(content, 'heads/dawn'));
    await rename(join(content, 'heads/duet-leader.md'), join(content, 'heads/dawn/duet-leader.mdx'));
    expect((await all()).problems).toEqual(['heads/dawn/duet-leader.mdx:1 file-unread']);
  });

  test('a list that is gone, if more than a name or two hang on it', async () => {
    const one = await readFile(join(content, paper), 'utf8');
    for (const n of [1, 2]) {
      const other = one.replace(/title: .*/, `title: Duets ${n}`).replace(/(?:arxiv|doi): .*\n/g, '');
      await writeFile(join(content, `papers/courtship/duets-${n}.mdx`), other);
    }
    await rm(join(content, 'taxonomy/methods.yaml'));
    const { problems, notes } = await all();
    expect(problems).toEqual(['taxonomy/methods.yaml:1 terms-missing']);
    expect(notes).toHaveLength(1);
  });

  test('a term that is gone, if many name it', async () => {
    const one = await readFile(join(content, paper), 'utf8');
    for (const n of [1, 2, 3, 4]) {
      const other = one.replace(/title: .*/, `title: Duets ${n}`).replace(/(?:arxiv|doi): .*\n/g, '');
      await writeFile(join(content, `papers/courtship/duets-${n}.mdx`), other);
    }
    await rm(join(content, head));
    expect((await all()).problems).toEqual(['heads/:1 terms-missing']);
    await writeFile(join(content, 'heads/duet-follower.mdx'), files[head] ?? '');
    expect((await all()).problems).toEqual(['heads/duet-leader.mdx:1 terms-missing']);
  });

  test('a head whose file has a name that makes no id', async () => {
    await rename(join(content, head), join(content, 'heads/Duet_Leader.mdx'));
    expect((await all()).problems).toEqual(['heads/Duet_Leader.mdx:1 file-name']);
  });

  test('a paper that cannot be read can be cited and linked to', async () => {
    await edit(paper, 'year: 2023', 'year: "last year"');
    await edit(
      'essays/about.mdx',
      '\n---\n',
      '\n---\n\nSee <Cite id="wrens-duets-at-dawn"/> and [it](/papers/wrens-duets-at-dawn/).\n',
    );
    expect((await all()).problems).toEqual([`${paper}:8 wrong-shape`]);
  });

  test('a head and a paper whose files go by another name, which --fix does not write into the schemas', async () => {
    await writeFile(
      join(content, 'essays/about.mdx'),
      '---\ntitle: About\ndescription: On it.\norder: 1\n---\n\nSee [it](/heads/duet-leader/) and <Cite id="wrens-duets-at-dawn"/>.\n',
    );
    await mkdir(join(content, 'schema'));
    await rename(join(content, head), join(content, 'heads/first-bird.mdx'));
    await rename(join(content, paper), join(content, 'papers/courtship/wrens.mdx'));
    const { problems } = await checkContent(content);
    expect(
      problems.map(({ rule, mend }) => `${rule} ${mend.replaceAll(`${content}/`, '')}`.replace(/;.*/, '')),
    ).toEqual([
      "terms-missing git mv heads/first-bird.mdx heads/duet-leader.mdx (mv alone if git doesn't know the file yet)",
      "terms-missing git mv papers/courtship/wrens.mdx papers/courtship/wrens-duets-at-dawn.mdx (mv alone if git doesn't know the file yet)",
    ]);
    expect((await fixContent(content)).filter((file) => file.includes('schema'))).toEqual([]);
  });

  test('a group whose id was changed in its stage, which --fix does not spread', async () => {
    await writeFile(
      join(content, 'heads/answering-head.mdx'),
      (files[head] ?? '').replace('Duet leader', 'Answerer').replace(/aliases.*\n/, ''),
    );
    await edit('stages/courtship.mdx', '- id: dawn', '- id: first-hour');
    expect((await all()).problems).toEqual(['stages/courtship.mdx:7 terms-missing']);
    expect(await fixContent(content)).toEqual([]);
  });

  test('a reference whose id was changed, and a paper that is gone or has another ending', async () => {
    for (const name of ['about', 'more'])
      await writeFile(
        join(content, `essays/${name}.mdx`),
        `---\ntitle: ${name}\ndescription: On it.\norder: 1\n---\n\nSee <Cite id="wrens-duets-at-dawn"/>, [it](/papers/wrens-duets-at-dawn/) and <Cite id="Birch_20"/>.\n`,
      );
    expect((await all()).problems).toEqual(['taxonomy/references.yaml:1 terms-missing']);
    await edit('taxonomy/references.yaml', 'Alder_19', 'Birch_20');
    await edit(
      'taxonomy/methods.yaml',
      'summary: Play a song.',
      'summary: Play a song., references: [Alder_19]',
    );
    await edit('stages/courtship.mdx', 'cues:', 'references: [Alder_19]\ncues:');
    expect((await all()).problems).toEqual(['taxonomy/references.yaml:1 terms-missing']);
    await edit('taxonomy/references.yaml', 'Birch_20', 'Alder_19');
    await edit('essays/about.mdx', ' and <Cite id="Birch_20"/>', '');
    await edit('essays/more.mdx', ' and <Cite id="Birch_20"/>', '');
    await rename(join(content, paper), join(content, `${paper}.txt`));
    expect((await all()).problems).toEqual([`${paper}.txt:1 file-unread`]);
    await rm(join(content, `${paper}.txt`));
    expect((await all()).problems).toEqual(['papers/:1 terms-missing']);
  });

  test('a copy of a head among the papers is to be deleted', async () => {
    await writeFile(join(content, 'papers/courtship/duet-leader.mdx'), files[head] ?? '');
    const { problems, notes } = await checkContent(content);
    expect(problems.map(({ rule, mend }) => `${rule} ${mend.replace(`${content}/`, '')}`)).toEqual([
      'wrong-kind heads/duet-leader.mdx is there already: delete this copy, or give it another name and move it there.',
    ]);
    expect(notes).toEqual([]);
  });

  test('the cause stands before what sorts before it', async () => {
    await edit(paper, 'topic: song', 'topic: sing');
    await edit('taxonomy/scopes.yaml', '- id: core', '- id: Core');
    const { problems } = await all();
    expect(problems[0]).toBe('taxonomy/scopes.yaml:1 wrong-shape');
    expect(problems).toContain(`${paper}:17 unknown-topic`);
  });
});

describe('--fix leaves what it can not mend as it was', () => {
  test.each<[string, string, string, string]>([
    ['a number for an id', head, 'stage: courtship', 'stage: 3'],
    [
      'others of a reference',
      'taxonomy/references.yaml',
      'authors: [Ada Alder]',
      'authors: Ada Alder et al.',
    ],
    ['several authors in one text', paper, '[ "Ada Alder" ]', 'Alder, Ada and Birch, Ben'],
    ['several authors in one text in quotes', paper, '[ "Ada Alder" ]', '"Ada Alder, Ben Birch"'],
    ['a list without its end', paper, '[ "Ada Alder" ]', '[ "Ada Alder"'],
    ['a title without its first quotation mark', paper, '"Wrens: Duets at Dawn"', 'Wrens: Duets at Dawn"'],
    ['a title without its last quotation mark', paper, '"Wrens: Duets at Dawn"', '"Wrens: Duets at Dawn'],
    ['a misspelt key', paper, 'title: "Wrens', 'titel: "Wrens'],
    ['a key that nobody knows', paper, 'year: 2023', 'impact: 9\nyear: 2023'],
    [
      'a merge that nobody ended',
      paper,
      'topic: song',
      '<<<<<<< HEAD\ntopic: song\n=======\ntopic: other\n>>>>>>> b',
    ],
  ])('%s', async (_name, path, from, to) => {
    await edit(path, from, to);
    const before = await readFile(join(content, path), 'utf8');
    const problems = await messages();
    expect(problems).not.toEqual([]);
    expect(await fixContent(content)).toEqual([]);
    expect(await readFile(join(content, path), 'utf8')).toBe(before);
  });

  test('heads of a group whose id a second group has got', async () => {
    await edit(
      'stages/courtship.mdx',
      '    summary: Songs of the first hour.\n',
      '    summary: Songs of the first hour.\n  - id: dawn\n    name: Dusk\n    summary: The last hour.\n',
    );
    await edit(head, 'group: dawn', 'group: dusk');
    expect((await messages()).join('\n')).toMatch(/^[^\n]*courtship\.mdx:10 \[repeated-id\].*"dawn"[^\n]*$/);
    expect(await fixContent(content)).toEqual([]);
  });

  test('names of a head whose file has a name that makes no id', async () => {
    await rename(join(content, head), join(content, 'heads/Duet_Leader.mdx'));
    expect(await fixContent(content)).toEqual([]);
    expect((await messages()).join('\n')).toMatch(/\[file-name\].*git mv /);
  });

  test('the id of a stage whose file goes by another name now', async () => {
    const one = await readFile(join(content, paper), 'utf8');
    for (const n of [1, 2, 3, 4]) {
      const other = one.replace(/title: .*/, `title: Duets ${n}`).replace(/(?:arxiv|doi): .*\n/g, '');
      await writeFile(join(content, `papers/courtship/duets-${n}.mdx`), other);
    }
    await rename(join(content, 'stages/courtship.mdx'), join(content, 'stages/courtships.mdx'));
    expect((await messages()).join('\n')).toMatch(
      /^stages\/courtship\.mdx:1 \[terms-missing\][^\n]*perhaps it is "courtships" now[^\n]*$/,
    );
    expect(await fixContent(content)).toEqual([]);
  });

  test('a link to another file', async () => {
    await edit(paper, 'topic: song', 'topic: Song');
    await rename(join(content, paper), join(content, '_wrens.mdx'));
    await symlink('../../_wrens.mdx', join(content, paper));
    expect(await fixContent(content)).toEqual([]);
  });
});

test.each([
  [
    'a quote in a block',
    '"Their mates answer from the hedge"',
    '|\n      Their mates\n      answer from the hedge',
  ],
  ['ids with commas between', '[ playback ]', 'playback, playback'],
  ['a tab for four blanks', '    relation: studies', '\trelation: studies'],
])('--fix mends %s', async (_name, from, to) => {
  await edit(paper, from, to);
  expect(await messages()).not.toEqual([]);
  expect(await fixContent(content)).toEqual([join(content, paper)]);
  expect((await messages()).filter((each) => !each.includes('repeated-label'))).toEqual([]);
});

test('schemas for editors are not asked for while terms cannot be read', async () => {
  await mkdir(join(content, 'schema'));
  await writeFile(join(content, 'schema/paper.schema.json'), '{}');
  expect((await checkContent(content)).notes.map(({ rule }) => rule)).toContain('schema-stale');
  await edit('taxonomy/methods.yaml', 'kind: method', 'kind: methods');
  expect((await checkContent(content)).notes.map(({ rule }) => rule)).toEqual(['not-checked']);
});

test('a wrong form hides no other mistake of a paper', async () => {
  await edit(paper, 'year: 2023', 'year: "last year"');
  await edit(paper, 'relation: studies', 'relation: discovers');
  await edit(paper, 'topic: song', 'topic: sing');
  await edit(paper, '"Their mates answer from the hedge', '"mates reply');
  await edit(paper, '[ playback ]', '[ playing-back ]');
  await edit(paper, 'scope: core', 'scope: core\nimpact: 9');
  const found = (await messages()).map((each) => /\[([\w-]+)\]/.exec(each)?.[1]);
  expect(found.sort()).toEqual([
    'quote-not-in-abstract',
    'unknown-key',
    'unknown-method',
    'unknown-topic',
    'wrong-shape',
    'wrong-shape',
  ]);
});

test('a wrong form hides no other mistake of a head', async () => {
  await edit(head, 'status: proposed', 'status: new');
  await edit(head, 'group: dawn', 'group: dusk');
  await edit(head, 'wrens-duets-at-dawn', 'nobody');
  await edit(head, '\n---\n', '\n---\n\n<Foo/>\n');
  const found = (await messages()).map((each) => /\[([\w-]+)\]/.exec(each)?.[1]);
  expect(found.sort()).toEqual(['body-unknown-component', 'unknown-group', 'unknown-paper', 'wrong-shape']);
});

test('all mistakes of a file are told in one run', async () => {
  await edit(paper, 'id: courtship', 'id: cuortship');
  await edit(paper, 'topic: song', 'topic: sing');
  await edit(paper, '"Their mates answer from the hedge', '"mates reply');
  expect((await messages()).length).toBeGreaterThanOrEqual(3);
});

describe('advice is what one would write there', () => {
  test.each<[string, string, string, string, RegExp]>([
    [
      'an id where a list of labels belongs',
      paper,
      `stages:\n  - id: courtship\n    quote: "sing a 'courtship song' at dawn"\n`,
      'stages: courtship\n',
      /expected a list \| Write these lines:\n {4}stages:\n {6}- id: courtship\n {8}quote: … # words of the abstract[^\n]*$/,
    ],
    [
      'several authors in one text',
      paper,
      '[ "Ada Alder" ]',
      'Ada Alder, Ben Birch',
      /\| Write a list, each part of it in double quotes: \[ "…", "…" \]$/,
    ],
    [
      'a list where one id belongs',
      paper,
      'topic: song',
      'topic: [ song, other ]',
      /\| Write one of them, without the brackets: song$/,
    ],
    [
      'an address in place of an id',
      paper,
      'id: duet-leader',
      'id: /heads/duet-leader/',
      /\| Write duet-leader\.$/,
    ],
    [
      'letters of another alphabet in an id',
      paper,
      'id: duet-leader',
      'id: duet-leаder',
      /\| Write duet-leader, if that is meant\. The letter "а" \(U\+0430\) in it is of another alphabet\.$/,
    ],
    [
      'a name that no term has',
      paper,
      '[ playback ]',
      '[ Ringing Birds ]',
      /\| Write the id of a term\. Known are: playback\.$/,
    ],
    [
      'the title of a paper for its slug',
      head,
      '- wrens-duets-at-dawn',
      '- "Wrens: Duets at Dawn"',
      /\| Write wrens-duets-at-dawn\.$/,
    ],
    [
      'a head among the stages',
      paper,
      'id: courtship\n',
      'id: duet-leader\n',
      /\[unknown-stage\].* \| "duet-leader" is a head\. Known are: /,
    ],
    [
      'a misspelt stage, which is no reason to move the file',
      paper,
      'id: courtship\n',
      'id: courtshipp\n',
      /^[^\n]*\[unknown-stage\][^\n]*$/,
    ],
    [
      'a group of another stage',
      head,
      'stage: courtship',
      'stage: alarm',
      /\[unknown-group\].* \| "dawn" is a group of the stage courtship: write stage: courtship, or delete the group: this stage has none\./,
    ],
    [
      'a group without its stage',
      head,
      'stage: courtship\n',
      '',
      /\[unknown-group\].* \| Add the line "stage: courtship", which has that group/,
    ],
    [
      'an end of the front matter with a dash too many',
      paper,
      'reviewed\n---\n',
      'reviewed\n----\n',
      /:20 \[front-matter-missing\] Unexpected line "----".* \| Write three dashes alone on the line/,
    ],
    [
      'fields without a first line',
      paper,
      '---\ntitle',
      'title',
      /\| Write "---" as the first line, above the fields\.$/,
    ],
    [
      'a row of brackets',
      paper,
      'topic: song',
      `topic: ${'['.repeat(50)}`,
      /^[^\n]*:17 \[yaml-syntax\][^\n]* \| Close the list that is open above: write \] at its end\.$/,
    ],
    [
      'a dash before the first key',
      paper,
      'title: "Wrens',
      '- title: "Wrens',
      /^[^\n]*:2 \[yaml-syntax\] Unexpected "- " at the beginning of the line, expected a key \| Delete the "- "[^\n]*$/,
    ],
    [
      'two mistakes of syntax in two fields',
      paper,
      '[ "Ada Alder" ]\nyear: 2023\nscope: core',
      '[ "Ada Alder\nyear: 2023\nscope: co: re',
      /^[^\n]*:7 \[yaml-syntax\][^\n]*\n[^\n]*:9 \[yaml-syntax\][^\n]*$/,
    ],
    [
      'a tab in a list',
      'taxonomy/topics.yaml',
      '  name: Song',
      '\tname: Song',
      /^[^\n]*topics\.yaml:2 \[yaml-syntax\] Unexpected tab[^\n]*$/,
    ],
    [
      'an entry of nothing',
      'taxonomy/topics.yaml',
      '- id: song',
      '-\n- id: song',
      /topics\.yaml:1 \[wrong-shape\].* \| Write something behind the "- ", or delete it\.$/,
    ],
    [
      'a key around a list',
      'taxonomy/methods.yaml',
      '- {',
      'methods:\n- {',
      /methods\.yaml:1 \[wrong-shape\].* \| Write a list, with "- " before the first field of each entry/,
    ],
    [
      'typographic quotation marks in survey.yaml',
      'survey.yaml',
      'Garden birds',
      '“Garden birds”',
      /^[^\n]*survey\.yaml:2 \[quote-signs\][^\n]*$/,
    ],
    [
      'an address that no browser can open',
      paper,
      'year: 2023',
      'year: 2023\nurl: "https://[::1"',
      /^[^\n]*:9 \[wrong-shape\][^\n]*an address that a browser can open\.$/,
    ],
    [
      'the fields of a head in a paper',
      paper,
      'year: 2023',
      'layers: [ a ]\nsummary: Sings.\nproposedBy: [ a ]\nreason: None.',
      /^[^\n]*:8 \[unknown-key\] Unexpected keys "layers", "summary", "proposedBy", "reason"[^\n]* \| Move the file if it is of another kind[^\n]*$/,
    ],
    [
      'a blank that is none',
      paper,
      'topic: song',
      'topic:\u00A0song',
      /^[^\n]*:17 \[yaml-syntax\] Unexpected blank of another kind[^\n]* \| Delete the blanks there[^\n]*$/,
    ],
    [
      'a line that is no field',
      paper,
      'year: 2023',
      'year: 2023\nsong',
      /^[^\n]*:9 \[yaml-syntax\][^\n]* \| Write a key, a colon and a blank before it/,
    ],
    [
      'a field that stands too far in',
      paper,
      '    relation: studies',
      '     relation: studies',
      /^[^\n]*:15 \[yaml-syntax\] Unexpected indent of the line, expected that of "id" above \| Begin "relation" exactly below "id"\.$/,
    ],
    [
      'a field that stands too far out',
      paper,
      '    relation: studies',
      '   relation: studies',
      /^[^\n]*:15 \[yaml-syntax\] Unexpected indent of the line, expected that of "id" above \| Begin "relation" exactly below "id"\.$/,
    ],
    [
      'an entry that stands too far out',
      paper,
      '  - id: duet-leader',
      '- id: duet-leader',
      /^[^\n]*:15 \[yaml-syntax\][^\n]* \| Begin "relation" exactly below "id"\.$/,
    ],
    [
      'a text that stands too far out',
      paper,
      '  Wrens sing',
      'Wrens sing',
      /^[^\n]*:4 \[yaml-syntax\][^\n]* \| Put two blanks more before each line of the text/,
    ],
    [
      'the id of a DOI behind arxiv',
      paper,
      'arxiv: "2312.09230"',
      'arxiv: https://doi.org/10.1234/wren.9',
      /:5 \[wrong-shape\].* \| This is a DOI: write doi: "10\.1234\/wren\.9" instead\.$/,
    ],
    [
      'an arXiv id of a thirteenth month',
      paper,
      '"2312.09230"',
      '"2313.09230"',
      /:5 \[wrong-shape\].* \| Write an arXiv id without version, such as "2312\.09230"\.$/,
    ],
    [
      'a number that is no arXiv id',
      paper,
      '"2312.09230"',
      '2312',
      /^[^\n]*:5 \[wrong-shape\] Unexpected number 2312 as arxiv[^\n]* \| Write an arXiv id without version, such as[^\n]*$/,
    ],
    [
      'an arXiv id for a slug',
      head,
      '- wrens-duets-at-dawn',
      '- 2312.09230',
      /^[^\n]*\[wrong-shape\][^\n]* \| Write wrens-duets-at-dawn\.$/,
    ],
    [
      'an arXiv id as an address for a slug',
      head,
      '- wrens-duets-at-dawn',
      '- https://arxiv.org/abs/2312.09230v2',
      /^[^\n]*\[wrong-shape\][^\n]* \| Write wrens-duets-at-dawn\.$/,
    ],
    [
      'the arXiv id of a paper in a citation',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="2312.09230"/>.\n',
      /\[body-citation\].* \| Write id="wrens-duets-at-dawn"\.$/,
    ],
    [
      'words of a title in a citation',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="duets"/>.\n',
      /\[body-citation\].* The nearest are: wrens-duets-at-dawn\.$/,
    ],
    [
      'an invisible letter in an id, which is told once',
      paper,
      'id: courtship',
      'id: court\u200Bship',
      /^[^\n]*:11 \[invisible-letter\][^\n]*$/,
    ],
    [
      'a typographic quotation mark around several authors',
      paper,
      '[ "Ada Alder" ]',
      '[ “Ada Alder, Ben Birch” ]',
      /^[^\n]*:7 \[quote-signs\] Unexpected single typographic[^\n]*\n[^\n]*:7 \[quote-signs\][^\n]*$/,
    ],
    [
      'typographic quotation marks in a list of terms',
      'taxonomy/methods.yaml',
      'name: Playback',
      'name: “Playback”',
      /^[^\n]*methods\.yaml:1 \[quote-signs\][^\n]*$/,
    ],
    [
      'typographic quotation marks in a head',
      head,
      'summary: Sings first.',
      'summary: “Sings first.”',
      /^[^\n]*duet-leader\.mdx:7 \[quote-signs\][^\n]*$/,
    ],
    [
      'an invented group without a stage',
      head,
      'stage: courtship\ngroup: dawn',
      'group: dawning-hour',
      /:5 \[unknown-group\].* \| Known are: dawn/,
    ],
    [
      'an abstract that lost its indent',
      paper,
      '  Wrens sing',
      'Wrens: they sing',
      /^[^\n]*:4 \[unknown-key\] Unexpected text "Wrens" at the margin, expected it further in, as the text of "abstract"[^\n]*\n?[^\n]*Put two blanks more/,
    ],
    [
      'a comma in a text within braces',
      'survey.yaml',
      'sources:',
      'questions:\n  - { text: What is a duet, and who sings it?, to: /heads/duet-leader/ }\nsources:',
      /^[^\n]*survey\.yaml:5 \[wrong-shape\][^\n]* \| Put the whole text in double quotes: text: "What is a duet, and who sings it\?"$/,
    ],
    [
      'a number sign that cuts a text off',
      head,
      'Sings first.',
      'Sings the #1 song.',
      /^[^\n]*:7 \[cut-off-value\][^\n]* \| Put the whole value in double quotes: "Sings the #1 song\."$/,
    ],
    [
      'a field by the name that other files have for it',
      head,
      'name: Duet leader',
      'title: Duet leader',
      /^[^\n]*:2 \[unknown-key\] Unexpected key "title"[^\n]*perhaps "name" \| Write name, if that is meant/,
    ],
    [
      'an established head without a group',
      head,
      'status: proposed\nstage: courtship\ngroup: dawn',
      'status: established\nstage: courtship',
      /^[^\n]*\[wrong-shape\] Unexpected value of group[^\n]* \| Write a group of the stage behind "group:"/,
    ],
    [
      'an address without its scheme',
      paper,
      'year: 2023',
      'year: 2023\ncode: github.com/wrens/duets',
      /:9 \[wrong-shape\].* \| Write "https:\/\/github\.com\/wrens\/duets"\.$/,
    ],
    [
      'a citation in TeX',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee \\cite{Alder_19} and \\textbf{this}.\n',
      /:22 \[body-expression\].* \| Write <Cite id="Alder_19"\/>\.\n.*\| Write \*\*this\*\*\.$/,
    ],
    [
      'two ids in one citation',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="Alder_19, wrens-duets-at-dawn"/>.\n',
      /\[body-citation\].* \| Write <Cite id="Alder_19"\/>, <Cite id="wrens-duets-at-dawn"\/>\.$/,
    ],
    [
      'a citation without its end',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="Alder_19">.\n',
      /\[body-syntax\].*or write <Cite id="Alder_19"\/> if nothing belongs in it/,
    ],
    [
      'the last part of an address in another folder',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee [it](/essays/about/#why).\n',
      /\[unknown-address\].*perhaps "\/about\/" \| Write \/about\/, if that is meant\.$/,
    ],
    [
      'an address of nothing in a diagram',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n```mermaid\nflowchart LR\naccTitle: Birds\naccDescr: Who sings.\na[Wren] --> b[Robin]\nclick a "/heads/duet-leadr/"\n```\n',
      /:27 \[unknown-address\].*perhaps "\/heads\/duet-leader\/"/,
    ],
    [
      'a map among words',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Map of="stages"/> here.\n',
      /^[^\n]*:22 \[body-map\][^\n]* \| Put it on a line of its own[^\n]*$/,
    ],
    [
      'a question twice',
      'survey.yaml',
      'sources:',
      'questions:\n  - { text: Who sings?, to: /heads/ }\n  - { text: who sings?, to: /heads/ }\nsources:',
      /^[^\n]*survey\.yaml:6 \[repeated-question\][^\n]*$/,
    ],
    [
      'an id that stands twice in the place of another',
      'taxonomy/topics.yaml',
      '- id: song',
      '- id: other',
      /topics\.yaml:5 \[repeated-id\].* \| Rename one of the two/,
    ],
    [
      'a quote that is off by a word',
      paper,
      '"Their mates answer from the hedge"',
      '"Their mates reply from the hedge"',
      /:16 \[quote-not-in-abstract\].* \| Copy the passage that is meant; the nearest is: "Their mates answer from the hedge"$/,
    ],
    [
      'a quote of the title',
      paper,
      '"Their mates answer from the hedge"',
      '"Duets at Dawn"',
      /\[quote-not-in-abstract\].* \| These are words of the title\. Copy/,
    ],
    [
      'a quote with a gap',
      paper,
      '"Their mates answer from the hedge"',
      '"Wrens sing … the two are … hedge apart"',
      /\[quote-not-in-abstract\].* \| A quote is one passage without gaps/,
    ],
    [
      'a dash that was forgotten',
      'taxonomy/topics.yaml',
      '- id: other',
      '  id: other',
      /^[^\n]*topics\.yaml:\d+ \[yaml-syntax\] Unexpected second "id" in one entry[^\n]* \| Write "- " in the place of the two blanks before "id"\.$/,
    ],
    [
      'a citation in other capitals',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\nSee <Cite id="alder_19"/> and <Cite key="Alder_19"/>.\n',
      /\| Write id="Alder_19"\.\n.*\| Write <Cite id="Alder_19"\/> with/,
    ],
    [
      'an established head without a stage',
      head,
      'status: proposed\nstage: courtship\ngroup: dawn',
      'status: established',
      /^[^\n]*\[wrong-shape\] Unexpected value of stage[^\n]*$/,
    ],
    [
      'a question that leads to a part of an address',
      'survey.yaml',
      'sources:',
      'questions:\n  - { text: Who sings?, to: /duet-leader/ }\nsources:',
      /survey\.yaml:5 \[unknown-address\].* \| Write \/heads\/duet-leader\/, if that is meant\.$/,
    ],
    [
      'an entry of BibTeX',
      'taxonomy/references.yaml',
      '- id: Alder_19',
      '@article{birch20, title = {Robins}, year = 2020}\n- id: Alder_19',
      /^[^\n]*references\.yaml:1 \[yaml-syntax\] Unexpected entry of BibTeX[^\n]* \| Write its fields as in the entries beside it[^\n]*$/,
    ],
    [
      'a misspelt circuit of a map',
      paper,
      'reviewed\n---\n',
      'reviewed\n---\n\n<Map of="head" id="duet-leadr"/>\n',
      /\[body-map\].*perhaps "duet-leader" \| Write id="duet-leader"/,
    ],
    [
      'a venue for an address',
      paper,
      'year: 2023',
      'year: 2023\nurl: Owls 2024',
      /:9 \[wrong-shape\].* \| Write an address that begins with http:\/\/ or https:\/\/; a conference or a journal belongs behind "venue:"\.$/,
    ],
    [
      'an equals sign for a colon',
      paper,
      'year: 2023',
      'year = 2023',
      /\[yaml-syntax\].* \| Write a colon behind the key, and a blank behind each colon: "year: …"\.$/,
    ],
  ])('%s', async (_name, path, from, to, message) => {
    await edit(path, from, to);
    expect((await messages()).join('\n')).toMatch(message);
  });

  test('a second file of a paper is not to be moved to the first', async () => {
    await problemsWith({ 'papers/alarm/wrens-duets-at-dawn.mdx': wren.replace(/(?:arxiv|doi): .*\n/g, '') });
    const found = await messages();
    expect(found.join('\n')).toContain('[duplicate-slug]');
    expect(found.join('\n')).not.toMatch(/papers\/courtship\/\S+ \(npm run check/);
  });

  test('a paper in a folder of a folder goes to where it belongs', async () => {
    await mkdir(join(content, 'papers/courtship/2023'));
    await rename(join(content, paper), join(content, 'papers/courtship/2023/wrens-duets-at-dawn.mdx'));
    expect((await messages()).join('\n')).toMatch(
      /\| Move it to papers\/courtship\/wrens-duets-at-dawn\.mdx \(npm run check -- --fix does it\)/,
    );
    expect(await fixContent(content)).toEqual([join(content, paper)]);
  });
});

test('a file that nothing reads is told where it belongs, and not to be thrown away', async () => {
  await writeFile(join(content, 'tally-head.mdx'), files[head] ?? '');
  await writeFile(join(content, 'papers/courtship/robins.txt'), wren);
  const found = (await messages()).join('\n');
  expect(found).toMatch(
    /^tally-head\.mdx:1 \[file-unread\].* if it is a term, to its folder, such as heads\/tally-head\.mdx/m,
  );
  expect(found).toMatch(/^papers\/courtship\/robins\.txt:1 \[file-unread\].*git mv .*robins\.mdx/m);
  expect(found).not.toMatch(/delete it/i);
});

describe('a survey of another field', () => {
  test('a dump that goes by another name, and one that is listed twice', async () => {
    await edit('survey.yaml', '  - sources/birds.txt\n', '  - sources/brids.txt\n  - sources/brids.txt\n');
    const { notes } = await checkContent(content);
    expect(notes.map(({ rule, mend }) => `${rule} ${mend}`)).toEqual([
      'source-missing Write sources/birds.txt, or put the dump there, write its path from the content folder, or delete the entry.',
      'repeated-entry Delete one of the two.',
    ]);
  });

  test.each([
    ['https://github.com/ada/birds', 0],
    ['https://codeberg.org/ada/birds', 0],
    ['https://github.com/ada', 1],
    ['https://github.com/ada/birds/tree/main/content', 1],
    ['https://github.com/owner/name', 1],
  ])('the repository %s', async (address, count) => {
    await writeFile(
      join(content, 'survey.yaml'),
      `${await readFile(join(content, 'survey.yaml'), 'utf8')}repository: ${address}\n`,
    );
    const { notes } = await checkContent(content);
    expect(notes.filter(({ rule }) => rule === 'doubtful-address')).toHaveLength(count);
  });

  test('a work of a year to come, with a DOI that is none and two authors in one', async () => {
    const references = join(content, 'taxonomy/references.yaml');
    await writeFile(
      references,
      `${await readFile(references, 'utf8')}- { id: Birch_90, title: Owls at noon, authors: [Ben Birch and Cy Cedar], year: 2105, doi: owls }\n`,
    );
    await writeFile(join(content, paper), `${wren}\nSee <Cite id="Birch_90"/>.\n`);
    const { notes } = await checkContent(content, undefined, 2027);
    expect(notes.map(({ rule }) => rule).sort()).toEqual([
      'doubtful-fact',
      'several-authors',
      'year-to-come',
    ]);
  });

  test('a head whose group is mistaken leaves no group without a head', async () => {
    await edit(head, 'group: dawn', 'group: dusk-and-night');
    expect((await messages()).map((each) => /\[[\w-]+\]/.exec(each)?.[0])).toEqual(['[unknown-group]']);
  });
});
