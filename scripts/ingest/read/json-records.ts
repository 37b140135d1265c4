import { isFieldName } from './paper-fields.ts';

/** The text of one JSON value that should be a paper; whether it is right is for `JSON.parse` to say. */
export interface JsonRecordText {
  text: string;
  /** Where it begins, both from 1. */
  line: number;
  column: number;
}

/** Names of lists in which files keep their papers; a list of another name must show what it holds. */
const listNames = new Set([
  'papers',
  'items',
  'records',
  'results',
  'entries',
  'works',
  'articles',
  'documents',
  'docs',
  'publications',
  'bibliography',
  'hits',
  'data',
  'rows',
]);

/** Letters of one value after which its brackets are taken not to pair. */
const valueMax = 16_000_000;

/** Brackets inside of one another that no paper needs. */
const depthMax = 100;

/** A bracket that is open, and what was seen inside of it. */
interface Bracket {
  sign: '{' | '[';
  start: Position;
  /** Name of the field that holds it, `''` in a list. */
  name: string;
  /** Last text seen: a field's name if a colon follows. */
  lastText: string;
  /** Field whose value is due or under way. */
  field: string;
  firstField: string;
  /** A value may begin here: after a colon, or anywhere in a list. */
  valueDue: boolean;
  hasTitle: boolean;
  hasAbstract: boolean;
}

interface Position {
  /** Index in the text at hand. */
  at: number;
  line: number;
  /** Index at which the line begins; negative if that is no longer at hand. */
  lineStart: number;
}

/**
 * - `outside`: before, between and after the values of the whole text;
 * - `object`: in an object of the whole text, which is a paper, or holds a list of papers;
 * - `list`: between the elements of a list of papers;
 * - `element`: in one of them.
 */
type Mode = 'outside' | 'object' | 'list' | 'element';

/**
 * Parts a JSON text into the values that should be papers: the elements of the list that the text is, the elements of a
 * list inside of an object (`{"papers": […]}`), or objects that follow one another.
 *
 * Only brackets, quotation marks and names of fields are looked at, so that a broken value costs only itself. Where its
 * brackets or marks don't pair, the next paper is recognised by the name of its first field.
 */
export class JsonRecordSplitter {
  #text = '';
  #position: Position = { at: 0, line: 1, lineStart: 0 };
  #mode: Mode = 'outside';
  /** Open brackets: of the value under way, or, in a list, those around the list. */
  #open: Bracket[] = [];
  /** The brackets around the list of papers, while in an element. */
  #around: Bracket[] = [];
  /** The object under way turned out to hold lists of papers: it is none itself. */
  #isHolder = false;
  /** Marks or brackets of the value under way don't pair. */
  #broken = false;
  /** Name of the first field of the papers so far. */
  #firstField = '';

  push(text: string): JsonRecordText[] {
    this.#forget();
    this.#text += text;
    return this.#scan(false);
  }

  /** The input ended: gives what is left, which is broken. */
  end(): JsonRecordText[] {
    this.#forget();
    return this.#scan(true);
  }

  /** Line that was reached, from 1. */
  get line(): number {
    return this.#position.line;
  }

  /** Whether the list or object under way lacks its closing bracket: asked at the end. */
  get isUnclosed(): boolean {
    return this.#mode !== 'outside';
  }

  /** Let go of the text that no value under way needs. */
  #forget(): void {
    const needed = this.#valueStart()?.at ?? this.#position.at;
    if (needed === 0) return;
    this.#text = this.#text.slice(needed);
    const places = [
      this.#position,
      ...this.#open.map(({ start }) => start),
      ...this.#around.map(({ start }) => start),
    ];
    for (const place of new Set(places)) {
      place.at -= needed;
      place.lineStart -= needed;
    }
  }

  #valueStart(): Position | undefined {
    if (this.#mode === 'element') return this.#open[0]?.start;
    if (this.#mode !== 'object') return undefined;
    if (!this.#isHolder) return this.#open[0]?.start;
    // An object in a list inside of the holder may yet turn out to be a paper.
    return this.#open.find(({ sign }, index) => sign === '{' && this.#open[index - 1]?.sign === '[')?.start;
  }

  #scan(atEnd: boolean): JsonRecordText[] {
    const found: JsonRecordText[] = [];
    do this.#scanTokens(atEnd, found);
    while (this.#giveUpUnclosed(atEnd, found));
    return found;
  }

  #scanTokens(atEnd: boolean, found: JsonRecordText[]): void {
    while (this.#position.at < this.#text.length) {
      if (this.#broken && this.#mode === 'element' && !this.#resume(found, atEnd)) return;
      const sign = this.#text[this.#position.at];
      if (sign === undefined) return;
      if (sign === '"') {
        const end = this.#findTextEnd(atEnd);
        if (end === undefined) return;
        this.#readText(end, found);
      } else if (sign === '{' || sign === '[') this.#openBracket(sign);
      else if (sign === '}' || sign === ']') this.#closeBracket(sign, found);
      else if (!this.#readPlain(sign, atEnd, found)) return;
    }
  }

  /** Give up a value that should have been closed by now. Gives true where a paper may follow in the text at hand. */
  #giveUpUnclosed(atEnd: boolean, found: JsonRecordText[]): boolean {
    const start = this.#valueStart();
    if (start === undefined || !(atEnd || this.#text.length - start.at > valueMax)) return false;
    if (this.#mode === 'object') {
      this.#open = this.#open.filter((bracket) => bracket.start === start);
      this.#around = [];
      this.#mode = 'element';
    }
    return this.#resume(found, true) && this.#position.at < this.#text.length;
  }

  /** Index after the closing mark of the text that begins here; at a line break where the mark is missing. */
  #findTextEnd(atEnd: boolean): number | undefined {
    const { at } = this.#position;
    const pattern = /["\n\\]/g;
    pattern.lastIndex = at + 1;
    for (let match = pattern.exec(this.#text); match !== null; match = pattern.exec(this.#text)) {
      if (match[0] === '"') return match.index + 1;
      if (match[0] === '\n') {
        this.#broken = true;
        return match.index;
      }
      pattern.lastIndex = match.index + 2; // What is escaped ends nothing.
    }
    if (!atEnd && this.#text.length - at <= valueMax) return undefined;
    this.#broken = true;
    return this.#text.length;
  }

  #readText(end: number, found: JsonRecordText[]): void {
    const { at } = this.#position;
    const bracket = this.#open.at(-1);
    if (this.#mode === 'list') found.push(this.#cut(this.#position, end));
    else if (bracket !== undefined && this.#mode !== 'outside') {
      bracket.lastText = this.#text.slice(at + 1, Math.min(end - 1, at + 200));
      if (bracket.sign === '{') bracket.valueDue = false;
    }
    this.#position.at = end;
  }

  /** A sign that is neither bracket nor mark. Gives false where more text is needed to go on. */
  #readPlain(sign: string, atEnd: boolean, found: JsonRecordText[]): boolean {
    const bracket = this.#mode === 'object' || this.#mode === 'element' ? this.#open.at(-1) : undefined;
    if (sign === '\n') {
      this.#position.line += 1;
      this.#position.lineStart = this.#position.at + 1;
    } else if (sign === ':' && bracket !== undefined) this.#readField(bracket);
    else if (sign === ',' && bracket !== undefined) {
      bracket.field = '';
      bracket.valueDue = bracket.sign === '[';
    } else if (!/[\s,:]/.test(sign)) {
      // A number, true, false, null, or what doesn't belong here.
      const end = this.#findWordEnd();
      if (end === this.#text.length && !atEnd && end - this.#position.at <= valueMax) return false;
      const word = this.#text.slice(this.#position.at, end);
      if (!/^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(word)) this.#broken = true;
      if (this.#mode === 'list') found.push(this.#cut(this.#position, end));
      if (bracket?.sign === '{') bracket.valueDue = false;
      this.#position.at = end;
      return true;
    }
    this.#position.at += 1;
    return true;
  }

  #findWordEnd(): number {
    const pattern = /[\s,:"{}[\]]/g;
    pattern.lastIndex = this.#position.at + 1;
    return pattern.exec(this.#text)?.index ?? this.#text.length;
  }

  #readField(bracket: Bracket): void {
    bracket.field = bracket.lastText;
    bracket.valueDue = true;
    if (bracket.firstField === '') bracket.firstField = bracket.field;
    if (isFieldName(bracket.field, 'title')) bracket.hasTitle = true;
    if (isFieldName(bracket.field, 'abstract')) bracket.hasAbstract = true;
  }

  #openBracket(sign: '{' | '['): void {
    const outer = this.#open.at(-1);
    if (this.#mode === 'element' && outer !== undefined && !outer.valueDue) this.#broken = true;
    if (this.#mode === 'object' && outer !== undefined && sign === '{' && this.#isListOfPapers(outer))
      this.#enterList();

    if (this.#mode === 'outside' && sign === '[') this.#mode = 'list';
    else if (this.#mode === 'list') {
      this.#around = this.#open;
      this.#open = [this.#createBracket(sign, '')];
      this.#mode = 'element';
      this.#broken = false;
    } else {
      if (this.#mode === 'outside') {
        this.#mode = 'object';
        this.#isHolder = false;
        this.#broken = false;
        this.#open = [];
      }
      const name = outer?.field ?? '';
      if (outer?.sign === '{') outer.valueDue = false;
      this.#open.push(this.#createBracket(sign, name));
    }
    this.#position.at += 1;
    if (this.#open.length > depthMax) this.#broken = true;
  }

  #createBracket(sign: '{' | '[', name: string): Bracket {
    return {
      sign,
      start: { ...this.#position },
      name,
      lastText: '',
      field: '',
      firstField: '',
      valueDue: sign === '[',
      hasTitle: false,
      hasAbstract: false,
    };
  }

  /** Whether an object that begins in this bracket is certainly a paper of a list, by the list's name alone. */
  #isListOfPapers(bracket: Bracket): boolean {
    if (bracket.sign !== '[' || !listNames.has(bracket.name.toLowerCase())) return false;
    const around = this.#open.slice(0, -1);
    return around.every(({ sign, hasTitle, hasAbstract }) => sign === '{' && !(hasTitle && hasAbstract));
  }

  /** The innermost open bracket is a list of papers. */
  #enterList(): void {
    this.#isHolder = true;
    this.#mode = 'list';
  }

  #closeBracket(sign: '}' | ']', found: JsonRecordText[]): void {
    this.#position.at += 1;
    switch (this.#mode) {
      case 'outside':
        return;
      case 'list':
        if (sign === ']') this.#leaveList();
        return; // A "}" too many.
      case 'element':
      case 'object': {
        const partner = sign === '}' ? '{' : '[';
        if (this.#open.at(-1)?.sign !== partner) this.#broken = true;
        // Close what is open inside of the partner, or nothing if there is none.
        const index = this.#open.findLastIndex((bracket) => bracket.sign === partner);
        if (index < 0) return;
        const [closed] = this.#open.splice(index);
        if (closed === undefined) return;
        if (this.#mode === 'element') {
          if (this.#open.length === 0) this.#finishElement(closed, found);
        } else this.#closeInObject(closed, found);
      }
    }
  }

  #closeInObject(closed: Bracket, found: JsonRecordText[]): void {
    if (this.#open.length === 0) {
      if (!this.#isHolder) this.#give(closed, found);
      this.#mode = 'outside';
      return;
    }
    // The first object of a list of whatever name has title and abstract: so the list is one of papers.
    const list = this.#open.at(-1);
    const around = this.#open.slice(0, -1);
    if (
      list?.sign === '[' &&
      closed.hasTitle &&
      closed.hasAbstract &&
      around.every(({ sign, hasTitle, hasAbstract }) => sign === '{' && !hasTitle && !hasAbstract)
    ) {
      this.#give(closed, found);
      this.#enterList();
    }
  }

  #finishElement(closed: Bracket, found: JsonRecordText[]): void {
    this.#give(closed, found);
    this.#open = this.#around;
    this.#around = [];
    this.#mode = 'list';
    this.#broken = false;
  }

  #leaveList(): void {
    if (this.#open.length === 0) this.#mode = 'outside';
    else {
      this.#open.pop();
      this.#mode = 'object';
    }
  }

  #give(closed: Bracket, found: JsonRecordText[]): void {
    if (!this.#broken && closed.firstField !== '') this.#firstField = closed.firstField;
    found.push(this.#cut(closed.start, this.#position.at));
  }

  #cut(start: Position, end: number): JsonRecordText {
    return {
      text: this.#text.slice(start.at, end),
      line: start.line,
      column: start.at - start.lineStart + 1,
    };
  }

  /**
   * A broken element: give it up to where the next paper begins, and go on there.
   *
   * @returns Whether to go on; false where the next paper isn't in sight.
   */
  #resume(found: JsonRecordText[], giveUp: boolean): boolean {
    const bracket = this.#open[0];
    if (bracket === undefined) return true;
    const { start } = bracket;
    const next = this.#findNext(start.at + 1, this.#firstField || bracket.firstField);
    if (next < 0 && !giveUp) {
      if (this.#text.length - start.at <= valueMax) {
        this.#position = this.#positionAt(start, this.#text.length);
        return false;
      }
    }
    const end = next < 0 ? this.#text.length : next;
    found.push(this.#cut(start, end));
    this.#position = this.#positionAt(start, end);
    this.#open = this.#around;
    this.#around = [];
    this.#mode = this.#open.length > 0 || next >= 0 ? 'list' : 'outside';
    this.#broken = false;
    return true;
  }

  /** Index of the next object whose first field has this name, or -1. */
  #findNext(from: number, field: string): number {
    if (field === '') return -1;
    const name = field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = new RegExp(`\\{\\s*"${name}"\\s*:`, 'g');
    pattern.lastIndex = from;
    return pattern.exec(this.#text)?.index ?? -1;
  }

  #positionAt(start: Position, at: number): Position {
    const position = { ...start, at };
    for (
      let index = this.#text.indexOf('\n', start.at);
      index >= 0 && index < at;
      index = this.#text.indexOf('\n', index + 1)
    ) {
      position.line += 1;
      position.lineStart = index + 1;
    }
    return position;
  }
}
