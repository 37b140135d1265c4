import { type ShapeProblem, shorten } from './shape-problem.ts';

/**
 * Make one problem of those that have one cause in the YAML: text that lost its indent and reads as a key, and a comma in
 * braces that parts a text in two.
 *
 * @param value The whole of the data.
 * @param isFlow Whether the mapping at a path stands in braces.
 */
export function joinCauses(
  problems: readonly ShapeProblem[],
  value: unknown,
  isFlow: (path: readonly PropertyKey[]) => boolean,
): ShapeProblem[] {
  const joined = new Set<ShapeProblem>();
  const found = problems.map((problem): ShapeProblem => {
    if (problem.rule !== 'unknown-key') return problem;
    const key = String(problem.path.at(-1));
    const around = problem.path.slice(0, -1);
    const mapping = valueAt(value, around) as Record<string, unknown>;
    const keys = Object.keys(mapping);
    const before = keys[keys.indexOf(key) - 1];
    if (before === undefined) return problem;
    const said = mapping[before];
    // An empty text is a block that begins below; a key of several words is hardly one.
    if (!/\s/.test(key) && said !== '') return problem;
    if (isFlow(around)) {
      if (mapping[key] !== null || typeof said !== 'string') return problem;
      const { replacement, ...rest } = problem;
      return {
        ...rest,
        rule: 'wrong-shape',
        message: `Unexpected comma behind ${JSON.stringify(shorten(said))}, expected text within quotation marks: in braces a comma begins another field`,
        mend: `Put the whole text in double quotes: ${before}: ${JSON.stringify(`${said}, ${key}`)}`,
      };
    }
    // Text behind a block, or behind a value that went on, reads as a key where it has a colon.
    const isText = typeof said === 'string' && /\s/.test(key) && !problem.replacement;
    if (!isText && said !== '' && said !== null) return problem;
    for (const other of problems) {
      if (other !== problem && other.path.length === problem.path.length && other.path.at(-1) === before)
        joined.add(other);
    }
    const { replacement, ...rest } = problem;
    return {
      ...rest,
      rule: 'unknown-key',
      message: `Unexpected text ${JSON.stringify(shorten(key))} at the margin, expected it further in, as the text of "${before}"`,
      mend: `Put two blanks more before each line of the text below "${before}:".`,
    };
  });
  return found.filter((_, index) => !joined.has(problems[index] as ShapeProblem));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);
}
