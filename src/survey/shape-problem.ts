import type { z } from 'zod';
import { nearestId } from './nearest.ts';
import type { Problem } from './problem.ts';
import { elementOf, keysOf, namesOf, optionsOf, schemaAt, shapeOf } from './schema-walk.ts';

/** What is wrong with the shape of a value, in words. */
export interface ShapeProblem {
  path: PropertyKey[];
  rule: 'unknown-key' | 'missing-key' | 'wrong-shape';
  message: string;
  mend: string;
  /** What to write in place of what. */
  replacement?: { from: string; to: string };
  /** See `Problem.named`. */
  named?: Problem['named'];
}

/**
 * Say what a schema's issue means for the person who wrote the file.
 *
 * @param value The whole of the data that the schema looked at.
 * @param sourceOf The letters that stand in the file for a value; undefined when they are no scalar.
 */
export function describeIssue(
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  value: unknown,
  sourceOf: (path: readonly PropertyKey[]) => string | undefined,
): ShapeProblem[] {
  const { path } = issue;
  const name = path.length === 0 ? 'the file' : nameOf(path);
  const key = String(path.filter((part) => typeof part === 'string').at(-1) ?? '');

  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schemaAt(schema, path));
    const strange = issue.keys.filter((wrong) => nearestId(wrong.toLowerCase(), known) === undefined);
    // So many are another kind of file, and one cause.
    if (strange.length > 3) {
      const others = issue.keys.filter((wrong) => !strange.includes(wrong));
      const [first = ''] = strange;
      return [
        {
          path: [...path, first],
          rule: 'unknown-key',
          message: `Unexpected keys ${strange.map((wrong) => `"${wrong}"`).join(', ')}, expected those that the schema knows`,
          mend: `Move the file if it is of another kind, such as a paper among the heads; else delete them. Known are: ${known.join(', ')}.`,
        },
        ...describeIssue(schema, { ...issue, keys: others }, value, sourceOf),
      ];
    }
    const given = Object.keys((valueAt(value, path) as object | undefined) ?? {});
    return issue.keys.map((wrong): ShapeProblem => {
      const near = nearestId(wrong.toLowerCase(), known) ?? otherName(wrong, known, given);
      return {
        path: [...path, wrong],
        rule: 'unknown-key',
        message: `Unexpected key ${nameOf([...path, wrong], JSON.stringify)}, expected one that the schema knows${near ? `, perhaps "${near}"` : ''}`,
        mend: near
          ? `Write ${near}, if that is meant, or delete the key.`
          : `Delete the key. Known are: ${known.join(', ')}.`,
        ...(near && { replacement: { from: wrong, to: near } }),
      };
    });
  }

  const found = valueAt(value, path);
  const source = sourceOf(path);
  const at = schemaAt(schema, path);
  const options = at ? optionsOf(at) : [];
  const expected =
    options.length > 0
      ? `one of ${options.join(', ')}`
      : issue.code === 'invalid_type'
        ? expectedOf(issue.expected, at)
        : (limitOf(issue) ?? issue.message.replace(/^expected /, ''));

  if (found === undefined || found === null) {
    if (path.length === 0) {
      return [
        {
          path,
          rule: 'wrong-shape',
          message: `Unexpected emptiness, expected ${expected}`,
          mend: 'Write the fields as in the files beside it.',
        },
      ];
    }
    const isAbsent = found === undefined;
    if (issue.code === 'custom') return [customProblem(issue, path, name)];
    return [
      {
        path,
        rule: isAbsent ? 'missing-key' : 'wrong-shape',
        message: `Unexpected ${isAbsent ? 'absence' : 'emptiness'} of ${nameOf(path, JSON.stringify)}, expected ${expected}`,
        mend: isAbsent
          ? options.length > 1
            ? `Add the line "${key}: …" with one of ${options.join(', ')}.`
            : `Add it: ${key}: ${options[0] ?? '…'}${whatIs(at)}`
          : options.length > 0
            ? `Write one of ${options.join(', ')} behind "${key}:".`
            : typeof path.at(-1) === 'number'
              ? 'Write something behind the "- ", or delete it.'
              : `Write something behind "${key}:"${whatIs(at) || '.'}`,
      },
    ];
  }
  if (issue.code === 'custom' && hasMend(issue)) return [customProblem(issue, path, name)];

  const wrong = (mend: string, to?: string): ShapeProblem[] => [
    {
      path,
      rule: 'wrong-shape',
      message: `Unexpected ${typeof found === 'string' ? `text "${shorten(found)}"` : typeOf(found)} as ${name}, expected ${expected}`,
      mend,
      ...(to !== undefined && source !== undefined && { replacement: { from: source, to } }),
    },
  ];
  if (options.length > 0) {
    const near = nearestId(String(found).toLowerCase(), options);
    return wrong(near ? `Write ${near}, if that is meant.` : `Write one of ${options.join(', ')}.`, near);
  }
  const kind = kindOf(key, at);
  const named = typeof found === 'string' ? found : source;
  if (issue.code === 'invalid_type') {
    // A number that may be an id when it is a text is one of those that are known, or none.
    const isWork = kind === 'arxiv' || kind === 'doi';
    if (issue.expected === 'string' && kind && named !== undefined && !(isWork && fits(at, named))) {
      const refused = expectedOfText(at, named);
      return wrong(
        refused === undefined ? `Put it in double quotes: "${named}"` : `Write ${refused}.`,
        refused === undefined ? JSON.stringify(named) : undefined,
      ).map((problem) => ({ ...problem, named: { kind, name: named } }));
    }
    if (issue.expected === 'string' && source !== undefined)
      return wrong(`Put it in double quotes: "${source}"`, JSON.stringify(source));
    const called = isNested(found) ? (found as { name?: unknown }).name : undefined;
    if (issue.expected === 'string' && typeof called === 'string')
      return wrong(`Write the name alone: ${JSON.stringify(called)}`);
    if (issue.expected === 'string' && Array.isArray(found) && found.length > 0 && !isNested(found[0]))
      return wrong(`Write one of them, without the brackets: ${String(found[0])}`);
    if (issue.expected === 'array') return wrong(mendList(at, key, found, source));
    if (issue.expected === 'object' && source !== undefined)
      return wrong(`Write its fields, such as ${fieldsWith(at, source)}`);
    const bare = typeof found === 'string' ? /^[“„‘]?(-?\d+)[”“’]?$/.exec(found)?.[1] : undefined;
    if (bare !== undefined) return wrong(`Take the quotes away: ${bare}`, bare);
    return wrong(`Write ${expected} there.`);
  }
  if (
    typeof found === 'string' &&
    /lower-case letters/.test(issue.message) &&
    /^[\w-]+(?:\s*[;|/]\s*[\w-]+)+$/.test(found)
  )
    return wrong(`Put a comma between them: [ ${found.split(/\s*[;|/]\s*/).join(', ')} ]`);
  if (typeof found === 'string' && /lower-case letters/.test(issue.message)) {
    const id = found
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    const advice = id === '' ? 'Write the id of a term.' : `Write an id such as ${id}.`;
    return wrong(advice).map((problem) => ({ ...problem, ...(kind && { named: { kind, name: found } }) }));
  }
  if (typeof found === 'string' && (kind === 'arxiv' || kind === 'doi'))
    return wrong(`Write ${expected}.`).map((problem) => ({ ...problem, named: { kind, name: found } }));
  const address = typeof found === 'string' ? addressIn(found) : undefined;
  if (address !== undefined && !fits(at, String(found)) && fits(at, address))
    return wrong(`Write "${address}".`, address);
  if (typeof found === 'string' && /^\s*https?:\/\/\S+\s+\S/.test(found))
    return wrong('Delete the blank in the address, or write %20 for it.');
  if (typeof found === 'string' && key === 'url' && /\s/.test(found.trim()))
    return wrong(`Write ${expected}; a conference or a journal belongs behind "venue:".`);
  if (typeof found === 'number' && limitOf(issue) !== undefined)
    return wrong(`Write the number that is meant; it is ${expected}.`);
  if (typeof found === 'string' && found.trim() === '')
    return wrong(
      typeof path.at(-1) === 'string'
        ? `Write something behind "${key}:"${whatIs(at) || '.'}`
        : 'Write something between the quotation marks, or delete the entry.',
    );
  return wrong(`Write ${expected}.`);
}

/** Fields by what other files call them. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  title: ['name'],
  name: ['title'],
  description: ['summary', 'abstract'],
  abstract: ['summary'],
  summary: ['description'],
  author: ['authors'],
  journal: ['venue'],
  conference: ['venue'],
  booktitle: ['venue'],
  date: ['year'],
  link: ['url'],
  eprint: ['arxiv'],
  github: ['code'],
  tags: ['methods'],
  category: ['topic'],
};

/** A field that is not there, and which a key calls by another name. */
function otherName(key: string, known: readonly string[], given: readonly string[]): string | undefined {
  const names = Object.hasOwn(otherNames, key.toLowerCase()) ? (otherNames[key.toLowerCase()] ?? []) : [];
  return names.find((name) => known.includes(name) && !given.includes(name));
}

/** What a text at this place names, if it names anything: terms say so themselves. */
function kindOf(key: string, at: z.ZodType | undefined): NonNullable<Problem['named']>['kind'] | undefined {
  if (key === 'proposedBy') return 'papers';
  if (key === 'arxiv' || key === 'doi') return key;
  return at && namesOf(at);
}

function fits(at: z.ZodType | undefined, text: string): boolean {
  return at?.safeParse(text).success ?? false;
}

/** The address that people mean by one without its scheme, in signs of Markdown or in angle brackets. */
export function addressIn(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[[^\]]*\]\((.*)\)$/s, '$1')
    .replace(/^<(.*)>$/s, '$1')
    .trim();
  if (/^https?:\/\//.test(bare)) return bare;
  // A page of the site, without the slash at its end or with one too many at its beginning.
  if (/^\/?[a-z0-9-]+(?:\/[a-z0-9-]+)+\/?$/.test(bare)) return `${bare.replace(/^\/|\/$/g, '')}/`;
  return /^(?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(bare) ? `https://${bare}` : undefined;
}

/** What the schema asks of a text that it refuses, in its own words. */
function expectedOfText(at: z.ZodType | undefined, text: string): string | undefined {
  return at?.safeParse(text).error?.issues[0]?.message.replace(/^expected /, '');
}

/** What a field is for, where its schema says so. */
function whatIs(at: z.ZodType | undefined): string {
  const description = at?.description;
  return description === undefined ? '' : `: ${lowerFirst(description)}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** How to write a list, where something else stands. */
function mendList(
  at: z.ZodType | undefined,
  key: string,
  found: unknown,
  source: string | undefined,
): string {
  const element = at && elementOf(at);
  const shape = element && shapeOf(element);
  if (shape && key === '')
    return 'Write a list, with "- " before the first field of each entry, and no key around them.';
  if (shape) {
    const given =
      typeof found === 'object' && found !== null
        ? (found as Record<string, unknown>)
        : { [Object.keys(shape)[0] ?? '']: source };
    const lines = requiredFields(shape).map(([name, schema], index) => {
      // A dash without a blank behind it is part of the key.
      const value = given[name] ?? given[`-${name}`];
      const options = optionsOf(schema);
      const about =
        options.length > 0
          ? options.join(', ')
          : schema.description && lowerFirst(schema.description).replace(/\.$/, '');
      const choice = about !== undefined && value === undefined ? ` # ${about}` : '';
      return `${index === 0 ? '  - ' : '    '}${name}: ${isNested(value) ? '…' : value === undefined ? '…' : asYaml(value)}${choice}`;
    });
    return `Write these lines:\n${[`${key}:`, ...lines].map((line) => `    ${line}`).join('\n')}`;
  }
  if (source === undefined) return 'Write a list: a line for each, with "- " before it.';
  // Of names, a comma may part two or stand in one.
  if (element && namesOf(element) === undefined && /[,;&]| and |\bet al\b/.test(source))
    return 'Write a list, each part of it in double quotes: [ "…", "…" ]';
  return `Write a list: [ ${source} ]`;
}

/** A value as it can stand behind a key: in double quotes where it would mean something else. */
function asYaml(value: unknown): string {
  const text = String(value);
  return typeof value === 'string' && /: |:$| #|^[^\p{L}\d(]|["']/u.test(text) ? JSON.stringify(text) : text;
}

/** @example fieldsWith(labelSchema, 'courtship') // '{ id: courtship, quote: … }' */
function fieldsWith(at: z.ZodType | undefined, source: string): string {
  const fields = requiredFields((at && shapeOf(at)) ?? {});
  const names = fields.length > 0 ? fields.map(([name]) => name) : keysOf(at);
  const about = fields
    .slice(1)
    .flatMap(([name, schema]) => (schema.description === undefined ? [] : [`${name}${whatIs(schema)}`]));
  return `{ ${names.map((name, index) => `${name}: ${index === 0 ? source : '…'}`).join(', ')} }${about.length > 0 ? `; ${about.join('; ')}` : ''}`;
}

function requiredFields(shape: Record<string, z.ZodType>): [string, z.ZodType][] {
  return Object.entries(shape).filter(([, schema]) => !schema.safeParse(undefined).success);
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** A bound that a value goes beyond, where the schema has no words of its own for it. */
function limitOf(issue: z.core.$ZodIssue): string | undefined {
  if ((issue.code !== 'too_big' && issue.code !== 'too_small') || !/^Too (?:big|small)/.test(issue.message))
    return undefined;
  const units: Record<string, string> = { string: 'letters', array: 'entries' };
  const unit = units[issue.origin] === undefined ? '' : ` ${units[issue.origin]}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}${unit}`;
  // "Positive" is said as more than 0.
  const least = issue.inclusive === false ? Number(issue.minimum) + 1 : issue.minimum;
  if (least === 1 && issue.origin === 'array') return 'at least one entry';
  return least === 1 && unit !== '' ? 'some text' : `at least ${least}${unit}`;
}

function hasMend(issue: z.core.$ZodIssue): boolean {
  return typeof (issue as { params?: { mend?: unknown } }).params?.mend === 'string';
}

/** A rule of the schema about several fields, which brings its own advice. */
function customProblem(issue: z.core.$ZodIssue, path: PropertyKey[], name: string): ShapeProblem {
  const { mend } = (issue as { params?: { mend?: string } }).params ?? {};
  return {
    path,
    rule: 'wrong-shape',
    message: `Unexpected value of ${name}: ${issue.message}`,
    mend: mend ?? `Give ${name} a value of the expected form.`,
  };
}

/**
 * What a path leads to, for people: entries count from 1.
 *
 * @param write Puts the last key into quotation marks, where it is spoken of as a key.
 * @example nameOf(['stages', 0, 'quote']) // 'quote (stages, entry 1)'
 * @example nameOf(['methods', 1]) // 'methods, entry 2'
 */
function nameOf(path: readonly PropertyKey[], write: (name: string) => string = (name) => name): string {
  const around: string[] = [];
  for (const part of path) {
    if (typeof part === 'number') around.push(`${around.pop() ?? ''}, entry ${part + 1}`.replace(/^, /, ''));
    else around.push(String(part));
  }
  const last = (around.pop() ?? 'the file').replace(/^(?!entry \d)[^,]+/, write);
  return around.length === 0 ? last : `${last} (${around.join('; ')})`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

function expectedOf(type: string, schema: z.ZodType | undefined): string {
  if (type === 'object') return `fields (${keysOf(schema).join(', ')})`;
  const names: Record<string, string> = {
    string: 'text',
    array: 'a list',
    int: 'a whole number',
    number: 'a whole number',
    boolean: 'true or false',
  };
  return names[type] ?? type;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value === 'object' ? 'mapping' : `${typeof value} ${String(value)}`;
}

/** What was found, as far as a message can hold it. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
