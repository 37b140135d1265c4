import type { Survey } from '../survey/schema.ts';

/** What of a survey's settings says where its files are. */
export type RepositorySettings = Pick<Survey, 'repository' | 'branch' | 'folder'>;

/** Where one file of the content can be looked at and changed on the web. */
export interface FileAddresses {
  /** The web editor, at a line of the file. */
  edit: string;
  /** What has become of the file. */
  history: string;
  /** A new issue about the file, filled in as far as the host allows. */
  issue: string;
}

/**
 * Path of a content file from the root of its repository.
 *
 * @param path From the content folder, with forward slashes.
 */
export function pathInRepository({ folder }: Pick<Survey, 'folder'>, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

/**
 * Addresses of a file at the host of the repository.
 *
 * @param path From the content folder, with forward slashes.
 * @param line To begin at, from 1.
 * @param about What the issue is about: the name of the page.
 * @returns undefined when the survey names no repository, or one at a host whose addresses aren't known.
 */
export function addressesOfFile(
  settings: RepositorySettings,
  path: string,
  line: number,
  about: string,
): FileAddresses | undefined {
  const host = hostOf(settings.repository);
  if (!host) return undefined;
  const { kind, root } = host;
  const whole = pathInRepository(settings, path);
  const file = `${encodePath(settings.branch)}/${encodePath(whole)}`;
  const title = `Mend: ${about}`;
  if (kind === 'gitlab') {
    return {
      edit: `${root}/-/edit/${file}#L${line}`,
      history: `${root}/-/commits/${file}`,
      issue: `${root}/-/issues/new?${query({ 'issue[title]': title, 'issue[description]': issueText(whole) })}`,
    };
  }
  if (kind === 'forgejo') {
    return {
      edit: `${root}/_edit/${file}#L${line}`,
      history: `${root}/commits/branch/${file}`,
      issue: `${root}/issues/new?${query({ title, body: issueText(whole) })}`,
    };
  }
  return {
    edit: `${root}/edit/${file}#L${line}`,
    history: `${root}/commits/${file}`,
    // `file` is the name of a field of the form in .github/ISSUE_TEMPLATE/mend.yml.
    issue: `${root}/issues/new?${query({ template: 'mend.yml', title, file: whole })}`,
  };
}

/** A form of `.github/ISSUE_TEMPLATE` by its file's name; at other hosts an empty issue. */
export function formAddress(settings: RepositorySettings, form: string): string | undefined {
  const host = hostOf(settings.repository);
  if (!host) return undefined;
  if (host.kind === 'github') return `${host.root}/issues/new?${query({ template: form })}`;
  return host.kind === 'gitlab' ? `${host.root}/-/issues/new` : `${host.root}/issues/new`;
}

type HostKind = 'github' | 'gitlab' | 'forgejo';

function hostOf(repository: string | undefined): { kind: HostKind; root: string } | undefined {
  if (repository === undefined || !URL.canParse(repository)) return undefined;
  const { hostname } = new URL(repository);
  const root = repository.replace(/(?:\.git)?\/*$/, '');
  if (hostname === 'github.com') return { kind: 'github', root };
  if (/^gitlab\./.test(hostname)) return { kind: 'gitlab', root };
  if (hostname === 'codeberg.org' || /^(?:git|forgejo|gitea)\./.test(hostname))
    return { kind: 'forgejo', root };
  return undefined;
}

function issueText(path: string): string {
  return `File: ${path}\n\nWhat is wrong:\n\nWhat it should say, and where that can be read:\n`;
}

function query(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value.toWellFormed())}`)
    .join('&');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
