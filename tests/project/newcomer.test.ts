import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runScript } from '../run-script.ts';

/** A copy of the shipped content in a repository of its own: what a newcomer has after `git clone`. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'survey-newcomer-'));
  await cp('content', join(folder, 'content'), { recursive: true });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=x', '-c', 'user.email=x@y.example', 'commit', '-qm', 'x');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
}

const run = (name: string, ...args: string[]) => runScript(name, args, { cwd: folder });
const touched = () => {
  git('add', '-A');
  return git('diff', '--cached', '--name-only').trim().split('\n');
};

describe('by the documents alone, one file is touched, and the check finds nothing', () => {
  test('a label is mended: a name for the id and a quote with curly marks will do', async () => {
    const path =
      'content/papers/latent-reasoning/successor-heads-recurring-interpretable-attention-heads-in-the-wild.mdx';
    const file = join(folder, path);
    const text = await readFile(file, 'utf8');
    const label = '  - id: Knowledge Recalling\n    quote: “identifying interpretable polysemanticity”\n';
    await writeFile(file, text.replace('heads:\n', `${label}heads:\n`));
    expect((await run('check')).stderr).toContain('mend: Write knowledge-recalling.');
    expect((await run('check', '--fix')).code).toBe(0);
    expect(touched()).toEqual([path]);
    expect((await run('impact', 'main')).stdout).toContain('+stage `knowledge-recalling`');
  });

  test('a paper is added from a citation', async () => {
    await writeFile(
      join(folder, '..', 'paper.bib'),
      '@misc{x, title = {An Invented Paper on Successor Heads}, abstract = {We study attention heads that increment tokens.}, year = {2025}, eprint = {2501.00001}, archivePrefix = {arXiv}}',
    );
    const added = await run('add', join('..', 'paper.bib'));
    expect(added.code, added.stderr).toBe(0);
    expect(added.stdout).toContain('Suggested labels:');
    expect(await run('check')).toMatchObject({ code: 0 });
    const paths = touched();
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatch(/^content\/papers\/[a-z-]+\/an-invented-paper-on-successor-heads\.mdx$/);
    expect((await run('impact', 'main')).stdout).toContain('Adds 1 paper');
  });

  test('a paper is added from the template', async () => {
    const template = await readFile('docs/templates/paper.mdx', 'utf8');
    const path = 'content/papers/head-function/an-invented-paper.mdx';
    const filled = template
      .replace('Title as printed', 'An Invented Paper')
      .replace('The abstract as printed, plain text.', 'We find heads that recall facts.')
      .replace('id-of-the-primary-stage', 'Knowledge recalling')
      .replace('words of the abstract, letter by letter', 'We find heads that recall facts')
      .replace('id-of-a-topic', 'head-function');
    await writeFile(join(folder, path), filled);
    expect((await run('check', '--fix')).code).toBe(0);
    expect(touched()).toEqual(['content/papers/knowledge-recalling/an-invented-paper.mdx']);
  });

  test('a head is proposed from the template', async () => {
    const template = await readFile('docs/templates/head.mdx', 'utf8');
    const path = 'content/heads/counting-head.mdx';
    await writeFile(join(folder, path), template);
    const { code: before, stderr: told } = await run('check');
    expect(before).toBe(1);
    for (const key of ['name', 'summary', 'found', 'reason'])
      expect(told).toContain(`Write your own behind "${key}:".`);
    await writeFile(
      join(folder, path),
      template
        .replace('Name in the singular', 'Counting Head')
        .replace('What it does, in one or two sentences.', 'Counts on from one item to the next.')
        .replace(/^found:.*\n/m, '')
        .replace('What tells it from those that the survey has.', 'No other head counts.')
        .replace(
          'slug-of-the-paper-that-names-it',
          'successor-heads-recurring-interpretable-attention-heads-in-the-wild',
        ),
    );
    const { code, stdout, stderr } = await run('check');
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('0 problems, ');
    expect(stderr).toContain('note: content/heads/counting-head.mdx');
    expect(touched()).toEqual([path]);
  });
});
