import { createTwoFilesPatch } from 'diff';
import type { Taxonomy } from '../../src/content/content-folder.ts';
import type { Decision } from '../../src/survey/decision.ts';
import { fingerprint } from '../../src/survey/fingerprint.ts';
import { foldTitle, foldWords } from '../../src/survey/fold.ts';
import type { Problem } from '../../src/survey/problem.ts';
import { freeSlug, titleToSlug } from '../../src/survey/slug.ts';
import { suggestLabels } from '../../src/survey/suggest-labels.ts';
import { editPaper, type PaperEdit } from './edit-paper.ts';
import { KeyTable } from './key-table.ts';
import { breakage, type KnownPaper, readKnownPaper } from './known-paper.ts';
import { areNear, clearlyAlike, likeness, nearKeys } from './likeness.ts';
import { printPaper } from './print-paper.ts';
import { quoteStart } from './read/reader.ts';
import type { Facts, PaperRecord } from './record.ts';

/** What becomes of one record. `text` is the whole new file; without it nothing is to be written. */
export type Outcome =
  | {
      /** `merged`: the same paper as another record of this run, which may still have brought facts. */
      kind: 'added' | 'updated' | 'unchanged' | 'merged';
      /** Path of the paper's file from the content folder. */
      path: string;
      text?: string;
      /** What a person should see: conflicts, questions. */
      problems: ReconcileProblem[];
    }
  | { kind: 'rejected'; problem: Problem };

/** `question`: a person may decide, and until then nothing is wrong. */
export type ReconcileProblem = Problem & { question?: true };

export interface ReconcileOptions {
  taxonomy: Taxonomy;
  decisions?: readonly Decision[];
  /** Ids of the survey's dumps, oldest first. A text of an older dump never replaces one of a newer. */
  dumps?: readonly string[];
  /** Gives the text of a paper's file as it is now; the path is one from the content folder. */
  readText: (path: string) => string | undefined;
  /** How to show a paper's path in messages. */
  showPath?: (path: string) => string;
  /** How to have the content checked, in messages. */
  checkCommand?: string;
  /**
   * Ids were typed by a person, who may have hit another paper's: a record with the id of a paper that it is unlike is
   * rejected. Those of a dump are taken for right.
   */
  typedIds?: boolean;
}

/** What is kept of each paper while records come: little, since there can be a million. */
interface Entry {
  path: string;
  broken: boolean;
  /** A record with the very texts that the paper came with will come in this run. */
  announced: boolean;
  /** The dump whose record of this run is this paper. */
  claimedBy: string | undefined;
}

/**
 * Compares records, one after the other, with the papers that are there, and says what to write.
 *
 * What people own is never in what it changes; see `editPaper`. It writes nothing itself, but from then on
 * takes each outcome as done.
 */
export class Reconciler {
  readonly #options: ReconcileOptions;
  readonly #papers: Entry[] = [];
  readonly #identity = new KeyTable();
  readonly #near = new KeyTable();
  readonly #slugs = new KeyTable();
  /** Papers that were there before the run, by the texts that they came with. */
  readonly #texts = new KeyTable();

  constructor(known: Iterable<KnownPaper>, options: ReconcileOptions) {
    this.#options = options;
    for (const paper of known) {
      const { title, abstract } = paper.source;
      const index = this.#remember(paper);
      if (title && abstract) this.#texts.add(textKey(title, abstract), index);
    }
  }

  /**
   * Tell which record will come later in the run. With that, of two papers with one title each finds its own file, even
   * when the text of one has changed. Optional.
   */
  announce(record: PaperRecord): void {
    if (this.#texts.size === 0) return;
    for (const index of this.#texts.get(textKey(fingerprint(record.title), fingerprint(record.abstract)))) {
      const entry = this.#papers[index];
      if (entry) entry.announced = true;
    }
  }

  reconcile(record: PaperRecord): Outcome {
    const match = this.#findSame(record);
    return match ? this.#reconcileWith(record, match) : this.#add(record);
  }

  #remember(paper: KnownPaper): number {
    const index = this.#papers.length;
    const { title, abstract, source } = paper;
    this.#papers.push({
      path: flatten(paper.path),
      broken: paper.broken,
      announced: false,
      claimedBy: undefined,
    });
    for (const key of identityKeys(paper)) this.#identity.add(key, index);
    // Titles in two forms, the present one and the one that came: either may be how a later record knows the paper.
    if (source.title) this.#identity.add(`upstream title:${source.title}`, index);
    if (source.abstract) this.#identity.add(`upstream abstract:${source.abstract}`, index);
    if (paper.broken) this.#identity.add(`broken:${paper.slug.replace(/-\d+$/, '')}`, index);
    if (title && abstract) for (const key of nearKeys(title, abstract)) this.#near.add(key, index);
    this.#slugs.add(paper.slug.toLowerCase(), index);
    return index;
  }

  /** The paper that the record is, if it is there; the surest match wins, then the first. */
  #findSame(record: PaperRecord): Match | undefined {
    const decided = this.#decidedPapers(record);
    const candidates = new Set(decided.same);
    for (const key of identityKeys(record))
      for (const index of this.#identity.get(key)) candidates.add(index);
    for (const key of [
      `upstream title:${fingerprint(record.title)}`,
      `upstream abstract:${fingerprint(record.abstract)}`,
    ]) {
      for (const index of this.#identity.get(key)) candidates.add(index);
    }
    for (const index of this.#identity.get(`broken:${titleToSlug(record.title)}`)) candidates.add(index);

    let best: Match | undefined;
    for (const index of candidates) {
      if (decided.different.has(index)) continue;
      const match = this.#match(record, index, decided.same.has(index));
      if (match && match.rank > (best?.rank ?? 0)) best = match;
    }
    return best;
  }

  #match(record: PaperRecord, index: number, decidedSame: boolean): Match | undefined {
    const entry = this.#papers[index];
    if (!entry) return undefined;
    const text = this.#options.readText(entry.path);
    if (text === undefined) return undefined; // Gone since the run began.
    const paper = readKnownPaper(entry.path, text);
    const match = (rank: number): Match => ({ index, entry, paper, text, rank });

    if (paper.broken) return match(rank.brokenFile);
    if (decidedSame) return match(rank.decided);
    const { arxiv, doi } = record.facts;
    if (arxiv && paper.arxiv) return arxiv === paper.arxiv ? match(rank.sameId) : undefined;
    if (doi && paper.doi) return doi === paper.doi ? match(rank.sameId) : undefined;

    const sameTitle =
      (paper.title !== undefined && foldTitle(paper.title) === foldTitle(record.title)) ||
      paper.source.title === fingerprint(record.title);
    const sameAbstract =
      paper.source.abstract === fingerprint(record.abstract) ||
      (paper.abstract !== undefined && foldText(paper.abstract) === foldText(record.abstract));
    if (sameTitle && sameAbstract) return match(rank.sameTexts);
    if (sameAbstract)
      return foldText(record.abstract).length >= tellingAbstract ? match(rank.sameAbstract) : undefined;
    if (!sameTitle) return undefined;

    // One title, another abstract: a new version of the text, or another paper of that name?
    const alike = likeness(paper.abstract ?? '', record.abstract);
    if (entry.claimedBy !== undefined || entry.announced)
      return alike >= clearlyAlike ? match(rank.sameTitle) : undefined;
    const sameDump = paper.source.dump === record.dump || paper.source.dump === undefined;
    return sameDump || alike >= hardlyAlike ? match(rank.sameTitle) : undefined;
  }

  /** Bring the paper up to date with the record, and keep all that people wrote. */
  #reconcileWith(record: PaperRecord, { index, entry, paper, text, rank: sureness }: Match): Outcome {
    const { path } = entry;
    const shown = this.#show(path);
    if (paper.broken) {
      return {
        kind: 'rejected',
        problem: {
          file: shown,
          ...breakage(path, text),
          rule: 'paper-file-broken',
          message: `Unexpected front matter that can't be read, expected the paper "${record.title}" (${record.dump}, line ${record.line}) in it`,
          mend: `Mend the front matter (${this.#options.checkCommand ?? 'npm run check'} says where), then run ingest again. Nothing was written for this paper.`,
        },
      };
    }

    if (
      this.#options.typedIds === true &&
      sureness === rank.sameId &&
      paper.source.title !== fingerprint(record.title) &&
      !areNear(record, paper)
    )
      return { kind: 'rejected', problem: idOfAnother(record, paper, shown) };

    const mergedInto = entry.claimedBy;
    const problems: ReconcileProblem[] = [];
    const edit: PaperEdit = {};
    const sameDumpAgain = mergedInto === record.dump;
    if (!sameDumpAgain && !this.#isOlder(record.dump, paper.source.dump)) {
      Object.assign(edit, this.#reconcileTexts(record, paper, problems, shown));
    }
    const facts = missingFacts(record.facts, paper.filled);
    if (Object.keys(facts).length > 0) edit.facts = facts;
    entry.claimedBy = record.dump;

    const kind = mergedInto === undefined ? 'unchanged' : 'merged';
    if (Object.keys(edit).length === 0) return { kind, path, problems };
    const edited = editPaper(text, edit);
    if (edited === undefined) {
      problems.push({
        file: shown,
        line: 1,
        column: 1,
        rule: 'not-editable',
        message: `Unexpected form of the front matter, expected one "key: value" a line so that ${Object.keys(edit.facts ?? edit).join(', ')} can be brought up to date`,
        mend: 'Write the fields as in the other papers, then run ingest again. The file was left as it is.',
      });
      return { kind, path, problems };
    }
    const next = readKnownPaper(path, edited);
    for (const key of identityKeys(next)) this.#identity.add(key, index);
    return mergedInto === undefined
      ? { kind: 'updated', path, text: edited, problems }
      : { kind, path, text: edited, problems };
  }

  /**
   * Title, abstract and source as they should stand: three texts decide, the one that came last time (its fingerprint),
   * the one in the file, and the one that comes now.
   */
  #reconcileTexts(
    record: PaperRecord,
    paper: KnownPaper,
    problems: ReconcileProblem[],
    shown: string,
  ): PaperEdit {
    const edit: PaperEdit = {};
    const base: { title?: string; abstract?: string } = {};
    for (const field of ['title', 'abstract'] as const) {
      const now = record[field];
      const here = paper[field];
      const came = paper.source[field];
      if (here === now) {
        base[field] = fingerprint(now);
      } else if (came === fingerprint(now)) {
        base[field] = came; // Edited by a person, unchanged upstream.
      } else if (here !== undefined && came === fingerprint(here)) {
        edit[field] = now;
        base[field] = fingerprint(now);
      } else {
        base[field] = came;
        const onlyLooks = came === undefined && here !== undefined && foldText(here) === foldText(now);
        if (!onlyLooks) problems.push(this.#conflict(record, field, here ?? '', shown));
      }
    }
    const { source } = paper;
    const changed = edit.title !== undefined || edit.abstract !== undefined;
    const sameTexts = base.title !== undefined && base.abstract !== undefined;
    if (sameTexts && (changed || source.dump === record.dump || source.dump === undefined)) {
      const next = {
        dump: record.dump,
        line: record.line,
        title: base.title ?? '',
        abstract: base.abstract ?? '',
      };
      const same =
        source.dump === next.dump &&
        source.line === next.line &&
        source.title === next.title &&
        source.abstract === next.abstract;
      if (!same) edit.source = next;
    }
    return edit;
  }

  #conflict(record: PaperRecord, field: 'title' | 'abstract', here: string, shown: string): Problem {
    const patch = createTwoFilesPatch(
      'in the file',
      `in ${record.dump}, line ${record.line}`,
      `${here}\n`,
      `${record[field]}\n`,
      '',
      '',
      {
        context: 1,
      },
    );
    return {
      file: shown,
      line: 1,
      column: 1,
      rule: 'text-conflict',
      message: `Unexpected change of the ${field} upstream, expected the text that a person has edited since to be the newest; the file keeps the person's text`,
      mend: `Take over what you want of the new text, then set source.${field} to "${fingerprint(record[field])}", which says that you have seen it.\n${patch
        .split('\n')
        .slice(1)
        .map((line) => `    ${line}`.trimEnd())
        .join('\n')
        .trimEnd()}`,
    };
  }

  #add(record: PaperRecord): Outcome {
    const problems = this.#questions(record);
    const slug = freeSlug(record.title, (slug) => this.#slugs.has(slug));
    const labels = suggestLabels(record.title, record.abstract, this.#options.taxonomy);
    const folder = labels.stages[0]?.id ?? labels.topic ?? 'unsorted';
    const path = `papers/${folder}/${slug}.mdx`;
    const source = {
      dump: record.dump,
      line: record.line,
      title: fingerprint(record.title),
      abstract: fingerprint(record.abstract),
    };
    const text = printPaper({
      title: record.title,
      abstract: record.abstract,
      source,
      facts: record.facts,
      labels,
    });
    const { facts } = record;
    const filled = new Set(Object.keys(facts));
    const { title, abstract } = record;
    const index = this.#remember({
      path,
      slug,
      title,
      abstract,
      arxiv: facts.arxiv,
      doi: facts.doi,
      source,
      filled,
      broken: false,
    });
    const entry = this.#papers[index];
    if (entry) entry.claimedBy = record.dump;
    return { kind: 'added', path, text, problems };
  }

  /** Papers that a person should compare with a new one; empty when a decision stands for each of them. */
  #questions(record: PaperRecord): ReconcileProblem[] {
    const decided = this.#decidedPapers(record);
    const candidates = new Set(this.#identity.get(`title:${foldTitle(record.title)}`));
    for (const key of nearKeys(record.title, record.abstract))
      for (const index of this.#near.get(key)) candidates.add(index);
    const problems: ReconcileProblem[] = [];
    for (const index of candidates) {
      if (decided.different.has(index) || problems.length >= mostQuestions) continue;
      const path = this.#papers[index]?.path;
      const text = path === undefined ? undefined : this.#options.readText(path);
      if (path === undefined || text === undefined) continue;
      const paper = readKnownPaper(path, text);
      if (!areNear(record, paper)) continue;
      problems.push({
        file: this.#show(path),
        line: 1,
        column: 1,
        rule: 'near-duplicate',
        message: `Unexpected likeness to the new paper "${record.title}" (${record.dump}, line ${record.line}), expected either one paper or two that differ`,
        mend: `Both are kept. Decide once, in decisions.yaml, with "same" or "different":\n    - papers: [${paper.slug}, ${JSON.stringify(record.title)}]\n      are: different`,
        question: true,
      });
    }
    return problems;
  }

  #decidedPapers(record: PaperRecord): { same: Set<number>; different: Set<number> } {
    const decided = { same: new Set<number>(), different: new Set<number>() };
    for (const { papers, are } of this.#options.decisions ?? []) {
      for (const [own, other] of [papers, [papers[1], papers[0]]] as const) {
        if (foldTitle(own) !== foldTitle(record.title) && own !== titleToSlug(record.title)) continue;
        for (const index of [...this.#slugs.get(other), ...this.#identity.get(`title:${foldTitle(other)}`)]) {
          decided[are].add(index);
        }
      }
    }
    return decided;
  }

  /** Whether a dump comes before another in the survey's list; dumps that aren't in it are newer than all. */
  #isOlder(dump: string, than: string | undefined): boolean {
    const dumps = this.#options.dumps ?? [];
    const place = (id: string) => (dumps.includes(id) ? dumps.indexOf(id) : dumps.length);
    return than !== undefined && place(dump) < place(than);
  }

  #show(path: string): string {
    return this.#options.showPath?.(path) ?? path;
  }
}

interface Match {
  index: number;
  entry: Entry;
  paper: KnownPaper;
  text: string;
  rank: number;
}

/** How sure it is that a record and a paper are the same; only the order counts. */
const rank = { brokenFile: 1, sameTitle: 2, sameAbstract: 3, sameTexts: 4, sameId: 5, decided: 6 };

/** Below it, a text under a known title that comes from another dump is taken for another paper of the same name. */
const hardlyAlike = 0.1;

/** An abstract of fewer characters may be shared by chance ("No abstract."). */
const tellingAbstract = 60;

/** More questions about one record help nobody. */
const mostQuestions = 3;

/** What to tell a person whose id is that of a paper with other texts. */
function idOfAnother(record: PaperRecord, paper: KnownPaper, shown: string): Problem {
  const { arxiv, doi } = record.facts;
  const id = arxiv !== undefined && arxiv === paper.arxiv ? `arXiv:${arxiv}` : `doi:${doi}`;
  return {
    file: shown,
    line: 1,
    column: 1,
    rule: 'id-of-another-paper',
    message: `Unexpected title ${quoteStart(record.title)} for ${id}, expected that of the paper that has this id here: ${quoteStart(paper.title ?? '')} in ${shown}`,
    mend: `If the id is mistaken, mend it and try again. If the two are one paper under a new title, write the new title into ${shown} first; if the paper there has an id that isn't its own, take the id out of that file. Nothing was written.`,
  };
}

function identityKeys(paper: PaperRecord | KnownPaper): string[] {
  const { arxiv, doi } = 'facts' in paper ? paper.facts : paper;
  const keys: string[] = [];
  if (arxiv) keys.push(`arxiv:${arxiv}`);
  if (doi) keys.push(`doi:${doi}`);
  if (paper.title) keys.push(`title:${foldTitle(paper.title)}`);
  if (paper.abstract) keys.push(`abstract:${foldText(paper.abstract)}`);
  return keys;
}

function foldText(text: string): string {
  return foldWords(text).join(' ') || text;
}

/** The same text without the texts that it was put together from, which it would otherwise keep in memory. */
function flatten(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function textKey(title: string, abstract: string): string {
  return `${title} ${abstract}`;
}

function missingFacts(facts: Facts, filled: ReadonlySet<string>): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([key, value]) => value !== undefined && !filled.has(key)),
  );
}
