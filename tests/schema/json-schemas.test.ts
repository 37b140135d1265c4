import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildJsonSchemas } from '../../scripts/schema/json-schemas.ts';
import { findStaleFiles } from '../../scripts/schema/schema-files.ts';
import { readTerms } from '../../src/content/terms-folder.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { schemaLine } from '../../src/survey/schema-line.ts';
import { runScript } from '../run-script.ts';

const { terms } = await readTerms('content');
const schemas = buildJsonSchemas(terms);

/** A validator made from the JSON Schema alone: the schema in `src` is not asked. */
function validator(name: string): z.ZodType {
  return z.fromJSONSchema(JSON.parse(schemas.get(`${name}.schema.json`) ?? ''));
}

/** Data of a content file as an editor sees them. */
async function dataOf(path: string): Promise<unknown> {
  const text = await readFile(join('content', path), 'utf8');
  return parse(path.endsWith('.mdx') ? (splitFrontMatter(text)?.yaml ?? '') : text);
}

/** A schema without the ids of the survey, which each new term changes. */
function shapeOf(text: string): string {
  return text.replace(/"enum": \[[^\]]*\]/g, '"enum": []');
}

test('the committed schemas have the shape that the code knows', async () => {
  const committed = await readdir('content/schema');
  expect(committed.sort()).toEqual([...schemas.keys()]);
  for (const [name, text] of schemas)
    expect(shapeOf(await readFile(join('content/schema', name), 'utf8')), name).toBe(shapeOf(text));
});

test('editors offer no id that no term may have', () => {
  const [head] = terms.heads;
  expect(head).toBeDefined();
  if (!head) return;
  const withIllNamed = { ...terms, heads: [...terms.heads, { ...head, id: 'Ill_Named' }] };
  const text = buildJsonSchemas(withIllNamed).get('paper.schema.json') ?? '';
  expect(text).toContain(`"${head.id}"`);
  expect(text).not.toContain('Ill_Named');
});

describe('the schemas take all that ships', () => {
  test.each([
    ['papers', 'paper'],
    ['stages', 'stage'],
    ['heads', 'head'],
    ['circuits', 'circuit'],
    ['essays', 'essay'],
  ])('%s', async (folder, name) => {
    const schema = validator(name);
    const files = (await readdir(join('content', folder), { recursive: true })).filter((file) =>
      file.endsWith('.mdx'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect(schema.safeParse(await dataOf(`${folder}/${file}`)).error, file).toBeUndefined();
  });

  test.each([
    'survey.yaml',
    'evaluation/evaluations.yaml',
    ...['scopes', 'topics', 'methods', 'benchmarks', 'glossary', 'references', 'background'].map(
      (name) => `taxonomy/${name}.yaml`,
    ),
  ])('%s, which names its schema in the first line', async (path) => {
    const name = /([\w-]+)\.yaml$/.exec(path)?.[1] ?? '';
    expect(validator(name).safeParse(await dataOf(path)).error).toBeUndefined();
    const [line] = (await readFile(join('content', path), 'utf8')).split('\n');
    expect(line).toBe(schemaLine(path));
    const named = /\$schema=(\S+)/.exec(line ?? '')?.[1] ?? '';
    await readFile(join('content', path, '..', named), 'utf8');
  });
});

test.each(['stages', 'heads', 'circuits', 'essays', 'papers/latent-reasoning'])(
  'in %s every file names its schema in the first line of its front matter',
  async (folder) => {
    const files = (await readdir(join('content', folder))).filter((name) => name.endsWith('.mdx'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const path = `${folder}/${file}`;
      const [dashes, line] = (await readFile(join('content', path), 'utf8')).split('\n');
      expect([dashes, line], path).toEqual(['---', schemaLine(path)]);
      const named = /\$schema=(\S+)/.exec(line ?? '')?.[1] ?? '';
      await readFile(join('content', folder, named), 'utf8');
    }
  },
);

describe('the schemas refuse', () => {
  const paper = {
    title: 'T',
    abstract: 'A b c.',
    scope: terms.scopes[0]?.id,
    stages: [{ id: terms.stages[0]?.id, quote: 'b' }],
    topic: terms.topics[0]?.id,
    review: 'reviewed',
  };
  test('nothing that is right', () => {
    expect(validator('paper').safeParse(paper).success).toBe(true);
  });
  test.each([
    ['a misspelt stage', { stages: [{ id: 'reasonning', quote: 'b' }] }],
    ['a misspelt topic', { topic: 'heads-function' }],
    ['an unknown key', { stage: 'x' }],
    ['a label without a quote', { stages: [{ id: terms.stages[0]?.id }] }],
    ['another word for the review', { review: 'done' }],
    ['a year in words', { year: 'last' }],
    [
      'a method that is a whole family',
      { methods: [terms.methods.find(({ data }) => data.kind === 'family')?.id] },
    ],
  ])('%s', (_name, wrong) => {
    expect(validator('paper').safeParse({ ...paper, ...wrong }).success).toBe(false);
  });
});

test('another survey gets its own ids, and its YAML files name the schemas', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'survey-schema-'));
  try {
    await cp('tests/fixtures/birds', folder, { recursive: true });
    const first = await runScript('schema', ['--content', folder]);
    expect(first).toMatchObject({ code: 0 });
    const text = await readFile(join(folder, 'schema/paper.schema.json'), 'utf8');
    expect(text).toContain('"courtship"');
    for (const { id } of terms.stages) expect(text).not.toContain(`"${id}"`);
    expect(await readFile(join(folder, 'taxonomy/topics.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/topics\.schema\.json\n/,
    );
    expect((await runScript('schema', ['--content', folder])).stdout).toBe('wrote 0 files\n');

    // Bytes that are no text are left alone, and so is what has no front matter.
    const bytes = Buffer.from([45, 45, 45, 10, 0xff, 10, 45, 45, 45, 10]);
    await mkdir(join(folder, 'papers/odd'), { recursive: true });
    await writeFile(join(folder, 'papers/odd/bytes.mdx'), bytes);
    await writeFile(join(folder, 'papers/odd/bare.mdx'), 'no front matter\n');
    expect((await runScript('schema', ['--content', folder])).stdout).toBe('wrote 0 files\n');
    expect(await readFile(join(folder, 'papers/odd/bytes.mdx'))).toEqual(bytes);
    await rm(join(folder, 'papers/odd'), { recursive: true });

    const file = join(folder, 'taxonomy/topics.yaml');
    await writeFile(
      file,
      `${await readFile(file, 'utf8')}- { id: nests, name: Nests, summary: How birds build. }\n`,
    );
    const birds = (await readTerms(folder)).terms;
    expect((await findStaleFiles(folder, birds)).map(({ path }) => path)).toEqual([
      'schema/paper.schema.json',
    ]);
    const { code, stderr } = await runScript('schema', ['--content', folder, '--check']);
    expect(code).toBe(1);
    expect(stderr).toContain('[schema-stale]');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
