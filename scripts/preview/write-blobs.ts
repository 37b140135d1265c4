import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file of a commit. */
export interface BlobFile {
  /** Name of the blob. */
  blob: string;
  /** From the working directory, with forward slashes. */
  path: string;
}

/** Bytes of all files together. */
const most = 500_000_000;

/**
 * Write files of a commit as plain files with the very bytes that the commit has: a checkout would follow the commit's
 * .gitattributes, by which a file can be loaded from elsewhere or come with other bytes.
 *
 * @throws when they have more than 500 MB.
 */
export function writeBlobs(files: readonly BlobFile[]): void {
  const out = execFileSync('git', ['cat-file', '--batch'], {
    input: files.map(({ blob }) => `${blob}\n`).join(''),
    maxBuffer: most,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let at = 0;
  for (const { blob, path } of files) {
    const end = out.indexOf('\n', at);
    const [name, kind, size] = out.toString('latin1', at, end).split(' ');
    if (name !== blob || kind !== 'blob') throw new Error(`Unexpected answer of git for ${blob}`);
    const start = end + 1;
    at = start + Number(size);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, out.subarray(start, at));
    at += 1; // Git puts a line break behind each.
  }
}
