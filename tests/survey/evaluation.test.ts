import { describe, expect, test } from 'vitest';
import { type AcceptedLabels, evaluate } from '../../src/survey/evaluation/agreement.ts';
import { readLabels } from '../../src/survey/evaluation/read-labels.ts';
import { runScript } from '../run-script.ts';

const accepted = (more: Partial<AcceptedLabels> = {}): AcceptedLabels => ({
  title: 'Wren',
  scope: ['core'],
  topic: ['song'],
  primary: ['courtship'],
  stages: { required: ['courtship'], allowed: ['courtship', 'alarm'] },
  heads: { required: [], allowed: [] },
  methods: { required: ['playback'], allowed: ['playback'] },
  ...more,
});
const labels = (more = {}) => ({
  scope: 'core',
  topic: 'song',
  stages: ['courtship'],
  heads: [],
  methods: ['playback'],
  ...more,
});

describe('evaluate', () => {
  test('labels that are all accepted agree wholly', () => {
    const { scope, primary, topic, stages, disagreements } = evaluate([
      { labels: labels({ stages: ['courtship', 'alarm'] }), accepted: accepted() },
    ]);
    expect([scope.share, primary.share, topic.share, stages.f1, disagreements]).toEqual([1, 1, 1, 1, []]);
  });

  test('counts what is too much and what is missed', () => {
    const { stages, byStage } = evaluate([
      { labels: labels({ stages: ['nest'] }), accepted: accepted() },
      { labels: labels(), accepted: accepted() },
    ]);
    expect(stages).toMatchObject({ right: 1, tooMuch: 1, missed: 1, precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(byStage.nest).toMatchObject({ right: 0, tooMuch: 1, missed: 0 });
    expect(byStage.alarm).toMatchObject({ right: 0, tooMuch: 0, missed: 0, f1: 1 });
  });

  test('names each disagreement', () => {
    const { disagreements } = evaluate([
      {
        labels: labels({ scope: 'beyond', stages: [], methods: ['by-ear'] }),
        accepted: accepted({ scope: ['core', 'related'] }),
      },
    ]);
    expect(disagreements).toEqual([
      { title: 'Wren', what: 'scope', found: 'beyond', expected: 'core or related' },
      { title: 'Wren', what: 'primary stage', found: 'none', expected: 'courtship' },
      { title: 'Wren', what: 'stages', found: 'nothing', expected: 'courtship' },
      { title: 'Wren', what: 'methods', found: 'by-ear', expected: 'not that' },
      { title: 'Wren', what: 'methods', found: 'nothing', expected: 'playback' },
    ]);
  });
});

test('readLabels takes one reader or two, and names the line of what it cannot read', () => {
  const { rows, problems } = readLabels(
    '{"title": "A", "scope": "core", "topic": "song", "stages": ["alarm", "courtship"]}\nnot JSON\n{"title": "B", "scope": ["core", "off"], "topic": ["song"], "primary": ["none"], "stages_required": [], "stages_allowed": ["alarm"]}\n{"scope": "core"}\n',
    'labels.jsonl',
  );
  expect(rows).toMatchObject([
    { title: 'A', scope: ['core'], primary: ['alarm'], stages: { required: ['alarm', 'courtship'] } },
    { title: 'B', scope: ['core', 'off'], primary: ['none'], stages: { required: [], allowed: ['alarm'] } },
  ]);
  expect(problems.map(({ line }) => line)).toEqual([2, 4]);
});

test('npm run evaluate measures the shipped labels on the shipped sample', async () => {
  const { code, stdout } = await runScript('evaluate', ['content/evaluation/labels-sample.jsonl', '--json']);
  expect(code).toBe(0);
  const figures = JSON.parse(stdout);
  expect(figures.papers).toBe(88);
  expect(figures.scope.share).toBeGreaterThanOrEqual(0.95);
  expect(figures.primary.share).toBeGreaterThanOrEqual(0.95);
  expect(figures.stages.f1).toBeGreaterThanOrEqual(0.9);
  expect(figures.topic.share).toBeGreaterThanOrEqual(0.92);
  const suggested = await runScript('evaluate', [
    'content/evaluation/labels-sample.jsonl',
    '--json',
    '--suggested',
  ]);
  expect(JSON.parse(suggested.stdout).scope.share).toBeLessThan(figures.scope.share);
});
