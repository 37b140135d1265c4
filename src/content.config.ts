import { defineCollection } from 'astro:content';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { file } from 'astro/loaders';
import { parse } from 'yaml';
import { z } from 'zod';
import { contentFolder } from './content/content-path.ts';
import { createLoaders } from './content/loaders.ts';
import { idsOfTerms } from './content/term-ids.ts';
import { readTerms } from './content/terms-folder.ts';
import {
  backgroundSchema,
  benchmarkSchema,
  circuitSchema,
  essaySchema,
  glossarySchema,
  headSchema,
  idSchemas,
  layerSchema,
  methodSchema,
  modelFamilySchema,
  paperSchema,
  referenceSchema,
  scopeSchema,
  stageSchema,
  surveySchema,
  taskSchema,
  topicSchema,
} from './survey/schema.ts';

const loaders = createLoaders(contentFolder);

// Editors complete and check front matter by the schemas that Astro writes; with this they know the ids, too.
const ids = idsOfTerms((await readTerms(contentFolder)).terms);
for (const [names, schema] of idSchemas)
  if (ids[names].length > 0) z.globalRegistry.add(schema, { names, enum: ids[names] });

/** A list of terms; a survey that doesn't have the file has none of them. */
async function terms(name: string) {
  const path = join(contentFolder, 'taxonomy', `${name}.yaml`);
  const there = await stat(path).catch(() => undefined);
  return there ? file(path, { parser: (text) => parse(text) ?? [] }) : () => [];
}

export const collections = {
  survey: defineCollection({
    loader: file(join(contentFolder, 'survey.yaml'), { parser: (text) => ({ survey: parse(text) }) }),
    schema: surveySchema,
  }),
  papers: defineCollection({ loader: loaders.papers, schema: paperSchema }),
  stages: defineCollection({ loader: loaders.prose('stages'), schema: stageSchema }),
  heads: defineCollection({ loader: loaders.prose('heads'), schema: headSchema }),
  circuits: defineCollection({ loader: loaders.prose('circuits'), schema: circuitSchema }),
  essays: defineCollection({ loader: loaders.prose('essays'), schema: essaySchema }),
  topics: defineCollection({ loader: await terms('topics'), schema: topicSchema }),
  scopes: defineCollection({ loader: await terms('scopes'), schema: scopeSchema }),
  methods: defineCollection({ loader: await terms('methods'), schema: methodSchema }),
  benchmarks: defineCollection({ loader: await terms('benchmarks'), schema: benchmarkSchema }),
  modelFamilies: defineCollection({ loader: await terms('model-families'), schema: modelFamilySchema }),
  layers: defineCollection({ loader: await terms('layers'), schema: layerSchema }),
  tasks: defineCollection({ loader: await terms('tasks'), schema: taskSchema }),
  glossary: defineCollection({ loader: await terms('glossary'), schema: glossarySchema }),
  background: defineCollection({ loader: await terms('background'), schema: backgroundSchema }),
  references: defineCollection({ loader: await terms('references'), schema: referenceSchema }),
};
