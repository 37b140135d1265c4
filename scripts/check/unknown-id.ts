import { nearestId } from '../../src/survey/nearest.ts';
import type { Problem } from '../../src/survey/problem.ts';

/** More known ids than this are not listed in a message. */
const mostListed = 20;

/** The problem of an id that names nothing, with the nearest id that does. */
export function unknownId(
  kind: string,
  id: string,
  known: readonly string[],
  place: { file: string; line: number; column: number },
): Problem {
  const near = nearestId(id, known);
  const list =
    known.length > mostListed ? `${known.slice(0, mostListed).join(', ')}…` : known.join(', ') || 'none';
  return {
    ...place,
    rule: `unknown-${kind.replace(/ /g, '-')}`,
    message: `Unexpected ${kind} "${id}", expected one of the survey's${near ? `, perhaps "${near}"` : ''}`,
    mend: near ? `Write ${near}, if that is meant.` : `Known are: ${list}.`,
    ...(near && { replacement: { from: id, to: near } }),
  };
}
