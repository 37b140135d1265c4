import { existsSync, symlinkSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from '../../scripts/check/check-content.ts';
import { headForm, paperForm, taxonomyForm } from '../../scripts/form/forms.ts';
import { readIssueEvent } from '../../scripts/form/issue-event.ts';
import { type FormShape, parseForm } from '../../scripts/form/parse-form.ts';
import { placeProposal } from '../../scripts/form/place-proposal.ts';
import { printRefusal } from '../../scripts/form/print-reply.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { fixture, playService } from '../add/recorded-service.ts';
import { runScript } from '../run-script.ts';

let folder: string;
let content: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-form-test-'));
  content = join(folder, 'content');
  out = join(folder, 'out');
  await cp('tests/fixtures/birds', content, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The body that GitHub makes of the answers of a form. */
function bodyOf(form: FormShape, answers: Record<string, string>): string {
  return form.questions
    .map(({ label }) => `### ${label}\n\n${answers[label] ?? '_No response_'}\n`)
    .join('\n');
}

const wren = {
  Title: 'The Song of the Wren: Duets at Dawn',
  Authors: 'Ada Alder and Bo Birch',
  Year: '2023',
  Stage: 'courtship',
  Quote: 'a courtship song at dawn',
  Abstract: '```text\nWrens sing a courtship song at dawn. Their mates answer from the hedge below.\n```',
};

async function answerForm(
  body: string,
  label = 'new paper',
  more: object = {},
  env: Record<string, string> = {},
) {
  const event = join(folder, 'event.json');
  const user = { login: 'ada-alder', id: 7 };
  await writeFile(
    event,
    JSON.stringify({
      action: 'opened',
      issue: { number: 12, body, labels: [{ name: label }], user, ...more },
    }),
  );
  const ran = await runScript('form', [event, '--content', content, '--out', out], { env });
  const files = existsSync(out)
    ? (await readdir(out, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(out.length + 1))
    : [];
  const texts: Record<string, string> = {};
  for (const file of files.sort()) texts[file] = await readFile(join(out, file), 'utf8');
  return { ...ran, texts };
}

describe('the forms', () => {
  test.each([
    ['new-paper', paperForm],
    ['new-head', headForm],
    ['taxonomy', taxonomyForm],
  ] as const)('%s asks what the script reads', async (name, form) => {
    const template = parse(await readFile(`.github/ISSUE_TEMPLATE/${name}.yml`, 'utf8'));
    expect(template.labels).toEqual([form.label]);
    const asked = (template.body as { type: string; attributes: { label?: string } }[])
      .filter(({ type }) => type !== 'markdown')
      .map(({ attributes }) => attributes.label);
    expect(asked).toEqual(form.questions.map(({ label }) => label));
    const required = (
      template.body as { attributes: { label?: string }; validations?: { required?: boolean } }[]
    )
      .filter(({ validations }) => validations?.required)
      .map(({ attributes }) => attributes.label);
    const questions: readonly FormShape['questions'][number][] = form.questions;
    expect(required).toEqual(questions.filter((question) => question.required).map(({ label }) => label));
    expect(template.name).toBe(form.name);
  });
});

describe('a form for a paper', () => {
  test('becomes one file that the check takes, and the text of a pull request', async () => {
    const { code, stdout, texts } = await answerForm(
      bodyOf(paperForm, { ...wren, 'Why it belongs here': 'It is on song. @everyone' }),
    );
    expect(code).toBe(0);
    expect(stdout).toBe('a file to propose\n');
    const path = 'papers/courtship/the-song-of-the-wren-duets-at-dawn.mdx';
    expect(Object.keys(texts)).toEqual([`files/${path}`, 'pull-request.md', 'result.json']);
    const text = texts[`files/${path}`] ?? '';
    const { data, problems, body } = parsePaperFile(path, text);
    expect(problems).toEqual([]);
    expect(data).toMatchObject({
      title: wren.Title,
      abstract: 'Wrens sing a courtship song at dawn. Their mates answer from the hedge below.',
      authors: ['Ada Alder', 'Bo Birch'],
      year: 2023,
      stages: [{ id: 'courtship', quote: 'a courtship song at dawn' }],
      review: 'suggested',
    });
    expect(body).toBe('');
    expect(texts['pull-request.md']).toContain('Closes #12.');
    expect(texts['pull-request.md']).toContain('```text\nIt is on song. @everyone\n```');
    expect(existsSync(join(content, 'papers'))).toBe(false);

    expect(placeProposal(out, content)).toEqual({
      issue: 12,
      path,
      reply: false,
      message: 'Co-authored-by: ada-alder <7+ada-alder@users.noreply.github.com>',
    });
    expect((await checkContent(content)).problems).toEqual([]);
    const again = await answerForm(bodyOf(paperForm, wren));
    expect(again.texts['reply.md']).toContain('has this paper already');
  });

  describe('that the survey has', () => {
    const path = 'papers/courtship/the-song-of-the-wren-duets-at-dawn.mdx';
    let there: string;
    beforeEach(async () => {
      const { texts } = await answerForm(bodyOf(paperForm, { ...wren, 'arXiv id or DOI': '2101.99901' }));
      there = (texts[`files/${path}`] ?? '').replace('review: suggested', 'review: reviewed');
      await mkdir(dirname(join(content, path)), { recursive: true });
      await writeFile(join(content, path), there);
    });

    test('under a mistaken id is refused, with the title and the file of the other', async () => {
      const { stdout, texts } = await answerForm(
        bodyOf(paperForm, {
          ...wren,
          'arXiv id or DOI': '2101.99901',
          Title: 'Robins and Their Territories',
          Abstract: 'Robins defend a garden all year.',
        }),
      );
      expect(stdout).toBe('nothing to propose: id-of-another-paper\n');
      expect(Object.keys(texts)).toEqual(['reply.md', 'result.json']);
      expect(texts['reply.md']).toContain('"The Song of the Wren: Duets at Dawn" in ');
      expect(texts['reply.md']).toContain(`${path}\` (id-of-another-paper)`);
      expect(texts['reply.md']).toContain('If the id is mistaken, mend it');
    });

    test('is an update: labels stay, the review of lost quotes does not, and the texts say so', async () => {
      const { texts } = await answerForm(
        bodyOf(paperForm, {
          ...wren,
          'arXiv id or DOI': '2101.99901',
          Year: '2024',
          Stage: 'alarm',
          Abstract: 'Wrens sing at noon.',
        }),
      );
      expect(texts['reply.md']).toBe(
        `The survey has this paper already: \`${path}\`. A pull request brings it up to date with the form. Of the answers:

- \`Year: the file says "2023", the form "2024".\`
- \`Stage: the file has courtship, the form "alarm".\`

If the file is wrong there, mend it in the pull request.
`,
      );
      const request = texts['pull-request.md'] ?? '';
      expect(request).toContain('Closes #12. Updates one file');
      expect(request).toContain('quote for "courtship" that stands no longer');
      expect(request).toContain('Year: the file says "2023", the form "2024".');
      expect(request).toContain('Stage: the file has courtship, the form "alarm".');
      const text = texts[`files/${path}`] ?? '';
      expect(text).toContain('review: suggested\n');
      expect(parsePaperFile(path, text).data).toMatchObject({
        abstract: 'Wrens sing at noon.',
        year: 2023,
        stages: [{ id: 'courtship', quote: 'a courtship song at dawn' }],
      });
    });

    test('with other facts leaves the file alone, and the reply names each', async () => {
      const { texts } = await answerForm(bodyOf(paperForm, { ...wren, Year: '2024' }));
      expect(Object.keys(texts)).toEqual(['reply.md', 'result.json']);
      expect(texts['reply.md']).toContain('- `Year: the file says "2023", the form "2024".`');
    });

    test('by its id alone is recognised when the service gives no answer', async () => {
      const service = await playService([{ status: 403 }]);
      try {
        const env = { SURVEY_ARXIV_API: `${service.address}/api/query` };
        const { texts } = await answerForm(
          bodyOf(paperForm, { 'arXiv id or DOI': '2101.99901' }),
          'new paper',
          {},
          env,
        );
        expect(texts['reply.md']).toBe(`The survey has this paper already: \`${path}\`.\n`);
      } finally {
        await service.close();
      }
    });
  });

  test('by a name of a stage and a quote with other quotation marks', async () => {
    const { texts } = await answerForm(
      bodyOf(paperForm, { ...wren, Stage: 'Courtship', Quote: '“A courtship song…”' }),
    );
    expect(Object.values(texts).join('\n')).toContain('quote: "a courtship song"');
  });

  test('by a quote whose dashes the web has changed, and an id with a blank', async () => {
    const { texts } = await answerForm(
      bodyOf(paperForm, {
        ...wren,
        'arXiv id or DOI': 'arXiv 2412.01234',
        Quote: 'a courtship song – at dawn — every day',
        Abstract: 'Wrens sing a courtship song--at dawn -- every day.',
      }),
    );
    const file = Object.values(texts).join('\n');
    expect(file).toContain('quote: "a courtship song--at dawn -- every day"');
    expect(file).toContain('arxiv: "2412.01234"');
  });

  test('with answers that are none says what was left out', async () => {
    const { texts } = await answerForm(
      bodyOf(paperForm, {
        ...wren,
        'arXiv id or DOI': 'soon on arXiv',
        Year: '3025',
        Address: 'javascript:alert(1)',
      }),
    );
    const request = texts['pull-request.md'] ?? '';
    expect(request).toContain(
      '- `arXiv id or DOI: "soon on arXiv" is neither an arXiv id nor a DOI; it was left out.`',
    );
    expect(request).toContain('- `Year: "3025" is no year from 1600 to 2200; it was left out.`');
    expect(request).toContain('- `Address: "javascript:alert(1)" is no address');
    const without = await answerForm(bodyOf(paperForm, { 'arXiv id or DOI': '2412,01234' }));
    expect(without.texts['reply.md']).toContain('"2412,01234" is neither an arXiv id nor a DOI');
  });

  test('by its id alone takes the facts of the service, and from the form what the service lacks', async () => {
    const service = await playService([fixture('arxiv-found.xml')]);
    try {
      const { texts } = await answerForm(
        bodyOf(paperForm, { 'arXiv id or DOI': '2101.99901', Year: '1999', Venue: 'Birds' }),
        'new paper',
        {},
        { SURVEY_ARXIV_API: `${service.address}/api/query` },
      );
      const file = Object.entries(texts).find(([name]) => name.startsWith('files/'))?.[1] ?? '';
      expect(file).toContain('year: 2021\nvenue: "Birds"\n');
      expect(texts['pull-request.md']).toContain('Year: the file says "2021", the form "1999".');
    } finally {
      await service.close();
    }
  });

  test.each([
    ['a stage that there is not', { ...wren, Stage: 'cookery' }, 'The stage is none of the survey'],
    ['a quote that is not there', { ...wren, Quote: 'love' }, 'The quote is not in the abstract'],
  ])('with %s keeps the suggestion and says so', async (_name, answers, note) => {
    const { texts } = await answerForm(bodyOf(paperForm, answers));
    expect(texts['pull-request.md']).toContain(note);
  });

  test.each([
    ['no answer at all', {}, 'title-missing'],
    ['no abstract', { ...wren, Abstract: '' }, 'abstract-missing'],
    [
      'a heading of the form in an answer',
      { ...wren, Abstract: 'Wrens.\n\n### Title\n\nAnother title' },
      'form-heading-twice',
    ],
    ['an answer of a megabyte', { ...wren, Abstract: 'word '.repeat(13_000) }, 'form-answer-too-long'],
  ])('with %s is answered with what to mend', async (_name, answers, rule) => {
    const { code, stdout, texts } = await answerForm(bodyOf(paperForm, answers as Record<string, string>));
    expect(code).toBe(0);
    expect(stdout).toContain(rule);
    expect(Object.keys(texts)).toEqual(['reply.md', 'result.json']);
    expect(texts['reply.md']).toContain(rule);
  });

  test.each([
    ['no issue', '{}'],
    ['no JSON', 'x'],
    ['a number that is none', JSON.stringify({ issue: { number: '1; rm -rf /', body: '', labels: [] } })],
    ['an endless text', JSON.stringify({ issue: { number: 1, body: 'x'.repeat(80_000), labels: [] } })],
  ])('an event that holds %s is wrong use', async (_name, text) => {
    const event = join(folder, 'event.json');
    await writeFile(event, text);
    expect((await runScript('form', [event, '--content', content, '--out', out])).code).toBe(2);
  });
});

/** What attackers would write. */
const hostile = [
  '::set-output name=path::/etc/passwd\n::add-mask::a\n##[error]x',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: expressions of a workflow, as text.
  '${{ github.token }} ${{ secrets.X }} $(id) `id` ; rm -rf / && echo "$GITHUB_TOKEN" | sh',
  '---\ntitle: other\nreview: reviewed\n---\n# owned',
  '"\nreview: reviewed\nscope: core # ',
  "'; review: reviewed; '",
  '|-\n  x\nreview: reviewed',
  '*alias &anchor !!js/function "x" <<: {a: b} %YAML 2.0 ? - [',
  '<script>alert(1)</script><img src=x onerror=alert(1)> {process.exit(1)} import x from "fs"\nexport const y = 1',
  '<Cite id="x"/> <Layout/> {`x`} {{x}}',
  '@everyone #1 https://evil.example [x](javascript:alert(1)) <!-- -->\n\n# Heading\n\n- [ ] task',
  '```\n### Title\n\nFake\n```',
  '\u0000\u0007\u001b[31mred\u001b[0m \u202Egnp.exe\u202C \u2066x\u2069 \uFEFF\uFFFE \uD800',
  'السلام عليكم שלום 漢字 👩‍👩‍👧 é',
  '../../../../etc/passwd ..\\..\\x C:\\con.txt /dev/null',
  'a'.repeat(490),
  '__proto__ constructor toString',
];

describe('hostile text', () => {
  test.each(hostile.map((text, index) => [index, text] as const))(
    '%i becomes data in one file, or a refusal',
    async (_index, text) => {
      const line = text.replace(/\s+/g, ' ');
      const { code, stdout, stderr, texts } = await answerForm(
        bodyOf(paperForm, {
          ...wren,
          Title: line,
          Authors: line,
          Venue: line,
          Address: line,
          Stage: line,
          Quote: line,
          Abstract: text,
          'Why it belongs here': text,
        }),
      );
      expect(code, stderr).toBe(0);
      // Nothing of it is printed: a runner would take some lines for commands.
      expect(stdout).toMatch(/^(?:a file to propose|nothing to propose: [a-z, -]+)\n$/);
      expect(stderr).toBe('');
      const placed = placeProposal(out, content);
      if ('refused' in placed) throw new Error(placed.refused);
      const { path } = placed;
      for (const name of ['pull-request.md', 'reply.md']) {
        const kinds = new Set<string>();
        const visit = (node: { type: string; children?: unknown[]; value?: string }) => {
          kinds.add(node.type);
          if (!/^(?:inlineCode|code)$/.test(node.type))
            expect(node.value ?? '', name).not.toMatch(/@|https?:|javascript|\$\{\{/);
          for (const child of node.children ?? []) visit(child as typeof node);
        };
        visit(
          unified()
            .use(remarkParse)
            .parse(texts[name] ?? ''),
        );
        for (const kind of ['html', 'link', 'image', 'heading'])
          expect(kinds.has(kind), `${kind} in ${name}`).toBe(false);
      }
      if (path === undefined) return;
      expect(path).toMatch(/^papers\/(?:courtship|alarm|song|other)\/[a-z0-9-]+\.mdx$/);
      const file = await readFile(join(content, path), 'utf8');
      const { data, body, problems } = parsePaperFile(path, file);
      expect(problems).toEqual([]);
      expect(data?.review).toBe('suggested');
      expect(data?.scope).not.toBe('owned');
      expect(body).toBe('');
      expect(file).not.toMatch(/[\0-\x08\x0B-\x1F\x7F\u202A-\u202E\u2066-\u2069]/);
      expect((await checkContent(content)).problems).toEqual([]);
    },
  );

  test('never makes the reading of a form stumble, and an answer is a part of the text', () => {
    const piece = fc.constantFrom(
      '### Title\n',
      '### Abstract\n',
      '### Other\n',
      '_No response_\n',
      '```\n',
      '```text\n',
      'word ',
      '\n',
      '\r\n',
      '\0',
      '### ',
      '\u202E',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const body = pieces.join('');
        const { answers } = parseForm(body, paperForm, 'issue 1');
        for (const [label, answer] of answers) {
          expect(paperForm.questions.map((question) => question.label as string)).toContain(label);
          expect(body.replace(/\r\n?/g, '\n').replace(/[\0\u202E]/g, '')).toContain(answer);
        }
      }),
      { numRuns: 500 },
    );
    expect(
      readIssueEvent('{"issue":{"number":1,"body":null,"labels":[{}],"user":{"login":"a b$(id)","id":1}}}'),
    ).toEqual({
      number: 1,
      body: '',
      labels: [],
      author: null,
    });
    expect(
      printRefusal([{ file: 'x', line: 1, column: 1, rule: 'r', message: '`a` <b> @x', mend: '**c**' }]),
    ).toContain('`` `a` <b> @x ``');
  });
});

describe('a form for a head', () => {
  const leader = {
    Name: 'Duet Leaders',
    'Other names': 'lead singer; soloist',
    Stage: 'Courtship',
    Group: 'Dawn songs',
    Papers: 'https://site.example/papers/the-song-of-the-wren-duets-at-dawn/',
    'What it does': 'Sings first:\nreview: {x}',
    'Why it is one of its own': 'No other begins.',
  };
  beforeEach(async () => {
    await runScript('ingest', [join(content, 'sources/birds.txt'), '--content', content]);
  });

  test('becomes one file that the check takes', async () => {
    const { texts } = await answerForm(bodyOf(headForm, leader), 'new head');
    expect(Object.keys(texts)).toEqual(['files/heads/duet-leaders.mdx', 'pull-request.md', 'result.json']);
    expect(placeProposal(out, content)).toMatchObject({ path: 'heads/duet-leaders.mdx' });
    expect(await checkContent(content)).toMatchObject({ problems: [], notes: [{ rule: 'unlabelled-head' }] });
    expect(texts['files/heads/duet-leaders.mdx']).toContain('stage: courtship\ngroup: dawn\n');
  });

  test.each([
    ['a bullet', '- the-song-of-the-wren-duets-at-dawn'],
    ['a link', '* [the wren](https://site.example/survey/papers/the-song-of-the-wren-duets-at-dawn/)'],
    ['pointed brackets', '<https://site.example/papers/the-song-of-the-wren-duets-at-dawn/>'],
    ['its title', '1. The Song of the Wren: Duets at Dawn'],
  ])('names its papers by %s, and other names in a list', async (_how, list) => {
    const { texts } = await answerForm(
      bodyOf(headForm, { ...leader, Papers: list, 'Other names': '- lead singer\n- soloist' }),
      'new head',
    );
    const text = texts['files/heads/duet-leaders.mdx'] ?? '';
    expect(text).toContain('proposedBy:\n  - the-song-of-the-wren-duets-at-dawn\n');
    expect(text).toContain('aliases:\n  - "lead singer"\n  - "soloist"\n');
  });

  test('with hundreds of words for papers is answered in a reply that GitHub takes', async () => {
    const { texts } = await answerForm(
      bodyOf(headForm, { ...leader, Papers: 'a-b-c\n'.repeat(300) }),
      'new head',
    );
    expect(texts['reply.md']).toContain('- and 280 more');
    const one = await answerForm(bodyOf(headForm, { ...leader, Papers: 'no '.repeat(600) }), 'new head');
    expect(one.texts['reply.md']?.match(/Unexpected/g)).toHaveLength(1);
  });

  test.each([
    [{ Papers: 'the-song-of-the-wren-duets-at-dusk' }, 'perhaps "the-song-of-the-wren-duets-at-dawn"'],
    [{ Stage: 'kitchen' }, 'expected one of'],
    [{ Name: '' }, 'form-answer-missing'],
  ])('%j is answered with what to mend', async (wrong, message) => {
    const { texts } = await answerForm(bodyOf(headForm, { ...leader, ...wrong }), 'new head');
    expect(Object.keys(texts)).toEqual(['reply.md', 'result.json']);
    expect(texts['reply.md']).toContain(message);
  });
});

describe('a form on the taxonomy', () => {
  test('is answered with what the change would touch', async () => {
    await runScript('ingest', [join(content, 'sources/birds.txt'), '--content', content]);
    const answers = {
      'Kind of change': 'Two that are one (merge)',
      'Which term': 'courtship',
      'The other term, or the new name': 'alarm',
      Why: 'x',
    };
    const { texts } = await answerForm(bodyOf(taxonomyForm, answers), 'taxonomy');
    expect(Object.keys(texts)).toEqual(['reply.md', 'result.json']);
    expect(texts['reply.md']).toContain('## Merge `courtship` into `alarm`');
    expect(texts['reply.md']).toContain('the-song-of-the-wren-duets-at-dawn.mdx:');
  });

  test('on one that is two speaks of a split', async () => {
    await runScript('ingest', [join(content, 'sources/birds.txt'), '--content', content]);
    const { texts } = await answerForm(
      bodyOf(taxonomyForm, {
        'Kind of change': 'One that is two (split)',
        'Which term': 'courtship',
        'The other term, or the new name': 'dawn-song, and duet-song',
        Why: 'x',
      }),
      'taxonomy',
    );
    expect(texts['reply.md']).toContain('## Split `courtship` into `dawn-song`, `duet-song`');
    expect(texts['reply.md']).toContain('which part the paper');
    expect(texts['reply.md']).not.toContain('Rename');
  });

  test.each([
    ['x; rm -rf /', 'alarm'],
    ['__proto__', 'constructor'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of a workflow, as text.
    ['${{ secrets.X }}', '@everyone'],
  ])('%s is no term', async (term, other) => {
    const answers = {
      'Kind of change': 'Another name (rename)',
      'Which term': term,
      'The other term, or the new name': other,
      Why: 'x',
    };
    const { texts } = await answerForm(bodyOf(taxonomyForm, answers), 'taxonomy');
    expect(texts['reply.md']).toContain('form-term');
    expect(JSON.parse(texts['result.json'] ?? '')).toMatchObject({ path: null, reply: true });
  });
});

describe('an artifact is refused', () => {
  const write = async (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(out, path)), { recursive: true });
      await writeFile(join(out, path), text);
    }
  };
  const result = (more: object) =>
    JSON.stringify({ issue: 1, author: null, path: 'papers/song/x.mdx', reply: false, ...more });
  const good = {
    'result.json': result({}),
    'files/papers/song/x.mdx': '---\na: b\n---\n',
    'pull-request.md': 'x',
  };

  test('unless it is in order', async () => {
    await write(good);
    expect(placeProposal(out, content)).toMatchObject({ path: 'papers/song/x.mdx', message: '' });
  });

  test.each<[string, Record<string, string>]>([
    ['a path outside', { 'result.json': result({ path: '../../.github/workflows/x.yml' }) }],
    ['a path with other letters', { 'result.json': result({ path: 'papers/song/$(id).mdx' }) }],
    ['a workflow', { 'result.json': result({ path: '.github/workflows/x.yml' }) }],
    ['a file too many', { 'files/package.json': '{}' }],
    ['a file too large', { 'files/papers/song/x.mdx': `---\n${'x'.repeat(200_000)}` }],
    ['a file that is no paper', { 'files/papers/song/x.mdx': 'import "x"' }],
    ['a number that is none', { 'result.json': result({ issue: '1\nx=y' }) }],
    ['no result', { 'result.json': 'x' }],
    ['deep folders', { 'files/a/b/c/d/e/f.mdx': 'x' }],
  ])('%s', async (_name, files) => {
    await write({ ...good, ...files });
    expect(placeProposal(out, content)).toHaveProperty('refused');
    expect(existsSync(join(content, 'papers/song/x.mdx'))).toBe(false);
  });

  test('a link', async () => {
    await write(good);
    symlinkSync('/etc/passwd', join(out, 'reply.md'));
    expect(placeProposal(out, content)).toEqual({ refused: 'something that is no plain file' });
  });

  test('a name that is no login is no credit', async () => {
    await write({ ...good, 'result.json': result({ author: { login: 'x\nCo-authored-by: y', id: 1 } }) });
    expect(placeProposal(out, content)).toMatchObject({ message: '' });
  });
});
