import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../scripts/add/polite-client.ts';
import { createServices } from '../../scripts/add/service.ts';
import { answerForm } from '../../scripts/form/answer-form.ts';
import { formOfLabels, headForm, paperForm, taxonomyForm } from '../../scripts/form/forms.ts';
import { type FormShape, parseForm } from '../../scripts/form/parse-form.ts';
import { printPullRequest, printRefusal } from '../../scripts/form/print-reply.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { readFixture } from '../add/recorded-service.ts';
import { runScript } from '../run-script.ts';

let folder: string;
let content: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-answers-test-'));
  content = join(folder, 'content');
  await cp('tests/fixtures/birds', content, { recursive: true });
  await runScript('ingest', [join(content, 'sources/birds.txt'), '--content', content]);
  const head = (name: string, stage: string) =>
    `---\nname: ${name}\nstatus: proposed\nstage: ${stage}\nsummary: It sings.\nreason: It does.\nproposedBy: [the-song-of-the-wren-duets-at-dawn]\n---\n`;
  await put('heads/lead-singer.mdx', head('Lead Singer', 'courtship'));
  await put('heads/second-singer.mdx', head('Second Singer', 'courtship'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(content, path)), { recursive: true });
  await writeFile(join(content, path), text);
}

function bodyOf(form: FormShape, answers: Record<string, string>): string {
  return form.questions
    .map(({ label }) => `### ${label}\n\n${answers[label] ?? '_No response_'}\n`)
    .join('\n');
}

/** What a form comes to, as the person who filled it in and the reviewer read it. */
async function ask(form: FormShape, answers: Record<string, string>, answer?: Answer) {
  const asked: string[] = [];
  const outcome = await answerForm(form, { number: 12, body: bodyOf(form, answers) }, content, {
    services: createServices({}),
    createClient: () => async (address) => {
      asked.push(address.href);
      return answer ?? { kind: 'refused', status: 404, tries: 1 };
    },
  });
  const { problems, notes, file, why, isThere = false } = outcome;
  const reply = problems.length > 0 ? printRefusal(problems) : (outcome.reply ?? '');
  const request = file ? printPullRequest({ issue: 12, path: file.path, isThere, notes, why }) : '';
  return { rules: problems.map(({ rule }) => rule), reply, request, file, asked };
}

const found: Answer = {
  kind: 'answer',
  contentType: 'application/atom+xml',
  body: readFixture('arxiv-found.xml'),
};
const wren = {
  Title: 'Wrens of the Hedge and Their Neighbours',
  Abstract: 'They sing a courtship song at noon, which none had heard.',
};

describe('an id', () => {
  test.each([
    [
      'that is none',
      { 'arXiv id or DOI': 'soon on arXiv' },
      'form-id',
      'expected one, such as 2312.09230 or ',
    ],
    [
      'that is none, beside a title',
      { 'arXiv id or DOI': '2312,09230', Title: 'Wrens', Year: 'soon' },
      'form-id',
      'mend the id. If the paper has none, fill in Title and Abstract.',
    ],
    [
      'that is an address elsewhere',
      { 'arXiv id or DOI': 'https://aclanthology.org/2024.acl-long.1/' },
      'form-id',
      'give the arXiv id or the DOI that stands on that page',
    ],
    [
      'in a sentence',
      { 'arXiv id or DOI': 'it is 2312.09230 I think' },
      'form-id',
      'write 2312.09230 and nothing else, if that is meant',
    ],
    [
      'that is two',
      { 'arXiv id or DOI': '2401.00001, 2401.00002' },
      'more-than-one-paper',
      'one paper per form',
    ],
    [
      'that is two addresses, beside both texts',
      { ...wren, 'arXiv id or DOI': 'https://arxiv.org/abs/2401.00001 https://arxiv.org/abs/2401.00002' },
      'more-than-one-paper',
      'open another form for the second',
    ],
  ])('%s is told first and alone', async (_what, answers, rule, says) => {
    const { rules, reply, asked } = await ask(paperForm, answers);
    expect([rules, asked]).toEqual([[rule], []]);
    expect(reply).toContain(says);
    expect(reply).not.toMatch(/record/);
  });

  test.each([
    ['in marks', { 'arXiv id or DOI': '<https://arxiv.org/abs/2101.99901>.' }],
    ['as the address of the paper', { Address: 'arxiv.org/abs/2101.99901' }],
  ])('%s is looked up', async (_how, answers) => {
    const { asked, file } = await ask(paperForm, answers, found);
    expect(asked).toEqual(['https://export.arxiv.org/api/query?id_list=2101.99901']);
    expect(file?.text).toContain('arxiv: "2101.99901"\n');
  });

  test('beside a title without an abstract is looked up, and another title is told', async () => {
    const alike = await ask(
      paperForm,
      { 'arXiv id or DOI': '2101.99901', Title: 'Song of the Wren: how n-note phrases begin & end' },
      found,
    );
    expect([alike.asked.length, alike.reply]).toEqual([1, '']);
    const other = await ask(paperForm, { 'arXiv id or DOI': '2101.99901', Title: 'On Owls' }, found);
    expect(other.file?.text).toContain('title: "Song of the Wren');
    for (const text of [other.reply, other.request])
      expect(text).toContain(
        'the form "On Owls"; that of arXiv was taken.`\n  - `Please look whether the id',
      );
  });

  test.each<[string, Answer, string]>([
    [
      'silence',
      { kind: 'unreachable', why: 'the connection was refused', tries: 3 },
      'arXiv did not answer: edit the issue later to try again, or fill in Title and Abstract.',
    ],
    [
      'another work',
      { ...found, body: readFixture('arxiv-old-style.xml') } as Answer,
      'arXiv answered for another work: look whether the id is right',
    ],
    [
      'no such paper',
      { kind: 'refused', status: 404, tries: 1 },
      'mend the id, or fill in Title and Abstract',
    ],
    [
      'a paper that was withdrawn',
      { ...found, body: readFixture('arxiv-withdrawn.xml') } as Answer,
      'Leave it out: close the issue.',
    ],
  ])('that is answered by %s is answered in words of the form', async (_what, answer, says) => {
    const { reply, rules } = await ask(paperForm, { 'arXiv id or DOI': '2101.99901' }, answer);
    expect(rules).toHaveLength(1);
    expect(reply).toContain(says);
    expect(reply).not.toMatch(/npm run|@misc|paper\.bib/);
  });
});

describe('a form for a paper', () => {
  test.each([
    [{}, 'title-missing', 'give the arXiv id or the DOI, by which the rest is looked up'],
    [{ Title: 'Wrens' }, 'abstract-missing', 'Unexpected form without an abstract'],
    [{ ...wren, Title: '!!!' }, 'title-without-letters', 'expected at least one letter'],
    [{ ...wren, Abstract: '… 12' }, 'abstract-without-letters', 'expected at least one letter'],
  ])('%j is refused in words of the form', async (answers, rule, says) => {
    const { reply, rules } = await ask(paperForm, answers as Record<string, string>);
    expect(rules).toContain(rule);
    expect(reply).toContain(says);
    expect(reply).not.toContain('record');
  });

  test('pasted from a PDF is mended, a quote of it found, and both texts say so', async () => {
    const { file, request, reply } = await ask(paperForm, {
      ...wren,
      Stage: 'https://site.example/stages/courtship/',
      Quote: 'con- text of a courtship song',
      Abstract:
        'We study atten-\r\ntion of wrens in the con-\r\ntext of a courtship song. Their atten-\r\n\r\n1\r\n\r\ntion is on ﬁnches, and attention is all.',
    });
    expect(parsePaperFile(file?.path ?? '', file?.text ?? '').data).toMatchObject({
      abstract:
        'We study attention of wrens in the context of a courtship song. Their attention is on finches, and attention is all.',
      stages: [{ id: 'courtship', quote: 'context of a courtship song' }],
    });
    for (const text of [request, reply]) {
      expect(text).toContain('it looks pasted from a PDF');
      expect(text).toContain('By guess, as one word: context.');
      expect(text).toContain('Please compare it with the printed abstract.');
    }
  });

  test('like another paper names its file, and what to do', async () => {
    const { request, reply, file } = await ask(paperForm, {
      Title: 'The Song of the Wren: Duets at Noon',
      Abstract: 'Nobody has heard this before.',
    });
    expect(file?.path).toContain('duets-at-noon.mdx');
    expect(request).toContain(
      'This may be a double of papers/courtship/the-song-of-the-wren-duets-at-dawn.mdx ("The Song of the Wren: Duets at Dawn")',
    );
    expect(request).toContain(
      'add to decisions.yaml: - { papers: [the-song-of-the-wren-duets-at-dawn, "The Song of the Wren: Duets at Noon"], are: different }',
    );
    expect(request).not.toContain('issue-12');
    expect(reply).toBe('');
  });

  test('whose text a person has edited in the survey is answered with the file', async () => {
    const { file } = await ask(paperForm, { ...wren, Title: 'Rooks of the Tower' });
    await put(file?.path ?? '', (file?.text ?? '').replace('at noon', 'at midnight'));
    const { rules, reply } = await ask(paperForm, {
      Title: 'Rooks of the Tower',
      Abstract: wren.Abstract.replace('at noon', 'in the evening'),
    });
    await rm(join(content, file?.path ?? ''));
    expect(rules).toEqual(['text-conflict']);
    expect(reply).toContain(`Unexpected abstract other than that of ${file?.path}`);
    expect(reply).toContain('If the form is right, mend the file itself.');
  });

  test.each([
    [{ Year: '2023.' }, { year: 2023 }],
    [{ Year: 'Dec 2023' }, { year: 2023 }],
    [{ Authors: '- Ada Alder\n- Bo Birch' }, { authors: ['Ada Alder', 'Bo Birch'] }],
    [{ Address: 'birds.example/wren' }, { url: 'https://birds.example/wren' }],
    [{ Address: '<https://birds.example/wren>' }, { url: 'https://birds.example/wren' }],
  ])('with %j is taken as it is meant, without a word', async (answers, data) => {
    const { file, reply } = await ask(paperForm, { ...wren, ...(answers as Record<string, string>) });
    expect(parsePaperFile(file?.path ?? '', file?.text ?? '').data).toMatchObject(data);
    expect(reply).toBe('');
  });

  test.each(['N/A', 'n/a', '-', '–', 'none', 'None.', 'unknown'])(
    'with %j has no answer',
    async (nothing) => {
      const without = Object.fromEntries(
        paperForm.questions
          .filter(({ label }) => !Object.hasOwn(wren, label))
          .map(({ label }) => [label, nothing]),
      );
      const { file, reply, request } = await ask(paperForm, { ...without, ...wren });
      expect(parsePaperFile(file?.path ?? '', file?.text ?? '').data?.authors).toEqual([]);
      expect([reply, request.includes('The person writes')]).toEqual(['', false]);
    },
  );

  test.each([
    ['Year', '2022 or 2023', 'is no year from 1600 to 2200; it was left out.'],
    ['Authors', '!!!', 'is no list of names that can be told apart'],
    [
      'Authors',
      'Ada Alder¹, Bo Birch²*, Cy Cedar (MIT) et al.',
      'taken off the names: Ada Alder, Bo Birch, Cy Cedar',
    ],
    ['Address', 'on my page', 'is no address'],
    ['Address', 'wrens.pdf', 'is no address'],
    ['arXiv id or DOI', 'soon', 'is neither an arXiv id nor a DOI; it was left out.'],
    ['Stage', 'courtship', 'Stage: no quote bears it out'],
  ])('tells in the reply, too, what became of %s: %s', async (label, answer, says) => {
    const { reply, request } = await ask(paperForm, { ...wren, [label]: answer });
    expect(request).toContain(says);
    expect(reply).toContain(says);
    expect(reply).toContain('Edit the issue to mend an answer');
  });
});

describe('a form for a head', () => {
  const caller = {
    Name: 'Night Caller',
    Papers: 'the-song-of-the-wren-duets-at-dawn',
    'What it does': 'It calls at night.',
    'Why it is one of its own': 'No other does.',
  };

  test.each([
    ['“Wren” Head.', 'name: "Wren Head"', 'wren-head'],
    ['"Night Caller"', 'name: "Night Caller"', 'night-caller'],
    ['Copy and Paste Caller', 'name: "Copy and Paste Caller"', 'copy-and-paste-caller'],
  ])('%s is a name', async (Name, line, id) => {
    const { file, reply } = await ask(headForm, { ...caller, Name });
    expect([file?.path, reply]).toEqual([`heads/${id}.mdx`, '']);
    expect(file?.text).toContain(line);
  });

  test.each([
    [{ Group: 'dawn' }, 'unknown-group', 'Write courtship under "Stage", or leave the group open.'],
    [{ Group: 'Dawn songs', Stage: 'alarm' }, 'unknown-group', 'Write courtship under "Stage"'],
    [{ Group: 'noon', Stage: 'courtship' }, 'unknown-group', 'expected one of dawn'],
    [{ Group: 'noon', Stage: 'alarm' }, 'unknown-group', 'the stage alarm has no groups'],
    [{ Group: 'noon' }, 'unknown-group', 'expected a group of one of the stages'],
    [{ Name: '!!!' }, 'form-answer-missing', 'expected words'],
    [{ 'What it does': '-' }, 'form-answer-missing', 'expected words'],
    [{ Name: 'Wren head, Robin head' }, 'more-than-one-head', 'one head per form'],
    [{ Name: 'Wren heads and Robin head' }, 'more-than-one-head', 'one head per form'],
    [{ Name: '“Lead Singer”' }, 'head-is-there', 'it has lead-singer'],
    [
      { Papers: 'The paper on wrens that my colleague wrote/read last year, with a state-of-the-art figure' },
      'unknown-paper',
      'Unexpected line that names no paper',
    ],
    [
      { Papers: 'the first one\nand the other\nby Ada' },
      'unknown-paper',
      'Unexpected 3 lines that name no paper',
    ],
  ])('%j is told once', async (answers, rule, says) => {
    const { rules, reply } = await ask(headForm, { ...caller, ...(answers as Record<string, string>) });
    expect(rules).toEqual([rule]);
    expect(reply).toContain(says);
  });

  test('takes the papers out of a sentence, and says so', async () => {
    const { file, reply, request } = await ask(headForm, {
      ...caller,
      Papers: 'See https://site.example/papers/the-song-of-the-wren-duets-at-dawn/ (section 3).',
      Stage: 'N/A',
      Group: '-',
    });
    expect(file?.text).toContain('proposedBy:\n  - the-song-of-the-wren-duets-at-dawn\n---');
    for (const text of [reply, request]) expect(text).toContain('only what names a paper was taken');
  });
});

describe('a form on the taxonomy', () => {
  const kinds = {
    merge: 'Two that are one (merge)',
    split: 'One that is two (split)',
    move: 'One in the wrong place (move)',
    rename: 'Another name (rename)',
  };
  const askPlan = (kind: keyof typeof kinds, term: string, other: string) =>
    ask(taxonomyForm, {
      'Kind of change': kinds[kind],
      'Which term': term,
      'The other term, or the new name': other,
      Why: 'x',
    });

  test.each([
    ['merge', 'Lead Singer', '“second-singer”', '## Merge `lead-singer` into `second-singer`'],
    ['merge', '- lead singers', 'https://site.example/heads/second-singer/', '## Merge `lead-singer` into'],
    ['move', '"Lead Singer"', 'Alarm.', '## Move `lead-singer` to `alarm`'],
    ['rename', 'lead-singer', 'First Voice', '## Rename `lead-singer` to `first-voice`'],
    [
      'split',
      'lead-singer',
      '1. Dawn Voice\n2. `dusk-voice`',
      '## Split `lead-singer` into `dawn-voice`, `dusk-voice`',
    ],
    [
      'split',
      'lead-singer',
      'lead-singer dusk-voice',
      '## Split `lead-singer` into `lead-singer`, `dusk-voice`',
    ],
  ] as const)('%s of %s and %s', async (kind, term, other, title) => {
    expect((await askPlan(kind, term, other)).reply).toContain(title);
  });

  test.each([
    ['merge', 'lead-singer, second-singer', 'courtship', 'more-than-one-term', 'one change at a time'],
    ['merge', 'lead-singer / second-singer', 'courtship', 'more-than-one-term', 'one change at a time'],
    [
      'merge',
      'It is the lead singer',
      'second-singer',
      'form-term',
      'Unexpected name "It is the lead singer"',
    ],
    ['merge', 'lead-singer', 'second-singer and third-singer', 'more-than-one-term', 'one change at a time'],
    ['move', 'lead-singer', 'courtship and alarm', 'more-than-one-term', 'one change at a time'],
    ['rename', 'lead-singer', 'first-voice, last-voice', 'more-than-one-term', 'one change at a time'],
    ['rename', 'lead-singer', 'index', 'form-term', "isn't kept for a page"],
    ['rename', 'lead-singer', 'It should say what it does!', 'form-term', 'write nothing but the new id'],
    ['rename', 'lead-singer', 'second-singer', 'form-term', 'choose "Two that are one (merge)"'],
    ['rename', 'lead-singer', 'Lead Singer', 'form-term', 'write the new name'],
    ['split', 'lead-singer', 'one for dawn and one for dusk', 'form-term', 'parted by commas or one a line'],
    ['split', 'lead-singer', 'dawn-voice', 'form-term', 'One of them may be the old id.'],
    ['move', 'lead-singer', 'courtship', 'form-term', 'Nothing has to be moved.'],
    ['move', 'courtship', 'alarm', 'form-term', '"Which term" is the head that moves'],
    ['merge', 'lead-singer', 'courtship', 'form-term', 'name two terms of one kind'],
    ['merge', 'lead-singer', 'lead-singer', 'form-term', '"Which term" is the one that goes'],
    ['merge', 'leed-singer', 'second-singer', 'form-term', 'such as lead-singer'],
    [
      'merge',
      'lead-singer',
      'second-singer, since both sing',
      'more-than-one-term',
      'Reasons belong into "Why"',
    ],
  ] as const)('%s of %s and %s is told with what to mend', async (kind, term, other, rule, says) => {
    const { rules, reply } = await askPlan(kind, term, other);
    expect(rules).toEqual([rule]);
    expect(reply).toContain(says);
    expect(reply).not.toContain('--merge');
  });
});

describe('what an issue is made of', () => {
  test('the questions of another form are named, not their answers', async () => {
    const body = bodyOf(headForm, { Name: 'Wren', Stage: 'x'.repeat(108) });
    const { problems } = parseForm(body, paperForm, 'issue 1', [paperForm, headForm, taxonomyForm]);
    expect(problems).toMatchObject([
      {
        rule: 'form-of-another',
        message:
          'Unexpected questions of the form "Propose a term", expected those of "Add a paper", which the label "new paper" stands for',
      },
    ]);
  });

  test.each([
    [['New Paper '], paperForm],
    [['help wanted', 'TAXONOMY'], taxonomyForm],
    [['paper'], undefined],
  ])('labels %j', (labels, form) => {
    expect(formOfLabels(labels)).toBe(form);
  });

  test.each([
    ['blanks in a heading', `### ${' '.repeat(69_000)}x`],
    ['blanks after a heading', `### Title${' '.repeat(69_000)}`],
    ['headings', '### \n'.repeat(14_000)],
    ['ticks', `### Title\n${'`'.repeat(35_000)}\n${'\n`'.repeat(17_000)}`],
  ])('a body of %s is read at once', (_what, body) => {
    const start = performance.now();
    parseForm(body, paperForm, 'issue 1', [headForm, taxonomyForm]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
