import { rmSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument, visit } from 'yaml';
import { isMissing, listIfThere, readIfThere, readYaml } from '../../src/content/content-folder.ts';
import { readContent } from '../../src/content/read-content.ts';
import { isUnread, listSchemas, proseSchemas, type TermKind } from '../../src/content/terms-folder.ts';
import { splitFrontMatter } from '../../src/survey/front-matter.ts';
import { parsePaperFile } from '../../src/survey/paper-file.ts';
import { surveySchema } from '../../src/survey/schema.ts';
import { writeAtomically } from '../ingest/write-atomically.ts';
import { findStaleFiles, findUnnamedProse } from '../schema/schema-files.ts';
import { slugOf } from './advise-id.ts';
import { checkPaper } from './check-paper.ts';
import { fixFrontMatter, fixYamlFile } from './fix-front-matter.ts';
import { fixPaper } from './fix-paper.ts';
import type { IdOf } from './fix-values.ts';
import { createIdOf } from './id-of-name.ts';
import { missingTerms } from './unread-terms.ts';

/** A file as a machine would mend it; paths are from the content folder. */
export interface Fix {
  path: string;
  /** Another path when the file has to move. */
  to: string;
  before: string;
  after: string;
  /** Whether fewer problems are left with it, or it only tidies. */
  mends: boolean;
}

/**
 * What a machine would mend in a content folder, where no judgement is needed: see `fixPaper` and `fixFrontMatter`. No file
 * is moved to where another one lies, and none is changed that would be worse for it.
 *
 * @returns Only the files that would be changed or moved.
 */
export async function findFixes(content: string): Promise<Fix[]> {
  const fixes: Fix[] = [];
  const note = (fix: Omit<Fix, 'mends'>, faultsOf: (path: string, text: string) => Faults) => {
    if (fix.to === fix.path && fix.after === fix.before) return;
    // Bytes that are no UTF-8 would be lost for good.
    if (fix.before.includes('\uFFFD')) return;
    const before = faultsOf(fix.path, fix.before);
    const after = faultsOf(fix.to, fix.after);
    if (isWorse(before, after) || losesText(fix.before, fix.after)) return;
    fixes.push({ ...fix, mends: after.form < before.form || after.labels < before.labels });
  };
  const whole = await readContent(content);
  const { papers, terms, unread } = whole;
  missingTerms(content, whole);
  const byName = createIdOf(terms);
  const idOf: IdOf = (kind, name) => {
    // The id of a term that is gone or can't be read stays: it comes back with the term.
    const termKind = kind === 'labelMethods' ? 'methods' : kind;
    const isLost =
      (termKind in unread.terms && isUnread(unread, termKind as TermKind, name)) ||
      ((kind === 'groups' || kind === 'subgroups') && unread.groups.includes(name));
    return isLost ? undefined : byName(kind, name);
  };
  const taken = new Set(papers.map(({ path }) => path));
  for (const { path, text, otherKind } of papers) {
    if (otherKind !== undefined || !(await isOwnFile(join(content, path)))) continue;
    const after = fixPaper(path, text, terms, idOf);
    const to = after.path !== path && !taken.has(after.path) ? after.path : path;
    taken.add(to);
    note({ path, to, before: text, after: after.text }, (at, written) => {
      const paper = parsePaperFile(at, written);
      return { form: paper.problems.length, labels: checkPaper(paper, terms, at, unread, idOf).length };
    });
  }
  // What lies among files of another kind is not put into their order.
  const strangers = new Set(
    Object.entries(unread.terms).flatMap(([kind, list]) =>
      list.filter(({ cause }) => cause.rule === 'wrong-kind').map(({ id }) => `${kind}/${id}.mdx`),
    ),
  );
  const slugFor = (path: readonly (string | number)[], value: unknown) =>
    path[0] === 'proposedBy' && typeof value === 'string' && !papers.some(({ slug }) => slug === value)
      ? slugOf(value, papers)
      : undefined;
  for (const [folder, schema] of Object.entries(proseSchemas)) {
    for (const name of await listIfThere(join(content, folder))) {
      if (!name.endsWith('.mdx')) continue;
      const path = `${folder}/${name}`;
      const before = (await isOwnFile(join(content, path))) && (await readIfThere(join(content, path)));
      if (typeof before !== 'string' || strangers.has(`${folder}/${name}`)) continue;
      note(
        {
          path,
          to: path,
          before,
          after: fixFrontMatter(before, schema, idOf, folder === 'heads' ? () => slugFor : undefined),
        },
        (_at, text) => {
          const yaml = splitFrontMatter(text)?.yaml;
          return {
            form: yaml === undefined ? 1 : readYaml(schema, yaml, path, 2).problems.length,
            labels: 0,
          };
        },
      );
    }
  }
  for (const [path, schema] of [
    ['survey.yaml', surveySchema] as const,
    ...Object.entries(listSchemas).map(
      ([kind, schema]) => [`taxonomy/${kind}.yaml`, schema.array()] as const,
    ),
  ]) {
    const before = (await isOwnFile(join(content, path))) && (await readIfThere(join(content, path)));
    if (typeof before !== 'string') continue;
    note({ path, to: path, before, after: fixYamlFile(before, schema, idOf) }, (_at, text) => ({
      form: readYaml(schema, text, path, 1).problems.length,
      labels: 0,
    }));
  }
  return fixes;
}

/** How many problems a file has: of its form, and of the labels in it as far as its form allows to read them. */
interface Faults {
  form: number;
  labels: number;
}

/** Labels that only now can be read may be wrong: that makes nothing worse. */
function isWorse(before: Faults, after: Faults): boolean {
  return (
    after.form > before.form ||
    (after.form === before.form && after.form + after.labels > before.form + before.labels)
  );
}

/** Whether letters or values are gone. Of YAML that parses only values are exchanged; of other YAML no letter is. */
function losesText(before: string, after: string): boolean {
  const [old, now] = [before, after].map((text) => {
    const split = splitFrontMatter(text);
    return { yaml: split?.yaml ?? text, body: split?.body.trimEnd() ?? '' };
  });
  if (!old || !now || old.body !== now.body) return true;
  const values = [old, now].map(({ yaml }) => countValues(yaml));
  const [many, left] = values;
  if (many !== undefined) return left === undefined || left < many;
  const letters = (yaml: string) => yaml.replace(/[^\p{L}\p{N}]/gu, '');
  return letters(old.yaml) !== letters(now.yaml);
}

/** @returns undefined for YAML that doesn't parse. */
function countValues(yaml: string): number | undefined {
  const document = parseDocument(yaml);
  if (document.errors.length > 0) return undefined;
  let count = 0;
  visit(document, {
    Scalar() {
      count += 1;
    },
  });
  return count;
}

/** A link is not written over: that would put a file in its place. */
async function isOwnFile(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * Mend the files of a content folder, and bring the schemas for editors up to date.
 *
 * @returns The files that were changed or moved, as they are called now.
 */
export async function fixContent(content: string): Promise<string[]> {
  const fixed: string[] = [];
  for (const { path, to, after } of await findFixes(content)) {
    writeAtomically(join(content, to), after);
    if (to !== path) rmSync(join(content, path));
    fixed.push(join(content, to));
  }
  const whole = await readContent(content);
  const { terms, problems } = whole;
  // Of terms that can't be read, or are gone by mistake, the ids would go missing.
  if (problems.length + missingTerms(content, whole).length === 0) {
    for (const { path, text } of [
      ...(await findStaleFiles(content, terms)),
      ...(await findUnnamedProse(content)),
    ]) {
      writeAtomically(join(content, path), text);
      fixed.push(join(content, path));
    }
  }
  return [...new Set(fixed)];
}
