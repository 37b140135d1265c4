import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { capComment } from '../../scripts/impact/cap-comment.ts';
import { codeSpan } from '../../scripts/impact/markdown.ts';
import { runScript } from '../run-script.ts';

const fromMarkdown = (text: string) => unified().use(remarkParse).parse(text);

const paper = (title: string, stage: string, extra = '') => `---
title: "${title}"
abstract: |-
  Wrens sing a courtship song at dawn. Robins give an alarm call when a hawk is near.
year: 2020
scope: core
stages:
  - id: ${stage}
    quote: "${stage === 'alarm' ? 'an alarm call' : 'a courtship song'}"
${extra}topic: song
methods: [ playback ]
review: suggested
---
`;
const head = (name: string, stage: string, group = 'dawn') => `---
name: ${name}
status: proposed
stage: ${stage}
${group === '' ? '' : `group: ${group}\n`}summary: Sings.
reason: New.
proposedBy: [ wren ]
---
`;
const withHead =
  'heads:\n  - { id: leader, relation: studies, quote: "a courtship song" }\n  - { id: singer, relation: uses, quote: "at dawn" }\n';

const files: Record<string, string> = {
  'papers/courtship/wren.mdx': paper('Wren', 'courtship', withHead),
  'papers/courtship/robin.mdx': paper('Robin', 'courtship'),
  'papers/courtship/dunnock.mdx': paper('Dunnock', 'courtship'),
  'heads/leader.mdx': head('Leader', 'courtship'),
  'heads/singer.mdx': `${head('Singer', 'courtship')}\nSings behind the [leader](/heads/leader/), as <Count of="papers" head="leader"/> papers say.\n`,
  'circuits/duet.mdx': `---
name: Duet
summary: Two birds.
edges:
  - { from: leader, to: singer, relation: calls, basis: text }
---
`,
  'taxonomy/methods.yaml': '- { id: playback, name: Playback, kind: method, summary: Play a song. }\n',
};

let folder: string;
let content: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-impact-test-'));
  content = join(folder, 'birds');
  await cp('tests/fixtures/birds', content, { recursive: true });
  for (const [path, text] of Object.entries(files)) await write(path, text);
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=x', '-c', 'user.email=x@y.example', 'commit', '-q', '-m', 'x');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

async function impact(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runScript('impact', [...args, '--content', content]);
  expect(code, stderr).toBe(0);
  return stdout.replaceAll(`${content}/`, '');
}

describe('what a change does', () => {
  test('nothing', async () => {
    expect(await impact('HEAD')).toBe(
      '## What this changes\n\nChanges nothing of the content. The check finds no problem.\n',
    );
  });

  test('papers added, moved, relabelled, edited and removed; terms and maps; each once', async () => {
    await write('papers/alarm/blackbird.mdx', paper('Blackbird', 'alarm'));
    await mkdir(join(content, 'papers/alarm'), { recursive: true });
    await rename(join(content, 'papers/courtship/robin.mdx'), join(content, 'papers/alarm/robin.mdx'));
    await write('papers/alarm/robin.mdx', paper('Robin', 'alarm'));
    await write('papers/courtship/wren.mdx', paper('Wren', 'courtship', withHead).replace('2020', '2021'));
    await rm(join(content, 'papers/courtship/dunnock.mdx'));
    await write('heads/echo.mdx', head('Echo', 'alarm', ''));
    await write('README', 'outside of what is read, inside of the content\n');
    await writeFile(join(folder, 'code.ts'), 'x\n');
    git('add', '-A');
    const text = await impact('HEAD');
    expect(text.split('\n')[2]).toMatch(
      /^Adds 1 paper, removes 1 paper, moves 1 paper from `courtship` to `alarm`, edits 1 paper, adds 1 head, \d maps change, touches 1 file outside of the content\. The check finds no problem\.$/,
    );
    expect(text).toContain('### Papers added\n\n- `Blackbird` in `alarm`\n');
    expect(text).toContain('### Papers removed\n\n- `Dunnock` from `courtship`\n');
    expect(text).toContain(
      '- `Robin`: moves from `courtship` to `alarm`; +stage `alarm`, −stage `courtship`\n',
    );
    expect(text).toContain('- `Wren`: changes year\n');
    expect(text).toContain('- head `echo` (`Echo`) added');
    expect(git('status', '--porcelain')).toContain('code.ts');
  });

  test('problems are counted, and a title of markup, mentions and links stays text', async () => {
    const hostile = '@everyone #1 <img src=x> [x](https://evil.example) ``` **b** \\u202E';
    await write(
      'papers/courtship/evil.mdx',
      paper(hostile, 'courtship').replace('topic: song', 'topic: sogn'),
    );
    const text = await impact('HEAD');
    // The topic, and the letter that turns what follows.
    expect(text).toContain('**The check finds 2 problems.**');
    const kinds = new Set<string>();
    const visit = (node: { type: string; children?: unknown[]; value?: string }) => {
      kinds.add(node.type);
      if (node.type !== 'inlineCode') expect(node.value ?? '').not.toMatch(/@|https|</);
      for (const child of node.children ?? []) visit(child as typeof node);
    };
    visit(fromMarkdown(text));
    expect([...kinds].sort()).toEqual([
      'heading',
      'inlineCode',
      'list',
      'listItem',
      'paragraph',
      'root',
      'strong',
      'text',
    ]);
  });

  test('a paper and a head that have a mistake are not gone: they can not be read', async () => {
    const wren = files['papers/courtship/wren.mdx'] ?? '';
    await write('papers/courtship/wren.mdx', wren.replace('year: 2020', 'year: "soon"'));
    await write('heads/singer.mdx', (files['heads/singer.mdx'] ?? '').replace('proposed', 'sung'));
    const text = await impact('HEAD');
    expect(text.split('\n')[2]).toMatch(/^1 paper can't be read, 1 head can't be read/);
    expect(text).toContain("### Papers that can't be read\n\n- `papers/courtship/wren.mdx`\n");
    expect(text).toContain("- head `singer` (`Singer`) can't be read");
    expect(text).not.toContain('removed');
  });

  test('all is deleted', async () => {
    await rm(content, { recursive: true });
    await mkdir(content);
    const text = await impact('HEAD');
    expect(text.split('\n')[2]).toMatch(/^Removes 3 papers, /);
    expect(text.split('\n')[4]).toMatch(/^\*\*The content folder has no `survey\.yaml` any more\*\*/);
  });

  test('of very many labels shows some, and says how many more there are', async () => {
    const methods = Array.from(
      { length: 400 },
      (_, index) => `- { id: m${index}, name: M${index}, kind: method, summary: Play. }`,
    );
    await write('taxonomy/methods.yaml', `${files['taxonomy/methods.yaml']}${methods.join('\n')}\n`);
    await write(
      'papers/courtship/robin.mdx',
      paper('Robin', 'courtship').replace(
        '[ playback ]',
        `[ ${methods.map((_, index) => `m${index}`).join(', ')} ]`,
      ),
    );
    const text = await impact('HEAD', '--comment');
    expect(text).toContain('+method `m19`, 381 more');
    expect(text).toContain('- and 380 more\n');
  });

  test('as JSON, and with the sizes of the built sites', async () => {
    await write('papers/alarm/blackbird.mdx', paper('Blackbird', 'alarm'));
    const { stdout } = await runScript('impact', ['HEAD', '--json', '--build', '--content', content]);
    const { site, content: change } = JSON.parse(stdout);
    expect(change.counts.papers).toEqual([3, 4]);
    expect(site.pages[1]).toBeGreaterThan(site.pages[0]);
    expect(site.bytes[1]).toBeGreaterThan(site.bytes[0]);
  });

  test.each([['HEAD~99'], ['--upload-pack=x'], ['-x'], []])('%j is wrong use', async (...args) => {
    expect((await runScript('impact', [...args, '--content', content])).code).toBe(2);
  });
});

describe('what a change of the taxonomy would touch', () => {
  test('a new name: every label, field, link and count, and nothing is written', async () => {
    const text = await impact('--rename', 'leader', 'soloist');
    expect(text).toContain(
      '## Rename `leader` to `soloist`\n\nTouches 4 places in 3 files; nothing was changed.',
    );
    expect(text).toContain('- `git mv heads/leader.mdx heads/soloist.mdx`');
    expect(text).toContain('- `circuits/duet.mdx:5`: edges.0.from of circuit duet');
    expect(text).toContain('- `heads/singer.mdx:11`: link in the text');
    expect(text).toContain('- `heads/singer.mdx:11`: count in the text');
    expect(text).toContain('- `papers/courtship/wren.mdx:11`: head of the paper');
    expect(git('status', '--porcelain')).toBe('');
    const line = (await readFile(join(content, 'heads/singer.mdx'), 'utf8')).split('\n')[10];
    expect(line).toContain('/heads/leader/');
  });

  describe('in the files that are neither papers nor terms', () => {
    const others: Record<string, string> = {
      'survey.yaml': `title: Birds
shortTitle: Birds
description: What birds sing.
questions:
  - { text: Who leads?, to: /heads/leader/ }
  - { text: Who follows?, to: /heads/leader-of-two/ }
`,
      'evaluation/queries.yaml': `- query: "who begins"
  type: concept
  answers:
    - heads/leader/
    - heads/singer/
- query: "stage:courtship dawn"
  type: concept
  answers: [ stages/courtship/ ]
`,
      'evaluation/sample.jsonl':
        '{"title": "Wren", "scope": "core", "topic": ["song"], "stages": ["courtship"], "heads_allowed": ["leader", "singer"], "heads_required": ["leader"]}\nnot JSON: leader\n',
      'essays/duets.mdx': `---
title: Duets
description: On the leader.
order: 2
---

See [the one](/heads/leader/#papers), [courtship](/topics/song/), [its papers](/search/?q=x&head=leader) and
<Count of="papers"
  head="leader"/> papers. <Map of="head" id="leader"/> <Map of="steps" id="duet"/>

\`\`\`mermaid
flowchart LR
  accTitle: Two
  a[Leader] --> b[Singer]
  click a "/heads/leader/"
\`\`\`
`,
    };
    beforeEach(async () => {
      for (const [path, text] of Object.entries(others)) await write(path, text);
    });

    test('every place is listed, with its line', async () => {
      const text = await impact('--rename', 'leader', 'soloist');
      const listed = text.slice(text.indexOf('### Where')).split('\n').slice(2, -1);
      expect(listed.filter((line) => /`(?:survey|evaluation|essays)/.test(line))).toEqual([
        '- `essays/duets.mdx:7`: link in the text',
        '- `essays/duets.mdx:9`: count in the text',
        '- `essays/duets.mdx:9`: map in the text',
        '- `essays/duets.mdx:15`: link of a map in the text',
        '- `evaluation/queries.yaml:4`: answer of a judged query',
        '- `evaluation/sample.jsonl:1`: heads_allowed, heads_required of the labelled paper',
        '- `survey.yaml:5`: address in survey.yaml',
      ]);
      expect(text).toContain('`npm run schema`');
    });

    test('for a stage, a circuit and a topic', async () => {
      const stage = await impact('--rename', 'courtship', 'wooing');
      expect(stage).toContain('- `evaluation/queries.yaml:6`: condition of a judged query');
      expect(stage).toContain('- `evaluation/queries.yaml:8`: answer of a judged query');
      expect(stage).toContain('- `evaluation/sample.jsonl:1`: stages of the labelled paper');
      expect(await impact('--rename', 'duet', 'pair')).toContain('- `essays/duets.mdx:9`: map in the text');
      const topic = await impact('--rename', 'song', 'singing');
      expect(topic).toContain('- `essays/duets.mdx:7`: link in the text');
      expect(topic).toContain('- `evaluation/sample.jsonl:1`: topic of the labelled paper');
    });

    test('of two that are one, what would stand twice', async () => {
      const text = await impact('--merge', 'leader', 'singer');
      expect(text).toContain('- `evaluation/queries.yaml:4`: answer of a judged query: it would stand twice');
      expect(text).toContain(
        '- `evaluation/sample.jsonl:1`: heads_allowed, heads_required of the labelled paper: it',
      );
    });
  });

  test('one that is two: what to write, and each label that somebody has to decide on', async () => {
    const text = await impact('--split', 'leader', 'leader', 'caller');
    expect(text).toContain('## Split `leader` into `leader`, `caller`\n\nTouches 4 places in 3 files;');
    expect(text).toContain('- Write `heads/caller.mdx`, from what `heads/leader.mdx:2` says of it.');
    expect(text).toContain('- `papers/courtship/wren.mdx:11`: which part the paper `Wren` bears on');
    expect(text).toContain('- `circuits/duet.mdx:5`: edges.0.from of circuit duet');
    const gone = await impact('--split', 'song', 'dawn-song', 'duet-song');
    expect(gone).toContain('The page `/topics/song/` is no more');
    expect(gone).toContain('`papers/courtship/robin.mdx:10`: which part');
    expect(git('status', '--porcelain')).toBe('');
  });

  test('two that are one: what would stand twice, or lead to itself', async () => {
    const text = await impact('--merge', 'leader', 'singer');
    expect(text).toContain('### To decide');
    expect(text).toContain(
      '- `papers/courtship/wren.mdx:11`: the paper `Wren` has both: keep the label with the better quote',
    );
    expect(text).toContain('- `circuits/duet.mdx:5`: an edge would lead from the head to itself');
  });

  test('a head in another stage: the papers that lack the stage', async () => {
    const text = await impact('--move', 'leader', 'alarm');
    expect(text).toContain('In `heads/leader.mdx:4`: `stage: alarm`, and a group of that stage (none yet).');
    expect(text).toContain(
      '- `papers/courtship/wren.mdx:11`: the paper `Wren` has the head and not the stage',
    );
  });

  test('a stage: the papers that would lie in another folder', async () => {
    expect(await impact('--rename', 'courtship', 'wooing')).toContain(
      '3 papers would lie in `papers/wooing`',
    );
  });

  test('a group of a stage: its heads, and links to its part of the page', async () => {
    await write(
      'essays/hours.mdx',
      '---\ntitle: Hours\ndescription: When.\norder: 2\n---\n\nSee [dawn](/stages/courtship/#group-dawn).\n',
    );
    const plan = await impact('--rename', 'dawn', 'first-hour');
    expect(plan).toContain('- In `stages/courtship.mdx:7`: `id: first-hour`.');
    expect(plan.split('\n').filter((line) => /^- `(?:heads|essays)/.test(line))).toEqual([
      '- `essays/hours.mdx:7`: link in the text',
      '- `heads/leader.mdx:5`: group of head leader',
      '- `heads/singer.mdx:5`: group of head singer',
    ]);
    expect(await impact('--split', 'dawn', 'dawn', 'dusk')).toContain(
      'Write an entry with `id: dusk` beside',
    );
    await write(
      'stages/alarm.mdx',
      '---\nname: Alarm\nabbr: A\norder: 2\nsummary: Calls.\ngroups: [ { id: hawks, name: Hawks, summary: From above. } ]\n---\n',
    );
    expect(await impact('--merge', 'dawn', 'hawks')).toMatch(
      /### To decide\n\n- `stages\/courtship\.mdx:7`: the two are of different stages/,
    );
  });

  test('a method or a topic of a list', async () => {
    expect(await impact('--rename', 'playback', 'by-loudspeaker')).toContain(
      'In `taxonomy/methods.yaml:1`: `id: by-loudspeaker`.',
    );
    expect(await impact('--merge', 'song', 'other')).toContain('Touches 3 places in 3 files');
  });

  test.each([
    [['--rename', 'leeder', 'x'], 'perhaps "leader"'],
    [['--rename', 'leader', 'singer'], 'to make one of the two: --merge leader singer'],
    [['--rename', 'leader', 'Lead Singer'], 'expected lower-case letters'],
    [['--move', 'leader', 'courtship'], 'is in courtship already'],
    [['--merge', 'leader'], 'with two names'],
    [['--merge', 'leader', 'leader'], 'Unexpected "leader" twice, expected two terms'],
    [['--rename', 'leader', 'leader'], 'which is its name already'],
    [['--rename', 'leader', 'index'], "expected one that isn't kept for a page"],
    [['--move', 'courtship', 'alarm'], '"courtship", which is one of the stages, expected one of the heads'],
    [['--move', 'leader', 'song'], '"song", which is one of the topics, expected one of the stages'],
    [['--move', 'leeder', 'alarm'], 'expected one of the heads of the survey, perhaps "leader"'],
    [['--rename', 'dawn', 'dawn'], 'which is its name already'],
    [['--move', 'dawn', 'alarm'], '"dawn", which is one of the groups, expected one of the heads'],
    [['--split', 'leader', 'caller'], 'single part "caller", expected the ids of two parts or more'],
    [['--split', 'leader', 'caller', 'No!'], 'expected lower-case letters'],
    [['--merge', '--rename', 'leader', 'singer'], 'expected one of'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stderr } = await runScript('impact', [...args, '--content', content]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test.each([
  ['short texts', 10, 10, undefined],
  [
    'long ones, as whole lines',
    5_000,
    0,
    /line \d+\n\n[\d,]+ more lines did not fit into a comment\. See x\.\n$/,
  ],
])('a comment holds %s', (_what, count, exactly, end) => {
  const text = Array.from({ length: count }, (_, index) => `- a rather long line ${index}\n`).join('');
  const capped = capComment(text, 'See x.');
  expect(capped.length).toBeLessThanOrEqual(65_536);
  if (end === undefined) expect(capped.split('\n')).toHaveLength(exactly + 1);
  else expect(capped).toMatch(end);
});

test('any text is one code span', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('`', '``', ' ', '\n', 'a', '@', '<b>', '*', '[x](y)', '\\', '\u202E'),
      }),
      (text) => {
        const { children } = fromMarkdown(`- ${codeSpan(text)}: x`);
        const item = JSON.stringify(children);
        expect(item).not.toMatch(/"type":"(?:html|link|emphasis|strong|image|break)"/);
      },
    ),
    { numRuns: 300 },
  );
});
