import { expect, test } from 'vitest';
import { fragmentsOfContent } from '../../scripts/search/content-fragments.ts';
import { describePages } from '../../scripts/search/describe-pages.ts';
import { readContent } from '../../src/content/read-content.ts';

const content = await readContent('tests/fixtures/birds');

test('a citation is the name of its work: number and card are left out, as in the index of the site', () => {
  const about = fragmentsOfContent(content).find(({ name }) => name === 'about/');
  expect(about?.fragment.content).toMatch(/ and neither does Alder \(2019\)\.$/);
});

test.each([
  ['AL', ['AL']],
  ['A', []],
])('a stage with the abbreviation %s has the other names %j', (abbr, names) => {
  const { terms } = content;
  const stages = terms.stages.map((stage) => ({ ...stage, data: { ...stage.data, abbr } }));
  const described = describePages({ ...content, terms: { ...terms, stages } });
  const ofStages = described.filter(({ address }) => address.startsWith('stages/'));
  expect(ofStages.length).toBeGreaterThan(0);
  for (const stage of ofStages) expect(stage.names).toEqual(names);
});
