import type { ExploreData } from '../explore/explore-data.ts';
import { firstSort } from '../explore/explore-state.ts';
import { createPaperSorter } from '../explore/sort-papers.ts';
import { toPlainText } from '../text/abstract-to-html.ts';
import { getSurveyFacets } from './survey-facets.ts';
import { getSurveyIndex, type SurveyIndex } from './survey-index.ts';

const known = new WeakMap<SurveyIndex, ExploreData>();

/** The papers as the explore page shows them at first. */
export async function getExploreData(): Promise<ExploreData> {
  const index = await getSurveyIndex();
  const data = known.get(index) ?? (await readExploreData(index));
  known.set(index, data);
  return data;
}

async function readExploreData({ survey, stages, heads, papers }: SurveyIndex): Promise<ExploreData> {
  const { values, options } = await getSurveyFacets();
  const data: ExploreData = {
    language: survey.language,
    stages: stages.map(({ id, data: { name, abbr } }, place) => ({ id, name, abbr, order: place + 1 })),
    stageOfHead: Object.fromEntries(
      heads.flatMap(({ id, data: { stage } }) => {
        const place = stages.findIndex((each) => each.id === stage);
        return place < 0 ? [] : [[id, place + 1]];
      }),
    ),
    options,
    papers: papers.map(({ id, data: { title } }, place) => ({
      id,
      title: toPlainText(title),
      values: values[place] ?? {},
    })),
  };
  return { ...data, papers: createPaperSorter(data)(data.papers, firstSort(options)) };
}
