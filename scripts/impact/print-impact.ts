import { countOf } from '../terminal/command.ts';
import type { ContentChange, PaperChange, TermChange } from './compare-content.ts';
import { codeSpan, shortCodeSpan } from './markdown.ts';

/** What is known of a change; what isn't measured is absent and left out of the report. */
export interface Impact {
  content: ContentChange;
  /** The folder that is there afterwards is no survey's. */
  isGone?: boolean;
  /** Problems that the check finds after the change. */
  problems?: number;
  /** Bytes and pages of the built site, before and after. */
  site?: { bytes: [number, number]; pages: [number, number] };
  /** Figures of the search, before and after. */
  search?: { name: string; before: number; after: number }[];
  /** Files outside of the content. */
  otherFiles: number;
}

/** More entries of a list than this are counted and not shown. */
const mostShown = 20;

/** The report in Markdown: one sentence that says it all, then the lists. Ends with a line break. */
export function printImpact(impact: Impact): string {
  const { content } = impact;
  const parts = [
    `## What this changes\n\n${sayAll(impact)}`,
    impact.isGone
      ? '**The content folder has no `survey.yaml` any more**: the change deletes it, or moves the folder. There is no survey to check or to build.'
      : '',
    list(
      'Papers added',
      content.added,
      ({ title, place }) => `${shortCodeSpan(title)} in ${codeSpan(place)}`,
    ),
    list(
      'Papers removed',
      content.removed,
      ({ title, place }) => `${shortCodeSpan(title)} from ${codeSpan(place)}`,
    ),
    list("Papers that can't be read", content.unread, (path) => codeSpan(path)),
    list('Papers changed', content.changed, sayPaper),
    list('Terms', content.terms, sayTerm),
    list('Maps', content.maps, ({ title, change }) => `${shortCodeSpan(title)} ${change}`),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** @example 'Adds 2 papers, moves 1 from `a` to `b`; 3 maps change; site +4 kB.' */
function sayAll({ content, problems, site, search, otherFiles }: Impact): string {
  const { added, removed, unread, changed, terms, maps } = content;
  const clauses: string[] = [];
  if (added.length > 0) clauses.push(`adds ${countOf(added.length, 'paper')}`);
  if (removed.length > 0) clauses.push(`removes ${countOf(removed.length, 'paper')}`);
  if (unread.length > 0) clauses.push(`${countOf(unread.length, 'paper')} can't be read`);
  clauses.push(...sayMoves(changed));
  const relabelled = changed.filter(({ labels, moved }) => labels.length > 0 && !moved).length;
  if (relabelled > 0) clauses.push(`changes labels of ${countOf(relabelled, 'paper')}`);
  const read = changed.filter(({ review }) => review?.to === 'reviewed').length;
  if (read > 0) clauses.push(`marks ${countOf(read, 'paper')} as read`);
  const edited = changed.filter(
    ({ labels, moved, review }) => labels.length === 0 && !moved && !review,
  ).length;
  if (edited > 0) clauses.push(`edits ${countOf(edited, 'paper')}`);
  clauses.push(...sayTerms(terms));
  if (maps.length > 0)
    clauses.push(`${countOf(maps.length, 'map')} ${maps.length === 1 ? 'changes' : 'change'}`);
  if (clauses.length === 0) clauses.push('changes nothing of the content');
  if (otherFiles > 0) clauses.push(`touches ${countOf(otherFiles, 'file')} outside of the content`);
  for (const { name, before, after } of search ?? [])
    clauses.push(`search: ${name} ${before.toFixed(2)} → ${after.toFixed(2)}`);
  if (site) {
    const pages = site.pages[1] - site.pages[0];
    clauses.push(
      `site ${sayBytes(site.bytes[1] - site.bytes[0])}${pages === 0 ? '' : `, ${signed(pages)} ${Math.abs(pages) === 1 ? 'page' : 'pages'}`}`,
    );
  }
  const whole = clauses.join(', ');
  const checked =
    problems === undefined
      ? ''
      : problems === 0
        ? ' The check finds no problem.'
        : ` **The check finds ${countOf(problems, 'problem')}.**`;
  return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.${checked}`;
}

function sayMoves(changed: readonly PaperChange[]): string[] {
  const moves = new Map<string, number>();
  for (const { moved } of changed) {
    if (!moved) continue;
    const way = `from ${codeSpan(moved.from)} to ${codeSpan(moved.to)}`;
    moves.set(way, (moves.get(way) ?? 0) + 1);
  }
  return [...moves].map(([way, count]) => `moves ${countOf(count, 'paper')} ${way}`);
}

function sayTerms(terms: readonly TermChange[]): string[] {
  const counts = new Map<string, number>();
  const verbs = { added: 'adds %', removed: 'removes %', changed: 'changes %', unread: "% can't be read" };
  for (const { kind, change } of terms) {
    const key = `${kind} ${verbs[change]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, count]) => {
    const [kind = ''] = key.split(' ', 1);
    return key.slice(kind.length + 1).replace('%', countOf(count, singular(kind), plural(kind)));
  });
}

function plural(kind: string): string {
  return kind === 'glossary' || kind === 'background' ? `${kind} entries` : kind.replaceAll('-', ' ');
}

/** @example singular('model-families') // 'model family' */
function singular(kind: string): string {
  if (kind === 'glossary') return 'glossary entry';
  if (kind === 'background') return 'background entry';
  return kind.replaceAll('-', ' ').replace(/ies$/, 'y').replace(/s$/, '');
}

function sayPaper({ title, moved, labels, review, fields, body }: PaperChange): string {
  const said = [
    moved && `moves from ${codeSpan(moved.from)} to ${codeSpan(moved.to)}`,
    ...labels.map(({ field, gained, lost }) =>
      sayFirst([
        ...gained.map((id) => `+${field} ${codeSpan(id)}`),
        ...lost.map((id) => `−${field} ${codeSpan(id)}`),
      ]),
    ),
    review && `${review.from} → ${review.to}`,
    fields.length > 0 && `changes ${fields.join(', ')}`,
    body && 'changes the text',
  ].filter((part) => typeof part === 'string');
  return `${shortCodeSpan(title)}: ${said.join('; ')}`;
}

/** Labels of one paper: a list within a list. */
function sayFirst(labels: readonly string[]): string {
  const shown = labels.slice(0, mostShown);
  const more = labels.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more.toLocaleString('en-GB')} more`] : [])].join(', ');
}

function sayTerm({ kind, id, name, change }: TermChange): string {
  const says = change === 'unread' ? "can't be read" : change;
  return `${singular(kind)} ${codeSpan(id)} (${shortCodeSpan(name, 60)}) ${says}`;
}

function list<T>(heading: string, items: readonly T[], say: (item: T) => string): string {
  if (items.length === 0) return '';
  const lines = items.slice(0, mostShown).map((item) => `- ${say(item)}`);
  if (items.length > mostShown)
    lines.push(`- and ${(items.length - mostShown).toLocaleString('en-GB')} more`);
  return `### ${heading}\n\n${lines.join('\n')}`;
}

/** @example sayBytes(4100) // '+4.1 kB' */
function sayBytes(bytes: number): string {
  const size = Math.abs(bytes);
  const sign = bytes < 0 ? '−' : '+';
  if (size === 0) return '±0 kB';
  if (size < 100) return `${sign}${size} B`;
  return size < 1e6 ? `${sign}${(size / 1e3).toFixed(1)} kB` : `${sign}${(size / 1e6).toFixed(1)} MB`;
}

function signed(count: number): string {
  return count < 0 ? `−${-count}` : `+${count}`;
}
