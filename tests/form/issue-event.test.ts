import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { headForm, paperForm, taxonomyForm } from '../../scripts/form/forms.ts';
import { questionsThatTell, readIssueEvent } from '../../scripts/form/issue-event.ts';

const labelsOf = (body: string | null, ...names: string[]) =>
  readIssueEvent(
    JSON.stringify({ issue: { number: 1, body, labels: names.map((name) => ({ name })), user: null } }),
  )?.labels;

describe('the form of an issue', () => {
  test.each<[string, string[], string | null, string[]]>([
    ['its label, whatever the case', ['New Paper', 'x'], null, ['new paper', 'x']],
    ['a question, where the repository has no labels', [], '### arXiv id or DOI\r\n\r\nx', ['new paper']],
    [
      'a question behind others',
      ['triage'],
      '### Name\n\nx\n\n### Why it is one of its own\n\ny',
      ['triage', 'new head'],
    ],
    ['the label before a question', ['taxonomy'], '### arXiv id or DOI\n', ['taxonomy']],
    ['nothing, where words only look like a question', [], 'what does ### Kind of change mean?', []],
    ['nothing, where there is no text', ['mend'], null, ['mend']],
  ])('is known by %s', (_what, names, body, labels) => {
    expect(labelsOf(body, ...names)).toEqual(labels);
  });

  test('is known by a question that no other form asks, in the workflow as well', async () => {
    const forms = [paperForm, headForm, taxonomyForm];
    expect(Object.keys(questionsThatTell)).toEqual(forms.map(({ label }) => label));
    const workflow = await readFile('.github/workflows/form.yml', 'utf8');
    for (const [label, question] of Object.entries(questionsThatTell)) {
      const asking = forms.filter(({ questions }) => questions.some((each) => each.label === question));
      expect(asking.map((form) => form.label)).toEqual([label]);
      expect(workflow).toContain(
        `contains(github.event.issue.labels.*.name, '${label}') || contains(github.event.issue.body, '### ${question}')`,
      );
    }
  });
});

test('how to make the labels of all forms is written down', async () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const text = await readFile('docs/new-survey.md', 'utf8');
  const made = [...text.matchAll(/^gh label create (?:"([^"]+)"|(\S+))/gm)].map(
    ([, quoted, bare]) => quoted ?? bare,
  );
  const forms = await Promise.all(
    (await readdir(folder)).map(async (name) => parse(await readFile(`${folder}/${name}`, 'utf8'))),
  );
  const labels = forms.flatMap((form: { labels?: string[] }) => form.labels ?? []);
  expect(made.sort()).toEqual(labels.sort());
});
