import { nearestAddress } from '../../src/content/nearest-address.ts';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import type { Problem } from '../../src/survey/problem.ts';
import type { Survey } from '../../src/survey/schema.ts';

/**
 * Questions of the home page that lead nowhere, or stand there twice.
 *
 * @param text Of `survey.yaml`, for the places in it.
 * @param addresses Of all pages, without the base path.
 * @param mayBePage Whether there may be a page though what it is made from can't be read.
 * @param hasAnchor Whether a page has a part of that id; undefined where nobody can tell.
 */
export function checkQuestions(
  questions: Survey['questions'],
  text: string,
  file: string,
  addresses: readonly string[],
  mayBePage: (path: string) => boolean = () => false,
  hasAnchor: (path: string, anchor: string) => boolean | undefined = () => undefined,
): Problem[] {
  const { place } = parsePlacedYaml(text, file, 1);
  const first = new Map<string, number>();
  return questions.flatMap(({ text: words, to }, index): Problem[] => {
    const before = first.get(words.toLowerCase());
    first.set(words.toLowerCase(), before ?? index);
    if (before !== undefined)
      return [
        {
          file,
          ...place(['questions', index, 'text']),
          rule: 'repeated-question',
          message: `Unexpected second question ${JSON.stringify(words)}, expected each once`,
          mend: 'Delete one of the two.',
        },
      ];
    const path = to.replace(/[?#].*$/, '');
    const anchor = /#(.+)$/.exec(to)?.[1];
    if (addresses.includes(path) && anchor !== undefined && hasAnchor(path, anchor) === false) {
      return [
        {
          file,
          ...place(['questions', index, 'to']),
          rule: 'unknown-anchor',
          message: `Unexpected address ${JSON.stringify(to)}, expected a part that the page ${path} has`,
          mend: `Delete "#${anchor}", or write what stands behind "#" in the link beside the heading that is meant.`,
        },
      ];
    }
    if (addresses.includes(path) || mayBePage(path)) return [];
    const near = nearestAddress(path, addresses);
    return [
      {
        file,
        ...place(['questions', index, 'to']),
        rule: 'unknown-address',
        message: `Unexpected address ${JSON.stringify(to)}, expected that of a page of the survey${near ? `, perhaps "${near}"` : ''}`,
        mend: near
          ? `Write ${near}, if that is meant.`
          : 'There is no such page: write the address of another, from / to the last /, or delete the question.',
      },
    ];
  });
}
