import { mostPacked } from './budget.ts';
import { readLines } from './pull-requests.ts';

/** Runs `gh` and gives the bytes that it prints. @throws when it fails or prints more than `most` bytes. */
export type GhBytes = (args: readonly string[], most?: number) => Buffer;

/**
 * Load the site that a run has made, as the archive that GitHub keeps. What GitHub says of its size is looked at first.
 */
export function loadArtifact(gh: GhBytes, repository: string, run: number): { refused: string } | Buffer {
  const [artifact] = readLines(
    gh([
      'api',
      `repos/${repository}/actions/runs/${run}/artifacts?name=site&per_page=1`,
      '--jq',
      '.artifacts[] | {id, expired, size: .size_in_bytes}',
    ]).toString('utf8'),
  ) as { id?: unknown; expired?: unknown; size?: unknown }[];
  const { id, expired, size } = artifact ?? {};
  if (!Number.isSafeInteger(id) || expired !== false || typeof size !== 'number')
    return { refused: 'its site is no more; a new run of its check makes it again' };
  if (size > mostPacked)
    return {
      refused: `its artifact has ${size.toLocaleString('en-GB')} bytes, expected at most ${mostPacked.toLocaleString('en-GB')}`,
    };
  return gh(['api', `repos/${repository}/actions/artifacts/${id}/zip`], mostPacked);
}
