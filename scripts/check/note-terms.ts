import type { Term, Terms } from '../../src/content/terms-folder.ts';
import { foldTitle, foldWords } from '../../src/survey/fold.ts';
import { editDistance } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { isRepeated } from './check-terms.ts';
import { contradictionOfIds } from './contradiction-of-ids.ts';
import { severalNames } from './note-paper.ts';
import { problemAt } from './problem-at.ts';

/**
 * What of the terms is worth a look, each by itself and beside the others of its kind.
 *
 * @param thisYear No work is of one much later.
 */
export function noteTerms(terms: Terms, thisYear: number): Problem[] {
  return [
    ...noteHeads(terms),
    ...noteSummaries(terms),
    ...noteLists(terms),
    ...noteWorks(terms),
    ...noteFactsOfWorks(terms, thisYear),
    ...noteCategories(terms),
    ...noteOrders(terms),
    ...noteEdges(terms),
    ...noteFamilies(terms),
  ];
}

/** Names and ids of heads that don't go together, or come too near to another's. */
function noteHeads({ heads }: Terms): Problem[] {
  /** A word that most ids have, such as "head", says nothing of one. */
  const isCommon = (word: string) =>
    heads.length > 2 && heads.filter(({ id }) => id.split('-').includes(word)).length > heads.length / 2;
  const isInMostNames = (word: string) =>
    heads.length > 2 &&
    heads.filter(({ data }) => foldWords(data.name).includes(word)).length > heads.length / 2;
  return heads.flatMap((head): Problem[] => {
    const { id, data } = head;
    const notes: Problem[] = [];
    // The name of its file is told of.
    if (!/^[a-z0-9-]+$/.test(id)) return [];
    const words = [data.name, ...data.aliases].flatMap((name) => foldWords(name));
    const telling = id.split('-').filter((word) => !isCommon(word));
    if (telling.length > 0 && !telling.some((word) => words.includes(word)))
      notes.push(
        problemAt(
          head,
          ['name'],
          'id-unlike-name',
          `Unexpected name "${data.name}" of the head ${id}, expected words of its id: the id is its address`,
          'Name the file after the head, or keep the old name as an alias.',
        ),
      );
    if (
      /^\p{Ll}/u.test(data.name) &&
      heads.filter((other) => /^\p{Lu}/u.test(other.data.name)).length > heads.length / 2
    )
      notes.push(
        problemAt(
          head,
          ['name'],
          'doubtful-name',
          `Unexpected small letter at the beginning of the name "${data.name}", expected a capital as the other heads have`,
          'Write the first letter as a capital.',
        ),
      );
    const plural = /^(.*\b\p{L}*[^s\W])s$/u.exec(data.name)?.[1];
    if (
      plural !== undefined &&
      heads.some((other) => other !== head && lastWord(other.data.name) === lastWord(plural))
    )
      notes.push(
        problemAt(
          head,
          ['name'],
          'doubtful-name',
          `Unexpected plural "${data.name}", expected the singular, as the other heads have it`,
          `Write "${plural}".`,
        ),
      );
    for (const [index, alias] of data.aliases.entries()) {
      if (foldWords(alias).every((word) => isInMostNames(word.replace(/s$/, ''))))
        notes.push(
          problemAt(
            head,
            ['aliases', index],
            'doubtful-name',
            `Unexpected alias "${alias}", which is what most heads are called, expected a name of this one`,
            'Delete it: every text with that word would lead to this head.',
          ),
        );
      if (foldTitle(alias) !== foldTitle(`${data.name}s`)) continue;
      notes.push(
        problemAt(
          head,
          ['aliases', index],
          'doubtful-name',
          `Unexpected alias "${alias}", which is the plural of its name, expected another name`,
          'Delete it: plurals are known.',
        ),
      );
    }
    // The one that papers propose is told of, rather than the one of the source.
    const isFirst = (other: typeof head) =>
      other.data.status === data.status ? other.id < id : data.status === 'proposed';
    const near = heads.find(
      (other) =>
        other !== head &&
        isFirst(other) &&
        other.id.length > 6 &&
        !isRepeated(other.id, id) &&
        editDistance(other.id, id) === 1 &&
        !/\d/.test(id + other.id),
    );
    if (near)
      notes.push(
        problemAt(
          head,
          ['name'],
          'near-duplicate-id',
          `Unexpected id "${id}" beside "${near.id}", which differs in one letter, expected ids that one can tell apart`,
          'If they are one, make one file of them; else give this one another name.',
        ),
      );
    return notes;
  });
}

function lastWord(name: string): string | undefined {
  return foldWords(name).at(-1);
}

/** In letters: what a card holds. */
const longestSummary = 400;

/** Summaries are plain text, and say something of their own. */
function noteSummaries({
  stages,
  heads,
  circuits,
  methods,
  topics,
  scopes,
  glossary,
  benchmarks,
  background,
}: Terms): Problem[] {
  const all: readonly Term<{ name: string; summary: string }>[] = [
    ...stages,
    ...heads,
    ...circuits,
    ...methods,
    ...topics,
    ...scopes,
    ...glossary,
    ...benchmarks,
    ...background,
  ];
  const first = new Map<string, (typeof all)[number]>();
  return all.flatMap((term): Problem[] => {
    const { name, summary } = term.data;
    const note = (message: string, mend: string) =>
      problemAt(term, ['summary'], 'doubtful-summary', message, mend);
    if (/\]\((?:\/|https?:)|<[A-Z]\w*\b|<\/?[a-z]+>|\*\*/.test(summary))
      return [
        note(
          `Unexpected markup in the summary of ${term.id}, expected plain text: it is printed as it stands`,
          'Write it without; links and citations belong in the text below the front matter.',
        ),
      ];
    if (summary.length > longestSummary)
      return [
        note(
          `Unexpected summary of ${summary.length} letters, expected a sentence or two: it stands in lists and cards`,
          'Keep what it is, and move the rest to the text below the front matter.',
        ),
      ];
    if (foldTitle(summary) === foldTitle(name))
      return [
        note(
          `Unexpected summary of ${term.id} that is its name, expected what it is`,
          'Say in a sentence what it is.',
        ),
      ];
    const key = foldTitle(summary);
    const before = first.get(key);
    first.set(key, before ?? term);
    // Of two that have one name as well, that is told.
    return before && foldTitle(before.data.name) !== foldTitle(name)
      ? [
          note(
            `Unexpected summary of ${term.id} that "${before.id}" has, too, expected one of its own`,
            'Say what tells the two apart.',
          ),
        ]
      : [];
  });
}

/** Entries that stand twice in one list of a term. */
function noteLists(terms: Terms): Problem[] {
  return Object.values(terms)
    .flat()
    .flatMap((term: Term<unknown>) =>
      Object.entries(term.data as Record<string, unknown>).flatMap(([key, list]) =>
        !Array.isArray(list)
          ? []
          : list.flatMap((item: unknown, index): Problem[] =>
              typeof item === 'string' && list.indexOf(item) < index
                ? [
                    problemAt(
                      term,
                      [key, index],
                      'repeated-entry',
                      `Unexpected second "${item}" among the ${key} of ${term.id}, expected each once`,
                      'Delete one of the two.',
                    ),
                  ]
                : [],
            ),
      ),
    );
}

/** Works that the references have twice. */
function noteWorks({ references }: Terms): Problem[] {
  const first = new Map<string, string>();
  return references.flatMap((reference): Problem[] => {
    const { title, arxiv, doi, authors, year, url } = reference.data;
    const contradiction = contradictionOfIds({ arxiv, doi, url });
    if (contradiction)
      return [
        problemAt(reference, [contradiction.key], 'doubtful-fact', contradiction.message, contradiction.mend),
      ];
    const keys = [
      `title ${foldTitle(title)} ${foldTitle(authors[0] ?? '')} ${year ?? ''}`,
      ...(arxiv ? [`arxiv ${arxiv}`] : []),
      ...(doi ? [`doi ${doi.toLowerCase()}`] : []),
    ];
    const before = keys.flatMap((key) => first.get(key) ?? [])[0];
    for (const key of keys) first.set(key, first.get(key) ?? reference.id);
    if (before === undefined) return [];
    return [
      problemAt(
        reference,
        ['id'],
        'repeated-reference',
        `Unexpected second entry "${reference.id}" of the work that "${before}" is, expected each work once`,
        `Cite ${before} in its place, and delete the entry.`,
      ),
    ];
  });
}

/** Facts of references that can hardly be: a year to come, a DOI that is none, several authors in one entry. */
function noteFactsOfWorks({ references }: Terms, thisYear: number): Problem[] {
  return references.flatMap((reference): Problem[] => {
    const { year, doi, authors } = reference.data;
    const note = (path: PropertyKey[], rule: string, message: string, mend: string) =>
      problemAt(reference, path, rule, message, mend);
    return [
      ...(year !== undefined && year > thisYear + 1
        ? [
            note(
              ['year'],
              'year-to-come',
              `Unexpected year ${year}, expected none later than ${thisYear + 1}`,
              'Write the year of the work.',
            ),
          ]
        : []),
      ...(doi !== undefined && !/10\.\d{4,9}\/\S+$/.test(doi)
        ? [
            note(
              ['doi'],
              'doubtful-fact',
              `Unexpected DOI "${doi}", expected one that begins with 10., digits and a slash`,
              'Copy the DOI from the page of the work, or delete the line.',
            ),
          ]
        : []),
      ...authors.flatMap((author, index) =>
        severalNames.test(author)
          ? [
              note(
                ['authors', index],
                'several-authors',
                `Unexpected author ${JSON.stringify(author)}, expected one name as it is printed, first names first`,
                'Write each name in double quotes of its own, with a comma behind it; leave it if it is the name of a group.',
              ),
            ]
          : [],
      ),
    ];
  });
}

/** Words that sort terms and are no ids: one that stands once and differs by a letter from a frequent one is misspelt. */
function noteCategories({ glossary, benchmarks }: Terms): Problem[] {
  const misspelt = <Data>(list: readonly Term<Data>[], key: keyof Data & string): Problem[] => {
    const times = new Map<string, number>();
    const wordOf = ({ data }: Term<Data>) => String(data[key]);
    for (const term of list) times.set(wordOf(term), (times.get(wordOf(term)) ?? 0) + 1);
    return list.flatMap((term): Problem[] => {
      const word = wordOf(term);
      const near = [...times].find(
        ([other, count]) =>
          other !== word && count > 1 && times.get(word) === 1 && editDistance(word, other) <= 2,
      )?.[0];
      return near === undefined
        ? []
        : [
            problemAt(
              term,
              [key],
              'doubtful-word',
              `Unexpected ${key} "${word}", which no other entry has, expected one that others have, perhaps "${near}"`,
              `Write ${near}, if that is meant.`,
            ),
          ];
    });
  };
  return [...misspelt(glossary, 'category'), ...misspelt(benchmarks, 'kind')];
}

/** Edges of a circuit that say the same of the same two. */
function noteEdges({ circuits }: Terms): Problem[] {
  return circuits.flatMap((circuit) => {
    const said = new Set<string>();
    return circuit.data.edges.flatMap(({ from, to, relation }, index): Problem[] => {
      const key = JSON.stringify([from, to, foldTitle(relation)]);
      const isSecond = said.has(key);
      said.add(key);
      return isSecond
        ? [
            problemAt(
              circuit,
              ['edges', index, 'relation'],
              'repeated-edge',
              `Unexpected second edge from "${from}" to "${to}" of the same relation, expected each once`,
              'Delete one of the two.',
            ),
          ]
        : [];
    });
  });
}

/** Names of families of models that another family has: a paper with that name would count for both. */
function noteFamilies({ 'model-families': families }: Terms): Problem[] {
  const owner = new Map<string, string>();
  return families.flatMap((family) =>
    [family.data.name, ...family.data.aliases].flatMap((name, index): Problem[] => {
      const before = owner.get(name);
      owner.set(name, before ?? family.id);
      return before === undefined || before === family.id
        ? []
        : [
            problemAt(
              family,
              index === 0 ? ['name'] : ['aliases', index - 1],
              'repeated-name',
              `Unexpected name "${name}", expected one that no other model family has: it is one of "${before}" already`,
              'Delete it here or there.',
            ),
          ];
    }),
  );
}

/** Essays in one place. */
function noteOrders({ essays }: Terms): Problem[] {
  const first = new Map<number, string>();
  return essays.flatMap((essay): Problem[] => {
    const before = first.get(essay.data.order);
    first.set(essay.data.order, before ?? essay.id);
    return before === undefined
      ? []
      : [
          problemAt(
            essay,
            ['order'],
            'repeated-order',
            `Unexpected order ${essay.data.order}, expected each once: the essay "${before}" has it, too`,
            'Number the essays as they are to be read.',
          ),
        ];
  });
}
