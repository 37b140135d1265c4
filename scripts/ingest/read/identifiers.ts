import { arxivIdPattern } from '../../../src/survey/schema.ts';

/**
 * Identifiers as the survey writes them. Each function gives undefined for what isn't certainly one: a fact is left out
 * rather than guessed.
 */

/** No identifier or address is longer, and a hostile input may give one of a megabyte. */
const longest = 2000;

/**
 * An arXiv id without prefix and version.
 *
 * @param text An id, with or without "arXiv:" or "arXiv ", version and class, or an address at arxiv.org.
 * @example parseArxivId('arXiv:2312.09230v2 [cs.CL]') // '2312.09230'
 * @example parseArxivId('https://arxiv.org/pdf/cs/0112017v1.pdf') // 'cs/0112017'
 */
export function parseArxivId(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const id = text
    .trim()
    .replace(/^https?:\/\/(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|format)\//i, '')
    .replace(/[?#].*$/, '')
    .replace(/^arxiv(?:\s*:\s*|\s+)/i, '')
    .replace(/\s*\[[\w.-]+\]$/, '')
    .replace(/\.pdf$/i, '')
    .replace(/v\d+$/, '');
  return arxivIdPattern.test(id) ? id : undefined;
}

/** Whether an address is a paper's at arxiv.org; then it tells the paper's id. */
export function arxivIdOfUrl(url: string): string | undefined {
  return /^https?:\/\/(?:www\.|export\.)?arxiv\.org\//i.test(url.trim()) ? parseArxivId(url) : undefined;
}

/** arXiv gives each paper a DOI that tells its id: `10.48550/arXiv.2312.09230`. */
export function arxivIdOfDoi(doi: string): string | undefined {
  const id = /^10\.48550\/arxiv\.(.+)$/i.exec(doi)?.[1];
  return id === undefined ? undefined : parseArxivId(id);
}

/**
 * A DOI in lower case, without "https://doi.org/" or "doi:".
 *
 * @example parseDoi('https://doi.org/10.18653/V1/2024.ACL-LONG.1') // '10.18653/v1/2024.acl-long.1'
 */
export function parseDoi(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const doi = text
    .trim()
    .replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
    .replace(/^doi\s*:\s*/i, '')
    .toLowerCase();
  return /^10\.\d{4,9}\/[^\s<>"]+$/.test(doi) ? doi : undefined;
}

/**
 * The year of a year or a date that begins with one.
 *
 * @example parseYear(2023) // 2023
 * @example parseYear('2023-12-14T18:00:00Z') // 2023
 * @example parseYear('2021/03/04/') // 2021
 * @example parseYear("'23") // undefined
 */
export function parseYear(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  const digits = /^(\d{4})(?:$|[-/](?:\d{1,2}(?:$|[-/T\s]))?|\/\/)/.exec(text)?.[1];
  const year = Number(digits);
  return digits !== undefined && year >= 1600 && year <= 2200 ? year : undefined;
}

/** An address that begins with http:// or https://, as it was given. */
export function parseHttpUrl(text: string): string | undefined {
  const url = text.trim();
  if (url.length > longest || !/^https?:\/\/[^\s<>"]+$/i.test(url) || !URL.canParse(url)) return undefined;
  return url.replace(/^https?/i, (scheme) => scheme.toLowerCase());
}
