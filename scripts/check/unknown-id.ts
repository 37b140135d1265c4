import type { Terms } from '../../src/content/terms-folder.ts';
import { nearestByWords, nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** More known ids than this are not listed in a message. */
const mostListed = 20;
/** Of those that are not listed, the nearest are named. */
const mostNamed = 5;

/**
 * The problem of an id that names nothing, with the nearest id that does.
 *
 * @param meant The id of the term that goes by this name.
 * @param elsewhere What the id is instead, with its article: `a head`.
 */
export function unknownId(
  kind: string,
  id: string,
  known: readonly string[],
  place: { file: string; line: number; column: number },
  { meant, elsewhere }: { meant?: string | undefined; elsewhere?: string | undefined } = {},
): Problem {
  const near = meant ?? (elsewhere === undefined ? nearestId(id, known) : undefined);
  return {
    ...place,
    rule: `unknown-${kind.replace(/ /g, '-')}`,
    message: `Unexpected ${kind} "${id}", expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
    mend: near
      ? `Write ${near}, if that is meant.`
      : `${elsewhere === undefined ? '' : `"${id}" is ${elsewhere}. `}${listKnown(known, id)}`,
    ...(near && { replacement: { from: id, to: near } }),
  };
}

/**
 * The ids that could stand there, as far as a message can hold them.
 *
 * @param found What stands there: of very many ids those are named that have words of it.
 */
export function listKnown(known: readonly string[], found: string): string {
  if (known.length === 0) return 'There are none: delete it, or write one where they are listed.';
  if (known.length <= mostListed) return `Known are: ${known.join(', ')}.`;
  const near = nearestByWords(found, known, mostNamed);
  return near.length > 0
    ? `The nearest of ${known.length} are: ${near.join(', ')}.`
    : `Look it up among the ${known.length} that there are, such as ${known[0]}.`;
}

/** What an id of the survey is the id of, with its article; undefined when it is none. */
export function whatIs(id: string, terms: Partial<Terms>): string | undefined {
  const has = (list: readonly { id: string }[] | undefined) => list?.some((term) => term.id === id) ?? false;
  if (has(terms.stages)) return 'a stage';
  for (const stage of terms.stages ?? []) {
    if (has(stage.data.groups)) return `a group of the stage ${stage.id}`;
    for (const group of stage.data.groups) {
      if (has(group.subgroups)) return `a subgroup of ${group.id}`;
    }
  }
  if (has(terms.heads)) return 'a head';
  const method = terms.methods?.find((term) => term.id === id);
  if (method)
    return method.data.kind === 'method'
      ? 'a method'
      : `a ${method.data.kind} of methods, and papers are labelled with those of kind method`;
  if (has(terms.circuits)) return 'a circuit';
  if (has(terms.topics)) return 'a topic';
  if (has(terms.scopes)) return 'a scope';
  return undefined;
}
