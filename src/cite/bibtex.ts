import { addressOfPaper, type CitedPaper, toOneLine } from './cited-paper.ts';

/** Signs that mean something to TeX or BibTeX, as commands. Braces can't be escaped by `\`: BibTeX counts even `\{`. */
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '"': '\\textquotedbl{}',
};

/** A text as the value of a BibTeX field, between braces, in UTF-8. */
export function escapeBibtex(text: string): string {
  return toOneLine(text).replace(/[\\{}~^<>"#$%&_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}

/**
 * A paper as a BibTeX entry, with a line break behind it.
 *
 * Written here because Citation.js, with which the dumps are read, drops letters of other scripts and leaves braces open
 * when a text holds `<b>`; tests read the entries back with it.
 */
export function printBibtex(paper: CitedPaper): string {
  const { id, title, authors, year, venue, venueChecked, arxiv, doi } = paper;
  const address = addressOfPaper(paper);
  const isChecked = venueChecked !== false;
  const fields: [name: string, value: string | undefined][] = [
    // Double braces keep capitals.
    ['title', `{${escapeBibtex(title)}}`],
    ['author', authors.length > 0 ? authors.map(bibtexName).join(' and ') : undefined],
    ['year', year?.toString()],
    ['howpublished', venue !== undefined && isChecked ? escapeBibtex(venue) : undefined],
    ['eprint', arxiv],
    ['archiveprefix', arxiv === undefined ? undefined : 'arXiv'],
    ['doi', doi === undefined ? undefined : escapeAddress(doi)],
    ['url', address === undefined ? undefined : escapeAddress(address)],
    ['note', venue !== undefined && !isChecked ? `${escapeBibtex(venue)} (unverified)` : undefined],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@misc{${id},\n${lines.join('\n')}\n}\n`;
}

/** In braces where BibTeX would take a part of the name for something else. */
function bibtexName(name: string): string {
  const escaped = escapeBibtex(name);
  return /,|\band\b/i.test(name) ? `{${escaped}}` : escaped;
}

/** Addresses stand as they are; what could end the field is written as addresses write it. */
function escapeAddress(address: string): string {
  return toOneLine(address).replace(
    /[\\{}"<>^`|\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
