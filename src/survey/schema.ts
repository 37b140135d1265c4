import { z } from 'zod';

/**
 * The shape of everything in a content folder, once.
 *
 * The scripts check with it before they write, and Astro checks with it as it reads. Whether an id names a term that
 * exists needs all files at once and is the business of `npm run check`.
 */

/** Id of a term: the last part of its address. */
const id = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case letters, digits and single dashes');

/** Kinds of terms that other fields name by id. */
export type NamedKind =
  | 'stages'
  | 'groups'
  | 'subgroups'
  | 'heads'
  | 'topics'
  | 'scopes'
  | 'methods'
  | 'labelMethods'
  | 'layers'
  | 'tasks'
  | 'model-families';

/** The one schema of each kind's ids. */
export const idSchemas = new Map<NamedKind, z.ZodString>();

/**
 * Id of a term of one kind. That the term exists is for `npm run check` to see; the kind is kept with the schema, so that
 * the JSON Schemas for editors can list the ids (see `json-schema.ts`).
 */
function idOf(kind: NamedKind) {
  const schema = idSchemas.get(kind) ?? id.meta({ names: kind });
  idSchemas.set(kind, schema);
  return schema;
}

/** One line of plain text: no markup, no line break. */
const line = z
  .string()
  .min(1, { error: 'expected some text', abort: true })
  .refine((text) => !/[\r\n]/.test(text), 'expected one line')
  .refine((text) => text.trim() !== '', 'expected more than blanks');

/** Plain text of one or more lines. */
const text = z.string().refine((value) => value.trim() !== '', 'expected some text');

const httpUrl = z
  .string()
  .regex(/^https?:\/\/[^\s<>"]+$/, 'expected an address that begins with http:// or https://')
  .refine(
    (address) => !/^https?:\/\/./.test(address) || URL.canParse(address),
    'expected an address that a browser can open',
  );

/** Whether the month and the day of a date are in the calendar; of no date nothing is said. */
function isDate(date: string): boolean {
  if (!/^[\d-]+$/.test(date)) return true;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
}

/** Whether a text is a tag by BCP 47 that begins with a language of two or three letters, as every one in use does. */
function isLanguageTag(tag: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** A path below a folder: it never climbs out of it, and is the same on every system. */
const pathBelow = z
  .string()
  .regex(
    /^(?!\.{1,2}(?:\/|$))[^/\\:\s][^/\\:]*(?:\/(?!\.{1,2}(?:\/|$))[^/\\:]+)*$/,
    'expected a path below the folder, without "..", such as sources/dump.txt',
  );

/** `key:` with nothing behind it reads as null and means the same as no key: not known. */
function known<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? undefined);
}

function knownList<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** Short fingerprint of a text as it was upstream (see `fingerprint.ts`). */
const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, 'expected 16 hexadecimal digits');

/** An arXiv id without version: year, month and number, or in the old style with the name of an archive. */
export const arxivIdPattern = /^(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/;

const quote = text.describe('Words of the abstract that bear the label out, letter by letter.');

/** How a paper bears on a head. */
export const headRelations = ['introduces', 'studies', 'uses', 'intervenes'] as const;
/** Of a paper that says how a head was found; one that only uses it does not. */
export const findingRelations: readonly string[] = ['introduces', 'studies'];

/** Front matter of `papers/<folder>/<slug>.mdx`. */
export const paperSchema = z.strictObject({
  /** As printed: one line, may hold TeX, never markup. Written by ingest. */
  title: line,
  /** Where the texts came from. Written by ingest; absent for a paper that a person added by hand. */
  source: known(
    z.strictObject({
      /** Id of the dump: its file name without the ending. */
      dump: z.string().min(1),
      /** Line of the title in the dump, from 1. */
      line: z.int().positive(),
      /** Fingerprints of title and abstract as they came, so that a later run can tell a person's edit from a change upstream. */
      title: known(fingerprint),
      abstract: known(fingerprint),
    }),
  ),
  /** Plain text, never MDX; may hold TeX. Written by ingest. */
  abstract: text,
  arxiv: known(
    z.string().regex(arxivIdPattern, 'expected an arXiv id without version, such as "2312.09230"'),
  ),
  doi: known(
    z
      .string()
      .regex(
        /^10\.\d{4,9}\/\S+$/,
        'expected a DOI without "https://doi.org/", such as "10.18653/v1/2023.acl-long.1"',
      ),
  ),
  authors: knownList(line),
  /** Of the first version. */
  year: known(z.int().min(1600).max(2200)),
  venue: known(line),
  /** False when the venue is second-hand: pages say "unverified". */
  venueChecked: known(z.boolean()),
  url: known(httpUrl),
  code: known(httpUrl),
  note: known(text),
  scope: known(idOf('scopes')).describe('How near the paper is to the subject of the survey.'),
  /** Primary first. */
  stages: knownList(z.strictObject({ id: idOf('stages'), quote })).describe(
    'Stages that the paper bears on, the primary one first.',
  ),
  heads: knownList(z.strictObject({ id: idOf('heads'), relation: z.enum(headRelations), quote })),
  topic: known(idOf('topics')).describe('What the paper is chiefly about.'),
  methods: knownList(idOf('labelMethods')),
  /** `suggested`: made by the classifier, nobody has read it yet. */
  review: z
    .enum(['suggested', 'reviewed'])
    .describe('"reviewed" once a person has read the abstract and set the labels.'),
});
export type PaperFrontMatter = z.infer<typeof paperSchema>;

/**
 * Phrases whose presence in a text suggests the term. Lower case; a word also matches its plural in -s.
 * Data of the survey, so that the classifier knows no field by itself.
 */
const cues = z.array(z.string().min(2)).default([]);

const term = {
  id,
  name: line,
  summary: text,
  cues,
};

/** Keys of references, or slugs of papers: what a term rests on. */
const references = knownList(
  z.string().regex(/^[\w.-]+$/, 'expected the key of a reference or the slug of a paper'),
);

const aliases = knownList(line);

/** Front matter of `stages/<id>.mdx`; the body is the essay on the stage. */
export const stageSchema = z.strictObject({
  name: line,
  abbr: line,
  order: z.int().positive(),
  summary: text,
  groups: z
    .array(
      z.strictObject({
        id,
        name: line,
        summary: text,
        subgroups: z.array(z.strictObject({ id, name: line, summary: text, references })).default([]),
      }),
    )
    .default([]),
  references,
  /** Stages that its outcome goes to, and what is carried there; unsaid where the source doesn't say. */
  passesTo: z.array(z.strictObject({ stage: idOf('stages'), carries: known(line) })).default([]),
  cues,
});
export type StageFrontMatter = z.infer<typeof stageSchema>;

/** `taxonomy/topics.yaml`: a list, in the order of its pages. The last one takes the papers that no cue suggests a topic for. */
export const topicSchema = z.strictObject(term);
export type Topic = z.infer<typeof topicSchema>;

/** `taxonomy/scopes.yaml`: a list from the nearest to the survey's subject to the farthest. */
export const scopeSchema = z.strictObject({
  ...term,
  /** Whether papers of this scope can bear on a stage; of the others none is suggested. */
  staged: z.boolean().default(false),
});
export type Scope = z.infer<typeof scopeSchema>;

/** Whether a head is one of the survey's source, or one that papers of this survey propose. */
export const headStatuses = ['established', 'proposed'] as const;

/** Front matter of `heads/<id>.mdx`; the body is prose. */
export const headSchema = z
  .strictObject({
    name: line,
    aliases,
    status: z.enum(headStatuses),
    /** Absent for a proposed head that no stage is plain for. */
    stage: known(idOf('stages')),
    group: known(idOf('groups')),
    subgroup: known(idOf('subgroups')),
    /** The one kind of problem that the head is known from; absent when it isn't bound to one. */
    task: known(idOf('tasks')),
    summary: text,
    input: known(text),
    output: known(text),
    /** Thirds of the model, by depth. */
    layers: knownList(idOf('layers')),
    /** Families of models that it was seen in, as far as the source says. */
    models: knownList(idOf('model-families')),
    /** How such heads were found, in a phrase, as the body bears it out; absent where its sources don't say. */
    found: known(line).describe('How such heads were found, in a phrase; left out where no source says.'),
    references,
    /** Why a proposed head is one of its own, and stands where it stands. */
    reason: known(text),
    /** Slugs of the papers that propose it. */
    proposedBy: knownList(id),
  })
  .refine(({ status, stage }) => status === 'proposed' || stage !== undefined, {
    message: 'expected a stage for an established head',
    path: ['stage'],
    params: {
      mend: 'Write the stage behind "stage:", adding the line if it is not there; or "status: proposed".',
    },
  })
  // Without a stage there is no group; that is told.
  .refine(({ status, stage, group }) => status === 'proposed' || stage === undefined || group !== undefined, {
    message: 'expected a group of its stage for an established head',
    path: ['group'],
    params: {
      mend: 'Write a group of the stage behind "group:", adding the line if it is not there; or "status: proposed".',
    },
  })
  .refine(({ status, reason }) => status === 'established' || reason !== undefined, {
    message: 'expected a reason for a proposed head',
    path: ['reason'],
    params: {
      mend: 'Write behind "reason:" why it is one of its own; add the line if it is not there.',
    },
  })
  .refine(({ status, proposedBy }) => status === 'established' || proposedBy.length > 0, {
    message: 'expected the papers that propose it, for a proposed head',
    path: ['proposedBy'],
    params: {
      mend: 'Write behind "proposedBy:" the slugs of the papers, their file names without .mdx: [ … ]; add the line if it is not there.',
    },
  });
export type HeadFrontMatter = z.infer<typeof headSchema>;

/** What an edge of a circuit is read from, the firmest first. */
export const edgeBases = ['text-and-figure', 'text', 'stage-text', 'figure', 'inferred'] as const;

/** Bases that no sentence of the source stands behind, each with what is said of its edge. */
export const weakBases: ReadonlyMap<(typeof edgeBases)[number], string> = new Map([
  ['figure', 'the source only draws it'],
  ['inferred', 'inferred'],
]);

/** Front matter of `circuits/<id>.mdx`; the body is prose. */
export const circuitSchema = z.strictObject({
  name: line,
  task: known(line),
  basis: known(id),
  summary: text,
  example: known(z.strictObject({ prompt: text, answer: text })),
  edges: z
    .array(
      z.strictObject({
        from: idOf('heads'),
        to: idOf('heads'),
        /** What the one does for the other, as a sentence without a full stop. */
        relation: text,
        /** What is handed over, in a few words: drawn on the line of the map. */
        carries: known(line.max(32, 'expected at most 32 letters, for the line of a map')),
        basis: z.enum(edgeBases),
      }),
    )
    .min(1),
  references,
});
export type CircuitFrontMatter = z.infer<typeof circuitSchema>;

/** `taxonomy/methods.yaml`: a list that `parent` makes a forest. Papers are labelled with those of kind `method`. */
export const methodSchema = z.strictObject({
  ...term,
  aliases,
  kind: z.enum(['category', 'family', 'method', 'example']),
  parent: known(idOf('methods')),
  references,
});
export type Method = z.infer<typeof methodSchema>;

/** `taxonomy/benchmarks.yaml`. */
export const benchmarkSchema = z.strictObject({
  id,
  name: line,
  kind: line,
  taskType: known(line),
  summary: text,
  source: known(line),
  /** As precise as it is known: `2023` or `2023-10`. */
  date: known(
    z
      .string()
      .regex(/^\d{4}(?:-\d{2}){0,2}$/, 'expected a date such as 2023-10')
      .refine(isDate, 'expected a date that there is, such as 2023-10'),
  ),
  url: known(httpUrl),
  references,
});
export type Benchmark = z.infer<typeof benchmarkSchema>;

/**
 * `taxonomy/model-families.yaml`. A paper counts for a family when its abstract has the name or one of the aliases as a
 * whole word with these very capitals; a version may follow ("GPT-2" has "GPT").
 */
export const modelFamilySchema = z.strictObject({ id, name: line, aliases });
export type ModelFamily = z.infer<typeof modelFamilySchema>;

/** `taxonomy/layers.yaml` and `tasks.yaml`. */
export const layerSchema = z.strictObject({ id, name: line, summary: text });
export const taskSchema = z.strictObject({ id, name: line, abbr: known(line), summary: text });

/** `taxonomy/glossary.yaml`. */
export const glossarySchema = z.strictObject({
  id,
  name: line,
  aliases,
  category: id,
  summary: text,
  references,
});
export type GlossaryEntry = z.infer<typeof glossarySchema>;

/** What `taxonomy/background.yaml` speaks of, in the order of its page. */
export const backgroundKinds = [
  'inspiration',
  'left-out',
  'limitation',
  'direction',
  'viewpoint',
  'neighbouring-topic',
  'related-survey',
] as const;

/** `taxonomy/background.yaml`: what stands around the taxonomy. */
export const backgroundSchema = z.strictObject({
  id,
  kind: z.enum(backgroundKinds),
  name: line,
  summary: text,
  references,
});

/** `taxonomy/references.yaml`: works that are cited and are no papers of the survey. */
export const referenceSchema = z.strictObject({
  id: z.string().regex(/^[\w.-]+$/, 'expected letters, digits, dots, dashes and underscores'),
  title: line,
  authors: knownList(line),
  /** More authors than are listed. */
  etAl: z.boolean().default(false),
  year: known(z.int().min(1600).max(2200)),
  venue: known(line),
  arxiv: known(line),
  doi: known(line),
  url: known(httpUrl),
});
export type Reference = z.infer<typeof referenceSchema>;

/** `evaluation/evaluations.yaml`: labelled files beside it or below, and what a reader should know of each. */
export const evaluationSchema = z.strictObject({ file: pathBelow, name: line, note: text });

/** Front matter of `essays/<id>.mdx`. */
export const essaySchema = z.strictObject({
  title: line,
  description: text,
  /** Place among the essays. */
  order: z.int().positive(),
});
export type EssayFrontMatter = z.infer<typeof essaySchema>;

/** A word of the field, in the singular and the plural, as it stands within a sentence. */
const word = z.strictObject({ one: line, many: line });

/** `survey.yaml`: what the survey is, for every page. */
export const surveySchema = z.strictObject({
  title: line,
  /** For the top of each page, where the title is too long. */
  shortTitle: line,
  /** One or two sentences: the first thing a reader sees. */
  description: text,
  /** BCP 47 tag of the language of the pages. */
  language: line.refine(isLanguageTag, 'expected a language tag such as en or pt-BR').default('en'),
  authors: knownList(line),
  /** What a newcomer may ask, for the home page, and the page that answers it: its address from the root of the site. */
  questions: knownList(
    z.strictObject({
      text: line,
      to: z.string().regex(/^\/\S*$/, 'expected the address of a page, such as /methods/'),
    }),
  ),
  /** What the single parts are called on the pages, and what joins them; "head" and "circuit" where nothing is said. */
  words: z.strictObject({ head: word.optional(), circuit: word.optional() }).optional(),
  /** Where the files of the content can be mended: at GitHub, GitLab, Codeberg or another host. */
  repository: known(httpUrl),
  /** The branch that pull requests go to. */
  branch: z
    .string()
    .regex(/^[\w./-]+$/, 'expected the name of a branch')
    .default('main'),
  /** Where the content folder lies in the repository; `.` when it is the repository. */
  folder: z
    .string()
    .regex(/^(?:\.|[\w-][\w.-]*(?:\/[\w-][\w.-]*)*)$/, 'expected a path such as content')
    .default('content'),
  /** On whose the texts are. */
  licence: known(text),
  /** The dumps that `npm run ingest` reads when no file is named, oldest first; paths from the content folder. */
  sources: z.array(pathBelow).default([]),
  /** Lines of the dumps' web pages that belong to no paper, besides those that every such page has. */
  boilerplate: z.array(line).default([]),
});
export type Survey = z.infer<typeof surveySchema>;
