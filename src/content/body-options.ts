import { type Countable, type CountQuery, countProperties, countThings } from '../survey/count.ts';
import { nameOfWork } from '../survey/name-of-work.ts';
import { nearestId } from '../survey/nearest.ts';
import type { PaperFile } from '../survey/paper-file.ts';
import { papersOfReferences } from '../survey/papers-of-references.ts';
import { headStatuses } from '../survey/schema.ts';
import { toPlainText } from '../text/abstract-to-html.ts';
import type { BodyComponent, BodyOptions } from './body-component.ts';
import { type BodyMaps, createDiagramPrinter, createMap } from './body-maps.ts';
import { type Cited, createCite } from './cite.ts';
import { firstSentence } from './first-sentence.ts';
import { isUnread, nothingUnread, type TermKind, type Terms, type Unread } from './terms-folder.ts';

/**
 * What prose of the content may use: `<Cite id="…"/>` for a paper of the survey or a reference, and `<Count of="…"/>` for
 * a number that must agree with the data; with `maps` also `<Map of="…"/>` and fenced blocks in Mermaid.
 *
 * @param papers All papers of the survey; those that can't be read can't be cited.
 * @param terms Of the kinds that are left out, no id is looked up.
 * @param base Path that the site is published under, with slashes at both ends.
 * @param unread Terms that couldn't be read: nothing is said of what names them, nor of what cites a paper that couldn't be.
 */
export function bodyOptionsOf(
  papers: readonly PaperFile[],
  terms: Pick<Terms, 'references' | 'stages' | 'heads' | 'circuits'> & Partial<Terms>,
  base: string,
  maps?: BodyMaps,
  unread?: Unread,
): BodyOptions {
  const slugs = new Set(unread && papers.map(({ slug }) => slug));
  const mayBeThere = (id: string) =>
    unread !== undefined &&
    (slugs.has(id) || unread.papers.includes(id) || isUnread(unread, 'references', id));
  const countable: Countable = {
    papers: papers.flatMap(({ data }) => (data ? [data] : [])),
    heads: terms.heads.map(({ data }) => data),
    circuits: terms.circuits,
  };
  return {
    base,
    components: {
      Cite: createCite(citedWorks(papers, terms, base), mayBeThere),
      Count: createCount(countable, terms, unread),
      ...(maps && { Map: createMap(maps, base, unread) }),
    },
    ...(maps && { diagram: createDiagramPrinter(maps, base) }),
  };
}

/** Works that can be cited, by id: papers by their slugs, references by their keys. */
function citedWorks(
  papers: readonly PaperFile[],
  { references, stages }: Pick<Terms, 'references' | 'stages'>,
  base: string,
): Map<string, Cited> {
  const cited = new Map<string, Cited>();
  const slugOf = papersOfReferences(references, papers);
  for (const { id, data } of references) {
    const title = toPlainText(data.title);
    const href = `${base}references/#${id}`;
    cited.set(id, { id, href, text: nameOfWork(data) ?? title, title, facts: factsOfWork(data) });
  }
  const stageOf = new Map(stages.map(({ id, data: { order, name } }) => [id, { order, name }]));
  for (const { slug, data, body } of papers) {
    if (!data) continue;
    const title = toPlainText(data.title);
    cited.set(slug, {
      id: slug,
      href: `${base}papers/${slug}/`,
      text: nameOfWork(data) ?? title,
      title,
      facts: factsOfWork({ ...data, venue: data.venueChecked === false ? undefined : data.venue }),
      about: () => ({
        stages: data.stages.flatMap((label) => stageOf.get(label.id) ?? []),
        sentence: firstSentence(body),
      }),
    });
  }
  for (const [id, slug] of slugOf) {
    const paper = cited.get(slug);
    if (paper) cited.set(id, paper);
  }
  return cited;
}

/** @example factsOfWork({ authors: ['A. Ås'], year: 2023, venue: 'Owls' }) // 'A. Ås · 2023 · Owls' */
function factsOfWork({
  authors,
  etAl = false,
  year,
  venue,
}: {
  authors: readonly string[];
  etAl?: boolean;
  year?: number | undefined;
  venue?: string | undefined;
}): string {
  const shown = authors.slice(0, authors.length === 5 ? 5 : 4);
  const others = authors.length - shown.length;
  const rest = etAl ? ' and others' : others > 0 ? ` and ${others} others` : '';
  return [shown.join(', ') + rest, year?.toString(), venue].filter((fact) => fact).join(' · ');
}

/** The component `<Count of="papers" stage="…"/>`; see `countThings`. */
function createCount(
  countable: Countable,
  terms: Partial<Terms>,
  unread: Unread = nothingUnread(),
): BodyComponent {
  return (query: CountQuery) => {
    for (const [property, value] of Object.entries(query)) {
      const known = property === 'of' ? undefined : knownValues(property, terms);
      if (!known || known.includes(value)) continue;
      const kind = kindsOfProperties[property];
      if (kind && isUnread(unread, kind, value)) continue;
      if (property === 'group' && (unread.terms.stages.length > 0 || unread.groups.includes(value))) continue;
      const near = nearestId(value, known);
      return {
        rule: 'body-count',
        message: `Unexpected ${property} "${value}" in <Count>, expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
        mend: near
          ? `Write ${property}="${near}", if that is meant.`
          : `Known are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? '…' : ''}.`,
      };
    }
    const count = countThings(query, countable);
    if (count !== undefined) return [{ type: 'text', value: count.toLocaleString('en-GB') }];
    const { of = '', ...wanted } = query;
    const known = countProperties[of];
    const strange = known && Object.keys(wanted).find((name) => !known.includes(name));
    if (known && strange !== undefined) {
      const near = nearestId(strange.toLowerCase(), known);
      return {
        rule: 'body-count',
        message: `Unexpected property "${strange}" in <Count of="${of}">, expected ${known.join(', ') || 'none'}${near ? `, perhaps "${near}"` : ''}`,
        mend: near
          ? `Write ${near}="${wanted[strange]}".`
          : known.length > 0
            ? `Write one of these, such as <Count of="${of}" ${known[0]}="…"/>.`
            : `Delete it: <Count of="${of}"/>.`,
      };
    }
    return {
      rule: 'body-count',
      message: `Unexpected <Count of="${of}">, expected one of ${Object.keys(countProperties).join(', ')}`,
      mend: 'Write, for example, <Count of="papers" stage="…"/>.',
    };
  };
}

/** Of which terms the ids are that a property of `<Count>` compares with. */
const kindsOfProperties: Readonly<Record<string, TermKind>> = {
  scope: 'scopes',
  topic: 'topics',
  stage: 'stages',
  primary: 'stages',
  head: 'heads',
  method: 'methods',
  group: 'stages',
};

/** What a property of `<Count>` may be; undefined where it may be anything. */
function knownValues(property: string, terms: Partial<Terms>): readonly string[] | undefined {
  if (property === 'status') return headStatuses;
  if (property === 'review') return ['suggested', 'reviewed'];
  if (property === 'group') return terms.stages?.flatMap(({ data }) => data.groups.map(({ id }) => id));
  const kind = kindsOfProperties[property];
  return kind && terms[kind]?.map(({ id }) => id);
}
