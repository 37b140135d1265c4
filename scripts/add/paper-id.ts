import { arxivIdOfDoi, parseArxivId, parseDoi } from '../ingest/read/identifiers.ts';

/** What names a paper to a public service. */
export type PaperId =
  /** Without prefix and version. */
  | { kind: 'arxiv'; id: string }
  /** Without `https://doi.org/`, lower case. Never one of arXiv's own, which is read as its arXiv id. */
  | { kind: 'doi'; id: string };

/**
 * The arXiv id or DOI that a person typed or pasted.
 *
 * @returns undefined for anything else: the path of a file, or nothing that makes sense.
 * @example parsePaperId('https://arxiv.org/abs/2409.03752v2') // { kind: 'arxiv', id: '2409.03752' }
 * @example parsePaperId('doi:10.48550/arXiv.2409.03752') // { kind: 'arxiv', id: '2409.03752' }
 */
export function parsePaperId(text: string): PaperId | undefined {
  const arxiv = parseArxivId(text);
  if (arxiv !== undefined) return { kind: 'arxiv', id: arxiv };
  const doi = parseDoi(decodeAddress(text.trim()));
  if (doi === undefined) return undefined;
  const own = arxivIdOfDoi(doi);
  return own === undefined ? { kind: 'doi', id: doi } : { kind: 'arxiv', id: own };
}

/** How a paper's id stands in messages: `arXiv:2409.03752`, `doi:10.1234/wren`. */
export function printPaperId({ kind, id }: PaperId): string {
  return `${kind === 'arxiv' ? 'arXiv' : 'doi'}:${id}`;
}

/** Browsers copy an address with its signs encoded; a bare DOI may hold a `%` of its own. */
function decodeAddress(text: string): string {
  if (!/^https?:\/\/(?:dx\.)?doi\.org\//i.test(text)) return text;
  try {
    return decodeURIComponent(text.replace(/[?#].*$/, ''));
  } catch {
    return text;
  }
}
