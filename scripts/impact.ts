import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJudgedQueries } from '../src/content/judged-queries.ts';
import { readContent } from '../src/content/read-content.ts';
import { measureSearch } from '../src/search/judged-query.ts';
import { buildSite } from './build/build-site.ts';
import { checkContent } from './check/check-content.ts';
import { capComment } from './impact/cap-comment.ts';
import { compareContent } from './impact/compare-content.ts';
import { planChange, printPlan, type TaxonomyChange } from './impact/plan-change.ts';
import { type Impact, printImpact } from './impact/print-impact.ts';
import { readBase } from './impact/read-base.ts';
import { readTexts } from './impact/read-texts.ts';
import { measureSite } from './impact/site-size.ts';
import { answerQueries } from './search/answer-queries.ts';
import { exitCodes, readArguments, runCommand, WrongUseError } from './terminal/command.ts';

const usage = `Usage: npm run impact -- BASE [options]
       npm run impact -- --rename OLD NEW | --merge OLD INTO | --split OLD PART PART… | --move HEAD STAGE

Says in Markdown what the content changes against BASE, a commit, branch or tag; or what a change of the taxonomy would
touch, before anything is changed.

  --content DIR   another content folder
  --build         build the site of both, too, and compare their sizes and what their search finds (takes a while)
  --only-content  don't count the files that differ outside of the content
  --comment       no more than a comment at GitHub can hold
  --json          print one JSON object (with npm run -s)`;

const seeAll =
  'The summary of the check has them all, and so has `npm run impact -- main` on the branch of the change.';

await runCommand(async () => {
  const { values, positionals } = readArguments(
    {
      content: { type: 'string', default: 'content' },
      build: { type: 'boolean', default: false },
      'only-content': { type: 'boolean', default: false },
      comment: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      rename: { type: 'boolean', default: false },
      merge: { type: 'boolean', default: false },
      split: { type: 'boolean', default: false },
      move: { type: 'boolean', default: false },
    },
    usage,
    true,
  );
  const change = readChange(values, positionals);
  const { content, json } = values;
  const after = await readContent(content);
  if (change) {
    const plan = planChange(after, await readTexts(content), change);
    console.log(json ? JSON.stringify(plan) : printPlan(plan).trimEnd());
    return exitCodes.done;
  }

  const base = readBase(content, positionals[0] ?? '');
  try {
    const before = await readContent(base.folder);
    const { problems } = await checkContent(content);
    const impact: Impact = {
      content: compareContent(before, after),
      isGone: !existsSync(join(content, 'survey.yaml')),
      problems: problems.length,
      ...(values.build && problems.length === 0 && (await compareSites(base.folder, content))),
      otherFiles: values['only-content'] ? 0 : base.otherFiles.length,
    };
    const text = values.comment ? capComment(printImpact(impact), seeAll) : printImpact(impact);
    console.log(json ? JSON.stringify(impact) : text.trimEnd());
    return exitCodes.done;
  } finally {
    base.remove();
  }
});

function readChange(
  { rename, merge, split, move }: { rename: boolean; merge: boolean; split: boolean; move: boolean },
  positionals: readonly string[],
): TaxonomyChange | undefined {
  const asked = [rename, merge, split, move].filter(Boolean).length;
  const [first, second, third] = positionals;
  if (asked === 0) {
    if (first === undefined || second !== undefined)
      throw new WrongUseError(
        `Unexpected ${positionals.length} arguments, expected one commit, branch or tag\n\n${usage}`,
      );
    return undefined;
  }
  if (asked > 1 || first === undefined || second === undefined || (third !== undefined && !split))
    throw new WrongUseError(
      `Unexpected arguments, expected one of --rename, --merge and --move with two names, or --split with three or more\n\n${usage}`,
    );
  if (split) return { kind: 'split', from: first, into: positionals.slice(1) };
  if (move) return { kind: 'move', head: first, stage: second };
  return { kind: rename ? 'rename' : 'merge', from: first, to: second };
}

/**
 * Build both by the code as it is now, so that only the content makes a difference. A survey without judged queries has no
 * figures of its search.
 */
async function compareSites(before: string, after: string): Promise<Pick<Impact, 'site' | 'search'>> {
  const parent = await mkdtemp(join(tmpdir(), 'survey-impact-'));
  try {
    const sizes = [];
    const figures = [];
    const { queries } = await readJudgedQueries(after);
    for (const [name, original] of [
      ['before', before],
      ['after', after],
    ] as const) {
      const out = join(parent, name);
      // Outside of the repository, like the other: else the history on its pages would count as a change.
      const content = join(parent, `${name}-content`);
      await cp(original, content, { recursive: true });
      await buildSite({ content, out, base: '/' });
      sizes.push(await measureSite(out));
      if (queries.length > 0) figures.push(measureSearch(await answerQueries(queries, out)).all);
    }
    const [old, now] = sizes;
    const [found, finds] = figures;
    return {
      site: { bytes: [old?.bytes ?? 0, now?.bytes ?? 0], pages: [old?.pages ?? 0, now?.pages ?? 0] },
      ...(found && finds && { search: [{ name: 'MRR', before: found.mrr, after: finds.mrr }] }),
    };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}
