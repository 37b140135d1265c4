/** What a number in the prose counts, as written in `<Count of="papers" stage="…"/>`. */
export type CountQuery = Readonly<Record<string, string>>;

/** The facts that are counted. */
export interface Countable {
  papers: readonly {
    scope?: string | undefined;
    topic?: string | undefined;
    year?: number | undefined;
    review: string;
    stages: readonly { id: string }[];
    heads: readonly { id: string }[];
    methods: readonly string[];
  }[];
  heads: readonly { stage?: string | undefined; group?: string | undefined; status: string }[];
  circuits: readonly unknown[];
}

/** For each thing that can be counted: its properties, and what each compares with. */
const properties = {
  papers: {
    scope: (paper: Countable['papers'][number]) => [paper.scope],
    topic: (paper: Countable['papers'][number]) => [paper.topic],
    year: (paper: Countable['papers'][number]) => [paper.year?.toString()],
    review: (paper: Countable['papers'][number]) => [paper.review],
    stage: (paper: Countable['papers'][number]) => paper.stages.map(({ id }) => id),
    primary: (paper: Countable['papers'][number]) => paper.stages.slice(0, 1).map(({ id }) => id),
    head: (paper: Countable['papers'][number]) => paper.heads.map(({ id }) => id),
    method: (paper: Countable['papers'][number]) => paper.methods,
  },
  heads: {
    stage: (head: Countable['heads'][number]) => [head.stage],
    group: (head: Countable['heads'][number]) => [head.group],
    status: (head: Countable['heads'][number]) => [head.status],
  },
  circuits: {},
} as const;

/** What `of` can be, and which properties go with it. */
export const countProperties: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(properties).map(([of, known]) => [of, Object.keys(known)]),
);

/**
 * Count what a query names.
 *
 * @returns undefined when the query makes no sense: an unknown `of`, or a property that doesn't go with it. Ids are not
 *   checked: of what isn't there, there are 0.
 * @example countThings({ of: 'papers', stage: 'latent-reasoning' }, survey) // 30
 */
export function countThings({ of, ...wanted }: CountQuery, survey: Countable): number | undefined {
  if (of === undefined || !Object.hasOwn(properties, of)) return undefined;
  const known: Record<string, (thing: never) => readonly (string | undefined)[]> =
    properties[of as keyof typeof properties];
  if (Object.keys(wanted).some((name) => !Object.hasOwn(known, name))) return undefined;
  const things: readonly unknown[] = survey[of as keyof Countable];
  return things.filter((thing) =>
    Object.entries(wanted).every(([name, value]) => known[name]?.(thing as never).includes(value)),
  ).length;
}
