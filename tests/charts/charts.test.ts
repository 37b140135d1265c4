import { describe, expect, test } from 'vitest';
import { renderBars } from '../../src/charts/bars-chart.ts';
import { renderTimeline } from '../../src/charts/timeline-chart.ts';

const parts = [
  { year: 2019, order: 1, count: 2 },
  { year: 2019, order: 0, count: 3 },
  { year: 2021, order: 2, count: 1 },
  { year: 2022, order: 1, count: 4 },
];
const bars = [
  { name: 'Wren <b>&"', order: 1, count: 3 },
  { name: 'Robin', order: 0, count: 2 },
  { name: 'Robin', order: 2, count: 1 },
];

describe.each([
  ['timeline', () => renderTimeline(parts, 'Papers & <years>')],
  ['bars', () => renderBars(bars, 'Papers & <years>')],
])('the chart of %s', (_name, render) => {
  const svg = render() ?? '';

  test('has no style and no colour of its own', () => {
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/<style|\sstyle=|#[0-9a-f]{3,6}\b|rgb\(|url\(|\sid=/i);
    for (const [, fill] of svg.matchAll(/\s(?:fill|stroke)="([^"]*)"/g))
      expect(['none', 'currentColor', 'var(--plot-background)']).toContain(fill);
  });

  test('says what it shows, and holds texts as texts', () => {
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-label="Papers &#x26; <years>"');
    expect(svg).not.toContain('<b>');
  });

  test('is drawn the same twice, with rounded numbers', () => {
    expect(render()).toBe(svg);
    expect(svg).not.toMatch(/\d\.\d\d/);
  });
});

test('a timeline has a place for each year, and each sum', () => {
  const svg = renderTimeline(parts, 'x') ?? '';
  for (const year of [2019, 2020, 2021, 2022]) expect(svg).toContain(`>${year}<`);
  for (const sum of [5, 1, 4]) expect(svg).toContain(`>${sum}<`);
  expect([...svg.matchAll(/data-stage-order="(\d)"/g)].map(([, order]) => order).sort()).toEqual([
    '0',
    '1',
    '1',
    '2',
  ]);
});

test('there is no chart of too little, nor of too much', () => {
  expect(renderTimeline(parts.slice(0, 3), 'x')).toBeUndefined();
  expect(renderTimeline([], 'x')).toBeUndefined();
  expect(renderTimeline([...parts, { year: 1066, order: 0, count: 1 }], 'x')).toBeUndefined();
  expect(renderBars(bars.slice(0, 2), 'x')).toBeUndefined();
});
