import type { ReadEvent } from '../record.ts';
import { boilerplateLikelihood, splitGlued } from './boilerplate.ts';
import { LineSplitter } from './lines.ts';
import { DumpStatistics } from './page-costs.ts';
import { type PageLine, readPageLine } from './page-line.ts';
import { toLine } from './plain-text.ts';
import { note, quoteStart, type Reader, rejected, type Source } from './reader.ts';
import { PageSegmenter, type Role } from './segment-page.ts';

/** A title or abstract under way. */
interface Draft {
  title: PageLine[];
  abstract: PageLine[];
}

/**
 * Reads the text of a web page that lists papers: a title, its abstract, a title, its abstract, with the page's own
 * phrases before, between and after.
 */
export class PageTextReader implements Reader {
  readonly #source: Source;
  readonly #extraBoilerplate: ReadonlySet<string>;
  readonly #statistics = new DumpStatistics();
  readonly #segmenter = new PageSegmenter(this.#statistics);
  readonly #lines = new LineSplitter();
  #lineNumber = 0;
  #afterBlank = false;
  #afterBoilerplate = false;
  /** Lines that are boilerplate only if the next one is. */
  #likely: { text: string; line: number; afterBlank: boolean }[] = [];
  #draft: Draft = { title: [], abstract: [] };

  constructor(source: Source, boilerplate: readonly string[] = []) {
    this.#source = source;
    this.#extraBoilerplate = new Set(boilerplate.map((line) => line.trim()));
  }

  *push(text: string): Generator<ReadEvent> {
    for (const line of this.#lines.push(text)) yield* this.#readLine(line);
  }

  *end(): Generator<ReadEvent> {
    for (const line of this.#lines.end()) yield* this.#readLine(line);
    for (const { text, line, afterBlank } of this.#likely.splice(0))
      yield* this.#readText(text, line, afterBlank);
    yield* this.#take(this.#segmenter.end());
    yield* this.#finishDraft(true);
  }

  *breakOff(): Generator<ReadEvent> {
    this.#likely = [];
    yield* this.#take(this.#segmenter.end());
    this.#draft = { title: [], abstract: [] };
  }

  *#readLine(raw: string): Generator<ReadEvent> {
    this.#lineNumber += 1;
    const text = raw.trim();
    if (text === '') {
      this.#afterBlank = true;
      return;
    }
    const likelihood = boilerplateLikelihood(text, this.#extraBoilerplate);
    const place = { text, line: this.#lineNumber, afterBlank: this.#afterBlank };
    if (likelihood === 'likely' && !this.#afterBoilerplate) {
      this.#likely.push(place);
      if (this.#likely.length === 1) {
        this.#afterBlank = false;
        return;
      }
    }
    if (likelihood !== 'no') {
      this.#likely = [];
      this.#afterBoilerplate = true;
      this.#afterBlank = false;
      return;
    }
    for (const kept of this.#likely.splice(0)) yield* this.#readText(kept.text, kept.line, kept.afterBlank);
    yield* this.#readText(text, place.line, place.afterBlank);
    this.#afterBlank = false;
  }

  *#readText(text: string, line: number, afterBlank: boolean): Generator<ReadEvent> {
    const afterBoilerplate = this.#afterBoilerplate;
    this.#afterBoilerplate = false;
    yield* this.#take(this.#segmenter.push(readPageLine(text, { line, afterBlank, afterBoilerplate })));
  }

  *#take(decided: readonly [PageLine, Role][]): Generator<ReadEvent> {
    for (const [line, role] of decided) {
      switch (role) {
        case 'title-continuation':
          this.#draft.title.push(line);
          break;
        case 'abstract':
        case 'abstract-continuation':
          this.#draft.abstract.push(line);
          break;
        case 'lone-abstract-continuation':
          break; // Its beginning has been rejected.
        case 'title':
          yield* this.#finishDraft(false);
          this.#draft.title.push(line);
          break;
        case 'lone-title':
          yield* this.#finishDraft(false);
          yield rejected(this.#source, {
            line: line.line,
            rule: 'abstract-missing',
            message: `Unexpected title without an abstract, ${quoteStart(line.text)}, expected its abstract below it`,
            mend: 'Add the abstract below the title, or delete the title.',
          });
          break;
        case 'lone-abstract':
          yield* this.#finishDraft(false);
          yield rejected(this.#source, {
            line: line.line,
            rule: 'title-missing',
            message: `Unexpected abstract without a title, ${quoteStart(line.text)}, expected its title above it`,
            mend: 'Add the title above the abstract, join the lines if they belong to the abstract before, or delete them.',
          });
          break;
      }
    }
  }

  /** Yield the paper under way, if there is one. */
  *#finishDraft(atEnd: boolean): Generator<ReadEvent> {
    const { title: titleLines, abstract: abstractLines } = this.#draft;
    this.#draft = { title: [], abstract: [] };
    const [first] = titleLines;
    if (first === undefined) return;
    const { glued, title } = splitGlued(toLine(joinLines(titleLines)));
    if (abstractLines.length === 0) {
      yield rejected(this.#source, {
        line: first.line,
        rule: atEnd ? 'dump-cut-off' : 'abstract-missing',
        message: `Unexpected end after the title ${quoteStart(title)}, expected its abstract`,
        mend: 'Add the abstract, or delete the title.',
      });
      return;
    }
    if (glued !== '') {
      yield note(this.#source, {
        line: first.line,
        rule: 'glued-word',
        message: `Unexpected ${quoteStart(glued)} glued to the title ${quoteStart(title)}, expected the title alone`,
        mend: 'Nothing to do: the title was read without it. If the word belongs to the title, put a space after it.',
      });
    }
    const abstract = joinLines(abstractLines);
    this.#statistics.titleBlanks.learn(first.afterBlank);
    this.#statistics.abstractBlanks.learn(abstractLines[0]?.afterBlank ?? false);
    this.#statistics.titles.learn(title.length, titleLines.at(-1)?.fullStop ?? false);
    this.#statistics.abstracts.learn(abstract.length, abstractLines.at(-1)?.fullStop ?? false);
    yield {
      kind: 'record',
      record: { title, abstract, facts: {}, dump: this.#source.dump, line: first.line },
    };
  }
}

/**
 * Join wrapped lines with a blank, paragraphs with a blank line. A hyphen at a line's end is left as it stands: whether it
 * belongs to the word nobody can tell.
 */
function joinLines(lines: readonly PageLine[]): string {
  const joined = lines.map(({ text, afterBlank }, index) => {
    if (index === 0) return text;
    const paragraph = afterBlank && lines[index - 1]?.terminal;
    return (paragraph ? '\n\n' : ' ') + text;
  });
  return joined.join('');
}
