import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '../../scripts/check/check-content.ts';
import { fixContent } from '../../scripts/check/fix-content.ts';

let content: string;
beforeEach(async () => {
  content = join(await mkdtemp(join(tmpdir(), 'survey-check-')), 'content');
  await cp('content', content, { recursive: true });
});
afterEach(() => rm(join(content, '..'), { recursive: true, force: true }));

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(content, path), 'utf8');
  const changed = change(text);
  expect(changed, 'the edit changes something').not.toBe(text);
  await writeFile(join(content, path), changed);
}

const rules = async () => (await checkContent(content)).problems.map(({ rule }) => rule);

test('the shipped content has no problem, and every paper has been read', async () => {
  expect(await checkContent('content')).toMatchObject({ papers: 266, reviewed: 266, problems: [] });
});

describe('checkContent names', () => {
  test.each<[string, string, (text: string) => string, string[]]>([
    [
      'a head of an unknown stage',
      'heads/successor-head.mdx',
      (text) => text.replace('stage: latent-reasoning', 'stage: latent'),
      ['unknown-stage'],
    ],
    [
      'an unknown reference',
      'heads/successor-head.mdx',
      (text) => text.replace(/(references:\n {2}- )\S+/, '$1Nobody_24'),
      ['unknown-reference'],
    ],
    [
      'a citation that leads nowhere',
      'heads/successor-head.mdx',
      (text) => text.replace(/<Cite id="[^"]+"/, '<Cite id="nobody"'),
      ['body-citation'],
    ],
    [
      'a number of something unknown',
      'essays/about.mdx',
      (text) => text.replace('<Count of="papers"/>', '<Count of="pages"/>'),
      ['body-count'],
    ],
    [
      'an edge to an unknown head',
      'circuits/induction-pair.mdx',
      (text) => text.replace('from: previous-head', 'from: prevous-head'),
      ['unknown-head'],
    ],
    [
      'prose that cites nothing',
      'circuits/induction-pair.mdx',
      (text) => text.replace(/<Cite id="[^"]+"\/>/g, 'someone'),
      ['prose-cites-nothing'],
    ],
    [
      'a reference that nothing cites',
      'taxonomy/references.yaml',
      (text) => `${text}- id: Nobody_24\n  title: Nothing\n`,
      ['orphan'],
    ],
    [
      'ids that differ in a plural',
      'taxonomy/methods.yaml',
      (text) => `${text}- { id: probings, name: P, kind: method, summary: P. }\n`,
      ['near-duplicate-id'],
    ],
    [
      'a method that is none',
      'taxonomy/methods.yaml',
      (text) => text.replace('id: scoring\n', 'id: scorings\n'),
      ['terms-missing'],
    ],
    ['an unknown key', 'survey.yaml', (text) => `${text}colour: red\n`, ['unknown-key']],
  ])('%s', async (_name, path, change, expected) => {
    await edit(path, change);
    expect([...new Set(await rules())]).toEqual(expect.arrayContaining(expected));
  });
});

test('--fix mends ids, quotes and folders, and check then finds nothing', async () => {
  const slug = 'successor-heads-recurring-interpretable-attention-heads-in-the-wild.mdx';
  await edit(`papers/latent-reasoning/${slug}`, (text) =>
    text.replace('id: successor-head', 'id: Successor Heads'),
  );
  await edit(`papers/latent-reasoning/${slug}`, (text) =>
    text.replace(
      /quote: "(\w)/,
      (_all, first: string) =>
        `quote: "${first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase()}`,
    ),
  );
  await cp(join(content, `papers/latent-reasoning/${slug}`), join(content, `papers/multilingual/${slug}`));
  await rm(join(content, `papers/latent-reasoning/${slug}`));
  expect(await rules()).toContain('wrong-shape');
  expect(await fixContent(content)).toEqual([join(content, `papers/latent-reasoning/${slug}`)]);
  expect(await rules()).toEqual([]);
  expect(await fixContent(content)).toEqual([]);
  expect(await readFile(join(content, `papers/latent-reasoning/${slug}`), 'utf8')).toBe(
    await readFile(`content/papers/latent-reasoning/${slug}`, 'utf8'),
  );
});
