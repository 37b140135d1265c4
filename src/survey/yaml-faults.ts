import { type Document, type ErrorCode, parseDocument, type YAMLError } from 'yaml';

/** A mistake in the syntax of a piece of YAML. */
export interface YamlFault {
  /** Offset into the piece. */
  at: number;
  /** What was found and what was expected. */
  message: string;
  mend: string;
}

const mendOfText =
  'Put the value in double quotes if it holds a colon, a hash or a bracket, put a blank behind each colon, and indent with spaces.';
const mendOfEnd =
  'Close the quote or the bracket at its end; inside of double quotes write \\" for a quotation mark and \\\\ for a backslash.';

/** What usually went wrong, by the parser's code. */
const mends: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'Keep one of the two and delete the other.',
  TAB_AS_INDENT:
    'Indent with spaces, as the lines around it: two for each step (where that is plain, npm run check -- --fix does it).',
  MISSING_CHAR: mendOfEnd,
  BAD_DQ_ESCAPE: 'Write \\\\ for a backslash inside of double quotes, or use single quotes.',
  BAD_SCALAR_START: 'Put the value in double quotes: it begins with a sign that means something in YAML.',
  BAD_INDENT:
    'Indent the line as its neighbours are; if a list or a mapping is open above, close it: ] or }.',
};

/** What the parser says, in words for people who have never heard of YAML; what stands for itself is left. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/^Implicit map keys need to be followed by map values.*/, 'line without "key: value"'],
  [/^Implicit keys need to be on a single line.*/, 'line without "key: value" above this one'],
  [/^Unexpected scalar at node end.*/, 'text behind the end of a value'],
  [
    /^Nested mappings are not allowed in compact mappings.*/,
    'second colon with a blank behind it in one line',
  ],
  [/^Missing , or : between flow sequence items.*/, 'entry of a list without a comma before it'],
  [/^Missing , between.*/, 'entry without a comma before it'],
  [/^Missing closing .quote.*/, 'quotation mark that is never closed'],
  [/^Plain value cannot start with.*/, 'value that begins with a sign of YAML'],
  [
    /^All (?:mapping|sequence) items must start at the same column.*/,
    'indent of the line, which is another than that of its neighbours',
  ],
  [/^A block sequence may not be used as an implicit map key.*/, 'entry of a list where a key belongs'],
];

const endedEarly =
  'A quotation mark ends the value too early: inside of double quotes write \\" for one, or put single quotes around the whole.';
const endedByApostrophe =
  "An apostrophe ends the value too early: put double quotes around the whole, or write '' for it.";

/** The same where the code alone doesn't tell. */
const specialMends: readonly (readonly [RegExp, string])[] = [
  [
    /^A block sequence may not/,
    'Keep one of the two: a list stands behind its key in brackets, or below it, a line for each entry.',
  ],
  [
    /^Missing , or : between/,
    'Write a comma between the two, or one pair of quotation marks around the whole.',
  ],
  [/^Unexpected scalar at node end/, endedEarly],
  [/^Unexpected , in flow/, 'Delete one of the two commas.'],
  [/end with a \]/, 'Close the list that is open above: write ] at its end.'],
  [/end with a \}/, 'Close what is open above: write } at its end.'],
  [/directives-end/, 'Delete the line that begins with "%": nobody needs it here.'],
  [/multiple documents/, 'Delete the line "..." or "---" above: all fields belong together.'],
  [
    /^Implicit map keys need to be followed/,
    'Write a key, a colon and a blank before it, or indent the line if it belongs to the value above: put a blank behind each colon.',
  ],
];

/**
 * The mistakes of YAML that doesn't parse, one for each cause.
 *
 * A parser that has lost its way says so at every word that follows. So each field, and each entry of a list, is read alone,
 * and only its first mistake counts.
 */
export function findYamlFaults(yaml: string, document: Document.Parsed): YamlFault[] {
  const alone = faultsOfParts(yaml, 0);
  const doubled = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const repeated = forgottenDash(yaml, doubled) ?? doubled.map((error) => faultOf(error, yaml, 0));
  if (alone.length > 0 || repeated.length > 0) return [...alone, ...repeated].sort((a, b) => a.at - b.at);
  const odd = oddPart(yaml);
  const [first] = document.errors;
  return odd ? [odd] : first ? [faultOf(first, yaml, 0)] : [];
}

/** Two entries of a list that run into one since the second has no dash: all its keys are there twice. */
function forgottenDash(yaml: string, doubled: readonly YAMLError[]): YamlFault[] | undefined {
  const [first] = doubled;
  if (!first || doubled.length < 2) return undefined;
  const start = yaml.lastIndexOf('\n', first.pos[0] - 1) + 1;
  const key = /^\s+([\w-]+)\s*:/.exec(yaml.slice(start))?.[1];
  // The entry around it began with the same key.
  const dash = /(?:^|\n)(\s*)- ([\w-]+)\s*:[^\n]*(?:\n(?!\s*- )[^\n]*)*$/.exec(
    yaml.slice(0, start).trimEnd(),
  );
  if (key === undefined || dash?.[2] !== key) return undefined;
  return [
    {
      at: first.pos[0],
      message: `Unexpected second "${key}" in one entry, expected "- " before it: another entry begins there`,
      mend: `Write "- " in the place of the two blanks before "${key}".`,
    },
  ];
}

interface Part {
  text: string;
  start: number;
}

const beginning = /^(?:- |-\r?$|\? |(?:"[^"]*"|'[^']*'|[\w-]+)\s*:(?:\s|$))/;

/** The fields of a mapping, or the entries of a list, each with the lines that belong to it. */
function partsOf(yaml: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const line of yaml.split(/(?<=\n)/)) {
    const last = parts.at(-1);
    if (!last || beginning.test(line)) parts.push({ text: line, start });
    else last.text += line;
    start += line.length;
  }
  return parts;
}

function faultsOfParts(yaml: string, offset: number): YamlFault[] {
  return partsOf(yaml).flatMap(({ text, start }) => faultsOfPart(text, start + offset));
}

function faultsOfPart(text: string, offset: number): YamlFault[] {
  const { errors } = parseDocument(text, { prettyErrors: false });
  const error = errors.find(({ code }) => code === 'TAB_AS_INDENT') ?? errors[0];
  if (!error || errors.every(({ code }) => code === 'DUPLICATE_KEY')) return [];
  const entryless = entryFault(text);
  if (entryless) return [{ ...entryless, at: entryless.at + offset }];
  const outside = lineOutside(text);
  if (outside) return [{ ...outside, at: outside.at + offset }];
  const entry = /^\s*@[a-z]+\s*\{/im.exec(text);
  if (entry)
    return [
      {
        at: entry.index + entry[0].indexOf('@') + offset,
        message: 'Unexpected entry of BibTeX, expected YAML',
        mend: 'Write its fields as in the entries beside it: id, title, authors, year. A paper of the survey comes by npm run add -- FILE.bib.',
      },
    ];
  // Which of its followers the parser trips over is chance.
  const tab = /:\s*[|>][-+\d]*\s*$/m.test(text) ? null : /^ *\t/m.exec(text);
  if (tab)
    return [
      {
        at: tab.index + offset,
        message: 'Unexpected tab at the beginning of the line, expected blanks',
        mend: mends.TAB_AS_INDENT ?? mendOfText,
      },
    ];
  // Below a bare key each entry is read alone once more.
  const head = /^[\w-]+:[ \t]*\r?\n/.exec(text)?.[0];
  const indent = head && /^ +(?=\S)/.exec(text.slice(head.length))?.[0];
  if (head && indent) {
    const inner = faultsOfIndented(text.slice(head.length), indent.length, offset + head.length);
    if (inner.length > 0) return inner;
  }
  return [faultOf(error, text, offset)];
}

/** The same for lines that are indented: read without their indent, and told with it. */
function faultsOfIndented(text: string, indent: number, offset: number): YamlFault[] {
  const lines = text.split(/(?<=\n)/);
  const cuts = lines.map((line) => Math.min(indent, /^ */.exec(line)?.[0].length ?? 0));
  // A line that is indented less belongs to nothing here.
  if (lines.some((line, index) => line.trim() !== '' && cuts[index] !== indent)) return [];
  return faultsOfParts(lines.map((line, index) => line.slice(cuts[index])).join(''), 0).map((fault) => {
    let before = 0;
    let cut = 0;
    for (const [index, line] of lines.entries()) {
      cut += cuts[index] ?? 0;
      before += line.length - (cuts[index] ?? 0);
      if (before > fault.at) break;
    }
    return { ...fault, at: fault.at + cut + offset };
  });
}

function faultOf(error: YAMLError, text: string, offset: number): YamlFault {
  // What lacks an end is told at the last of its letters, not on the line behind it.
  const at = Math.min(error.pos[0], text.trimEnd().length);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [line = ''] = text.slice(start).split(/\r?\n/, 1);
  const odd = /^[ \t]*[\u00A0\u2000-\u200A\u202F\u3000]|:[\u00A0\u2000-\u200A\u202F\u3000]/.exec(line);
  if (odd)
    return {
      at: start + odd[0].length - 1 + offset,
      message:
        'Unexpected blank of another kind (it only looks like one), expected the blank of the space bar',
      mend: 'Delete the blanks there, and write them again with the space bar.',
    };
  const indent = indentFault(text, start, line);
  if (indent) return { ...indent, at: indent.at + offset };
  const key = /^\s*(?:- )?([\w-]+)\s*(?:[=：]|:(?=[^\s/]))/.exec(line)?.[1];
  // The colon is one of the value's own, behind a quotation mark that ended it.
  const isCutShort = /^Nested mappings/.test(error.message) && /^\s*(?:- )?[\w-]+:\s+"/.test(line);
  const isApostrophe = /^\s*(?:- )?[\w-]+:\s+'/.test(line);
  const found = specialMends.find(([pattern]) => pattern.test(error.message))?.[1];
  const special =
    isCutShort || found === endedEarly ? (isApostrophe ? endedByApostrophe : endedEarly) : found;
  const twice = /^[\w-]+/.exec(text.slice(error.pos[0]))?.[0];
  const isImplicit = /^(?:Implicit|Sequence item)/.test(error.message);
  const plain = plainWords.find(([pattern]) => pattern.test(error.message))?.[1];
  const said =
    error.code === 'DUPLICATE_KEY' && twice
      ? `the key "${twice}" is there twice; ${error.message}`
      : error.message;
  return {
    at: at + offset,
    message: plain
      ? `Unexpected ${plain}, expected YAML that can be read`
      : `Unexpected YAML, expected it to parse: ${said
          .replace(/\s+/g, ' ')
          .replace(/\.$/, '')
          .replace(/; please use.*/, '')
          .slice(0, 200)}`,
    mend:
      key !== undefined && (isImplicit || error.code === 'MULTILINE_IMPLICIT_KEY')
        ? `Write a colon behind the key, and a blank behind each colon: "${key}: …".`
        : (special ?? (isImplicit ? undefined : mends[error.code]) ?? mendOfText),
  };
}

/** An entry of a list that lacks the blank behind its dash, or the key before its value. */
function entryFault(text: string): YamlFault | undefined {
  const [, before = '', key = ''] = /^((?:.*\n)*? *)-([\w-]+):(?:\s|$)/.exec(text) ?? [];
  if (key !== '' && !inBlock(before))
    return {
      at: before.length,
      message: `Unexpected "-${key}", expected a blank behind the dash`,
      mend: `Write "- ${key}: …".`,
    };
  const [, above = '', dash = '', value = ''] =
    /^((?:.*\n)*?)( *)- ([\w-]+)[ \t]*\r?\n\2 +[\w-]+:(?:\s|$)/.exec(text) ?? [];
  if (value === '' || inBlock(above)) return undefined;
  return {
    at: above.length + dash.length + 2,
    message: `Unexpected "${value}" without a key, expected "key: value" as in the lines below it`,
    mend: `Write its key before it; if it is an id: "- id: ${value}".`,
  };
}

/** Whether what follows belongs to a text below its key. */
function inBlock(before: string): boolean {
  return /:[ \t]*[|>][-+\d]*[ \t]*\n/.test(before);
}

/**
 * A line that stands too far in or out, which the parser tells of the line above, or of a colon.
 *
 * @param start Where the line begins that the parser names.
 */
function indentFault(text: string, start: number, line: string): YamlFault | undefined {
  const message = (expected: string) => `Unexpected indent of the line, expected ${expected}`;
  const before = text.slice(0, start).trimEnd().split(/\r?\n/).at(-1) ?? '';
  if (/:\s*[|>][-+\d]*\s*$/.test(before) && !/^\s/.test(line))
    return {
      at: start,
      message: message('that of a text below its key'),
      mend: 'Put two blanks more before each line of the text than before its key.',
    };
  const field = /^( *(?:- +)?)([\w-]+):/;
  const [, lead = '', key = ''] = field.exec(line) ?? [];
  const [, aboveLead = '', above = ''] = field.exec(before) ?? [];
  if (
    key !== '' &&
    above !== '' &&
    !lead.includes('-') &&
    aboveLead.includes('-') &&
    lead.length < aboveLead.length &&
    lead.length > 0
  )
    return {
      at: start,
      message: message(`that of "${above}" above`),
      mend: `Begin "${key}" exactly below "${above}".`,
    };
  const next = start + line.length + (text.startsWith('\r\n', start + line.length) ? 2 : 1);
  const [below = ''] = text.slice(next).split(/\r?\n/, 1);
  const [, deeper, inner = ''] = /^( +)([\w-]+):(?:\s|$)/.exec(below) ?? [];
  const value = line.slice(lead.length + key.length + 1).trim();
  // A value, and below it a field that stands further in than the key of the value.
  if (
    key !== '' &&
    value !== '' &&
    !/: |:$/.test(value) &&
    deeper !== undefined &&
    deeper.length > lead.length
  )
    return {
      at: next,
      message: message(`that of "${key}" above`),
      mend: `Begin "${inner}" exactly below "${key}".`,
    };
  return undefined;
}

/** A line of a text below its key that stands further out than the first one, and so ends the text. */
function lineOutside(text: string): YamlFault | undefined {
  const [head = '', key] = /^([\w-]+):[ \t]*[|>][-+]?[ \t]*\r?\n/.exec(text) ?? [];
  let at = head.length;
  let indent: number | undefined;
  for (const line of key === undefined ? [] : text.slice(at).split(/(?<=\n)/)) {
    const own = /^ */.exec(line)?.[0].length ?? 0;
    if (line.trim() !== '') {
      // A first line without an indent is told of as such.
      if (indent === undefined && own === 0) return undefined;
      if (indent !== undefined && own < indent && !line.trimStart().startsWith('#'))
        return {
          at: at + own,
          message: `Unexpected indent of the line, expected that of the text of "${key}" above`,
          mend: `Put as many blanks before each line of the text as before the first one below "${key}:".`,
        };
      indent ??= own;
    }
    at += line.length;
  }
  return undefined;
}

/** An entry of a list among the fields of a mapping, or the other way round. */
function oddPart(yaml: string): YamlFault | undefined {
  const parts = partsOf(yaml).filter(({ text }) => beginning.test(text));
  const isEntry = ({ text }: Part) => text.startsWith('-');
  const entries = parts.filter(isEntry);
  const fields = parts.filter((part) => !isEntry(part));
  if (entries.length === 0 || fields.length === 0) return undefined;
  const [odd] = entries.length <= fields.length ? entries : fields;
  if (!odd) return undefined;
  return isEntry(odd)
    ? {
        at: odd.start,
        message: 'Unexpected "- " at the beginning of the line, expected a key',
        mend: 'Delete the "- ", or indent the line if it belongs to the list above.',
      }
    : {
        at: odd.start,
        message: 'Unexpected key at the beginning of the line, expected "- "',
        mend: 'Indent it by two blanks if it belongs to the entry above, or write "- " before it.',
      };
}
