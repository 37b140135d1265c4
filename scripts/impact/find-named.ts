import type { TermKind } from '../../src/content/terms-folder.ts';
import type { Use } from './find-uses.ts';
import type { ContentText } from './read-texts.ts';

/** Kinds of what can be named by an id. */
export type NameKind = TermKind | 'groups' | 'subgroups';

/** Folders of the addresses under which the site shows terms: each on a page of its own, or at an anchor of one page. */
const pageFolders: Partial<Record<NameKind, string>> = {
  stages: 'stages',
  heads: 'heads',
  circuits: 'circuits',
  methods: 'methods',
  topics: 'topics',
  essays: 'essays',
  benchmarks: 'benchmarks',
  glossary: 'glossary',
  background: 'background',
  references: 'references',
};

/** Properties of `<Count>` that name a term of a kind. */
const countProperties: Partial<Record<NameKind, readonly string[]>> = {
  stages: ['stage', 'primary'],
  heads: ['head'],
  topics: ['topic'],
  scopes: ['scope'],
  methods: ['method'],
};

/** What `<Map of="…">` calls a map of a term. */
const mapNames: Partial<Record<NameKind, readonly string[]>> = {
  stages: ['stage'],
  heads: ['head'],
  circuits: ['circuit', 'steps'],
};

/** Fields of a labelled file that name terms, as `read-labels.ts` reads them. */
const labelFields: Partial<Record<NameKind, RegExp>> = {
  stages: /^(?:primary|stages(?:_\w+)?)$/,
  heads: /^heads(?:_\w+)?$/,
  topics: /^topic$/,
  scopes: /^scope$/,
  methods: /^methods(?:_\w+)?$/,
};

/**
 * Places of one text that name a term otherwise than by a field of the front matter: addresses of its page, wherever they
 * stand (links, Mermaid, questions, judged queries), citations, counts, maps, and rows of labelled files.
 */
export function findNamed({ file, path, text }: ContentText, kind: NameKind, id: string): Use[] {
  const found: Use[] = [];
  const seen = new Set<string>();
  const lines = text.split('\n');
  const add = (line: number, what: string) => {
    if (seen.has(`${line} ${what}`)) return;
    seen.add(`${line} ${what}`);
    found.push({ file, line, what });
  };
  const addAll = (pattern: string, what: (line: string) => string) => {
    for (const { index, 0: match } of text.matchAll(new RegExp(pattern, 'g'))) {
      const line = text.slice(0, index + match.length).split('\n').length;
      add(line, what(lines[line - 1] ?? ''));
    }
  };
  const exact = RegExp.escape(id);
  const folder = pageFolders[kind];
  if (folder !== undefined) {
    const ends = String.raw`(?![\w-]|\.\w)`;
    addAll(String.raw`(?<![\w-])${folder}/#?${exact}${ends}`, (line) => sayAddress(path, line));
    // The file beside it, or its page from another of its kind.
    if (path.startsWith(`${folder}/`)) addAll(String.raw`\]\(\.\./${exact}${ends}`, () => 'link in the text');
  }
  // A group is a part of its stage's page.
  if (kind === 'groups') addAll(String.raw`#group-${exact}(?![\w-])`, (line) => sayAddress(path, line));
  const facets = countProperties[kind];
  if (facets !== undefined)
    addAll(String.raw`/[\w/-]*\?[^\s)"'#]*?\b(?:${facets.join('|')})=${exact}(?![\w-])`, (line) =>
      sayAddress(path, line),
    );
  if (facets !== undefined && path.startsWith('evaluation/'))
    addAll(
      String.raw`(?<![\w-])(?:${facets.join('|')}):${exact}(?![\w-])`,
      () => 'condition of a judged query',
    );
  if (kind === 'references') addAll(String.raw`<Cite\s+id="${exact}"`, () => 'citation in the text');
  if (facets !== undefined)
    addAll(String.raw`<Count\b[^>]*\b(?:${facets.join('|')})="${exact}"`, () => 'count in the text');
  const maps = mapNames[kind];
  if (maps !== undefined) {
    for (const [tag] of text.matchAll(/<Map\b[^>]*>/g)) {
      if (maps.some((name) => tag.includes(`of="${name}"`)) && tag.includes(`id="${id}"`))
        addAll(RegExp.escape(tag), () => 'map in the text');
    }
  }
  const fields = labelFields[kind];
  if (fields !== undefined && path.endsWith('.jsonl')) {
    for (const [index, line] of lines.entries()) {
      const named = fieldsWith(line, fields, id);
      if (named.length > 0) add(index + 1, `${named.join(', ')} of the labelled paper`);
    }
  }
  return found;
}

function sayAddress(path: string, line: string): string {
  if (path.startsWith('evaluation/')) return 'answer of a judged query';
  if (!path.endsWith('.mdx')) return `address in ${path}`;
  return /^\s*click\b/.test(line) ? 'link of a map in the text' : 'link in the text';
}

/** Fields of a row of a labelled file that hold an id; none when the line is no row. */
function fieldsWith(line: string, fields: RegExp, id: string): string[] {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    return [];
  }
  return Object.entries(typeof row === 'object' && row !== null ? row : {})
    .filter(([field, value]) => fields.test(field) && [value].flat().includes(id))
    .map(([field]) => field);
}
