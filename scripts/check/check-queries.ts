import { nearestAddress } from '../../src/content/nearest-address.ts';
import type { JudgedQuery } from '../../src/search/judged-query.ts';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import type { Problem } from '../../src/survey/problem.ts';

/**
 * Judged queries that are there twice, and answers that are the address of nothing.
 *
 * @param text Of the file, for the places in it.
 * @param addresses Of all that the search can find, without a slash before them.
 * @param mayBePage Whether there may be a page though what it is made from can't be read.
 */
export function checkQueries(
  queries: readonly JudgedQuery[],
  text: string,
  file: string,
  addresses: readonly string[],
  mayBePage: (path: string) => boolean = () => false,
): Problem[] {
  const { place } = parsePlacedYaml(text, file, 1);
  const known = new Set(addresses);
  const slashed = addresses.map((address) => `/${address}`);
  const seen = new Set<string>();
  return queries.flatMap(({ query, answers }, index): Problem[] => {
    const problems = answers.flatMap((answer, number): Problem[] => {
      if (known.has(answer) || mayBePage(answer)) return [];
      const near = nearestAddress(answer, slashed)?.slice(1);
      return [
        {
          file,
          ...place([index, 'answers', number]),
          rule: 'unknown-address',
          message: `Unexpected answer "${answer}", expected the address of a page of the survey${near ? `, perhaps "${near}"` : ''}`,
          mend: near
            ? `Write ${near}, if that is meant.`
            : `Write the address of a page from behind its first slash to its last one, such as ${addresses[0] ?? 'search/'}, or delete it.`,
        },
      ];
    });
    if (seen.has(query)) {
      problems.push({
        file,
        ...place([index, 'query']),
        rule: 'duplicate-query',
        message: `Unexpected second query "${query}", expected each once`,
        mend: 'Delete one of the two.',
      });
    }
    seen.add(query);
    return problems;
  });
}
