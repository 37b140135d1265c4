import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { file, glob } from 'astro/loaders';
import { parse } from 'yaml';
import { contentFolder } from './content/content-path.ts';
import { papersLoader } from './content/papers-loader.ts';
import {
  essaySchema,
  paperSchema,
  scopeSchema,
  stageSchema,
  surveySchema,
  topicSchema,
} from './survey/schema.ts';

const terms = (name: string) =>
  file(join(contentFolder, 'taxonomy', name), { parser: (text) => parse(text) });

export const collections = {
  survey: defineCollection({
    loader: file(join(contentFolder, 'survey.yaml'), { parser: (text) => ({ survey: parse(text) }) }),
    schema: surveySchema,
  }),
  papers: defineCollection({ loader: papersLoader(contentFolder), schema: paperSchema }),
  stages: defineCollection({
    loader: glob({ pattern: '*.mdx', base: join(contentFolder, 'stages') }),
    schema: stageSchema,
  }),
  topics: defineCollection({ loader: terms('topics.yaml'), schema: topicSchema }),
  scopes: defineCollection({ loader: terms('scopes.yaml'), schema: scopeSchema }),
  essays: defineCollection({
    loader: glob({ pattern: '*.mdx', base: join(contentFolder, 'essays') }),
    schema: essaySchema,
  }),
};
