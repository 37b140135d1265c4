import { arxivIdOfDoi, parseArxivId, parseDoi } from '../ingest/read/identifiers.ts';
import { stripMarks } from './strip-marks.ts';

/** What names a paper to a public service. */
export type PaperId =
  /** Without prefix and version. */
  | { kind: 'arxiv'; id: string }
  /** Without `https://doi.org/`, lower case. Never one of arXiv's own, which is read as its arXiv id. */
  | { kind: 'doi'; id: string };

/**
 * The arXiv id or DOI that a person typed or pasted: bare, with a word before it, as an address with or without `https://`, in
 * whatever marks. Some sites that show papers by their arXiv id count as addresses of arXiv.
 *
 * @returns undefined for anything else: the path of a file, two ids, or nothing that is certainly one.
 * @example parsePaperId('https://arxiv.org/abs/2409.03752v2') // { kind: 'arxiv', id: '2409.03752' }
 * @example parsePaperId('doi:10.48550/arXiv.2409.03752') // { kind: 'arxiv', id: '2409.03752' }
 */
export function parsePaperId(text: string): PaperId | undefined {
  if (text.length > longest) return undefined;
  const bare = stripMarks(stripMarks(text).replace(label, ''));
  const named = idInAddress(bare) ?? bare.replace(label, '');
  const arxiv = parseArxivId(named.replace(stamp, '').replace(version, ''));
  if (arxiv !== undefined) return { kind: 'arxiv', id: arxiv };
  const doi = parseDoi(named);
  if (doi === undefined || secondDoi.test(doi) || isCutOff.test(doi)) return undefined;
  const own = arxivIdOfDoi(doi);
  return own === undefined ? { kind: 'doi', id: doi } : { kind: 'arxiv', id: own };
}

/**
 * All ids in what a person wrote where one belongs, each once, in their order: to say what was found, not to choose of them.
 *
 * @example findPaperIds('2401.00001, 2401.00002') // two
 */
export function findPaperIds(text: string): PaperId[] {
  const whole = parsePaperId(text);
  if (whole) return [whole];
  const found = new Map<string, PaperId>();
  for (const word of text.split(/[\s;|]+|,(?=\s|10\.\d|https?:|\d{4}\.\d)/)) {
    const id = word.length < 4 ? undefined : parsePaperId(word);
    if (id) found.set(printPaperId(id), id);
  }
  return [...found.values()];
}

/** How a paper's id stands in messages: `arXiv:2409.03752`, `doi:10.1234/wren`. */
export function printPaperId({ kind, id }: PaperId): string {
  return `${kind === 'arxiv' ? 'arXiv' : 'doi'}:${id}`;
}

/** A word that says what follows: "ArXiv ID:", "arXiv preprint", "DOI". */
const label =
  /^(?:arxiv(?:\s+(?:id|identifier|number|no\.?|preprint|paper))?|doi|id|preprint)(?:\s*[:：=]\s*|\s+)(?=\S)/i;

/** The version, apart from its id: "2312.09230 (v2)". One at the id itself is a part of it. */
const version = /\s*[,\s]\s*\(?v(?:ersion)?\s?\d{1,3}\)?$/i;

/** What arXiv prints at the edge of a first page, after the id: "[cs.CL] 14 Dec 2023". */
const stamp = /(?<=\])\s+\d{1,2} [A-Z][a-z]{2} \d{4}$/;

/** Two ids without a blank between them. */
const secondDoi = /[,;](?:https?:\/\/|10\.\d{4,9}\/)/;

const isCutOff = /(?:\.{2,}|…)$/;

/** No id or address is longer, in UTF-16 units. */
const longest = 2000;

/** Sites whose addresses end in an arXiv id, or a DOI. */
const sites = [
  /^(?:(?:www|export|browse)\.)?arxiv\.org\/(?:abs|pdf|html|format|ps|src|e-print)\//i,
  /^(?:www\.)?ar5iv\.org\/(?:abs|html|pdf)\//i,
  /^ar5iv\.labs\.arxiv\.org\/(?:abs|html|pdf)\//i,
  /^(?:www\.)?alphaxiv\.org\/(?:abs|pdf|html|overview)\//i,
  /^(?:www\.)?(?:huggingface\.co|hf\.co)\/papers\//i,
  /^(?:www\.|dx\.)?doi\.org\//i,
];

/**
 * The id at the end of an address, as text; undefined for what is no address of these sites. Browsers copy an address with its
 * signs encoded; a bare DOI may hold a `%`, a `?` or a slash at its end of its own.
 */
function idInAddress(text: string): string | undefined {
  const address = text.replace(/^https?:\/\//i, '');
  const site = sites.find((each) => each.test(address));
  if (!site) return undefined;
  const end = address.replace(site, '').replace(/[?#].*$/, '');
  const id = end.replace(/\/+$/, '');
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
