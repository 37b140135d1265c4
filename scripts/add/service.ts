import { WrongUseError } from '../terminal/command.ts';
import type { PaperId } from './paper-id.ts';

/** A public service that knows papers. */
export interface Service {
  /** Id of the dump that its papers come from. */
  dump: 'arxiv' | 'crossref';
  /** How the service is called in messages. */
  name: string;
  base: URL;
  /** Form of its answers, for the Accept header. */
  accept: string;
  /** What the content type of an answer must match. */
  contentType: RegExp;
}

/**
 * The services, at their public addresses or at those that the environment gives instead: a mirror, or the server of a
 * test.
 *
 * - `SURVEY_ARXIV_API` stands for `https://export.arxiv.org/api/query`
 * - `SURVEY_CROSSREF_API` stands for `https://api.crossref.org/works`
 *
 * @throws {WrongUseError} For an address that is neither https nor on this machine.
 */
export function createServices(environment: Readonly<Record<string, string | undefined>>) {
  return {
    arxiv: {
      dump: 'arxiv',
      name: 'arXiv',
      base: readAddress(environment, 'SURVEY_ARXIV_API', 'https://export.arxiv.org/api/query'),
      accept: 'application/atom+xml',
      contentType: /^(?:application|text)\/(?:atom\+)?xml\b/i,
    },
    doi: {
      dump: 'crossref',
      name: 'Crossref',
      base: readAddress(environment, 'SURVEY_CROSSREF_API', 'https://api.crossref.org/works'),
      accept: 'application/json',
      contentType: /^application\/(?:[\w.+-]+\+)?json\b/i,
    },
  } as const satisfies Record<PaperId['kind'], Service>;
}
export type Services = ReturnType<typeof createServices>;

function readAddress(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
  standard: string,
): URL {
  const text = environment[variable] || standard;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address && isSafeAddress(address)) return address;
  throw new WrongUseError(
    `Unexpected ${variable}=${JSON.stringify(text)}, expected an address that begins with https://, or with http:// on this machine`,
  );
}

/** Whether what is sent there can't be read on the way: https, or no way at all. */
export function isSafeAddress({ protocol, hostname }: URL): boolean {
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
  );
}

/** The address that a paper's facts are asked for at. */
export function addressOf(service: Service, { kind, id }: PaperId): URL {
  const address = new URL(service.base);
  if (kind === 'arxiv') address.searchParams.set('id_list', id);
  else address.pathname = `${address.pathname.replace(/\/$/, '')}/${encodeURIComponent(id)}`;
  return address;
}
