import { describe, expect, test } from 'vitest';
import { NotAddedError } from '../../scripts/add/not-added-error.ts';
import type { PaperId } from '../../scripts/add/paper-id.ts';
import { readArxivAnswer } from '../../scripts/add/read-arxiv.ts';
import { readCrossrefAnswer } from '../../scripts/add/read-crossref.ts';
import { formatProblem } from '../../src/survey/problem.ts';
import { readFixture } from './recorded-service.ts';

const arxiv: PaperId = { kind: 'arxiv', id: '2101.99901' };
const wren: PaperId = { kind: 'doi', id: '10.5555/wren.2021.1' };

/** What a person reads of a failure, up to the advice for going on by hand. */
function failure(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof NotAddedError)) throw error;
    return error.problems
      .map(formatProblem)
      .join('\n')
      .replace(/ To go on by hand[\s\S]*$/, ' …');
  }
  return 'none';
}

describe("arXiv's answer", () => {
  test('gives the texts unwrapped, the authors in order, the year of the first version', () => {
    expect(readArxivAnswer(readFixture('arxiv-found.xml'), arxiv)).toEqual({
      record: {
        title: 'Song of the Wren: How $n$-Note Phrases Begin & End',
        abstract:
          'Wrens sing a courtship song at dawn, and their mate answers from the hedge below when p < 0.05.\n\nWe recorded both for three springs.',
        facts: {
          arxiv: '2101.99901',
          doi: '10.5555/jib.2022.34',
          authors: ['Ada Ås', 'Bo "B." van den Berg'],
          year: 2021,
        },
        dump: 'arxiv',
        line: 1,
      },
      notes: [],
    });
  });

  test('may be of the old style, and name the id without its class', () => {
    const { record } = readArxivAnswer(readFixture('arxiv-old-style.xml'), {
      kind: 'arxiv',
      id: 'cs.CL/0199901',
    });
    expect(record.facts).toEqual({ arxiv: 'cs/0199901', authors: ['Cy Dahl'], year: 2001 });
  });

  test('with hostile texts gives them as text, and no fact that is none', () => {
    expect(readArxivAnswer(readFixture('arxiv-hostile.xml'), arxiv).record).toEqual({
      title: `../../../etc/passwd --- review: reviewed <script>alert(1)</script> {process.exit(1)} ${'$'}{HOME} desrever # "x": !!js/function`,
      abstract:
        "--- import x from 'x' <script>alert(1)</script> {1 + 1} | sing a courtship song ]]> & so on &#x9;",
      facts: { arxiv: '2101.99901', authors: ['"], scope: [core, "&amp;'] },
      dump: 'arxiv',
      line: 1,
    });
  });

  const found = readFixture('arxiv-found.xml');
  const entry = /<entry>[\s\S]*<\/entry>/.exec(found)?.[0] ?? '';
  test.each([
    [
      'that knows no such paper',
      readFixture('arxiv-empty.xml'),
      'arXiv:2101.99901:1:1: Unexpected id that arXiv has no paper for, expected one of a paper [paper-not-found]\n  mend: Check the id. …',
    ],
    [
      'that is an error',
      readFixture('arxiv-error.xml'),
      'arXiv:2101.99901:1:1: Unexpected error from arXiv ("incorrect id format for 2101.99901"), expected the paper [arxiv-error]\n  mend: Check the id. …',
    ],
    [
      'for another paper',
      found.replace('abs/2101.99901v3', 'abs/2101.99902v1'),
      'arXiv:2101.99901:1:1: Unexpected paper "http://arxiv.org/abs/2101.99902v1" in arXiv\'s answer, expected the one asked for [answer-for-another]\n  mend: Try again later. …',
    ],
    [
      'with two papers',
      found.replace('</entry>', `</entry>${entry}`),
      "arXiv:2101.99901:1:1: Unexpected 2 papers in arXiv's answer, expected one [answer-ambiguous]\n  mend: Try again later. …",
    ],
    [
      'of a withdrawn paper',
      readFixture('arxiv-withdrawn.xml'),
      'arXiv:2101.99901:1:1: Unexpected withdrawn paper, expected one that stands: arXiv says "This paper has been withdrawn by the authors: the birds wer…" [paper-withdrawn]\n  mend: Leave it out. If the survey should name it all the same, add it from a BibTeX file with its abstract: npm run add -- paper.bib',
    ],
    [
      'without an abstract',
      found.replace(/<summary>[\s\S]*<\/summary>/, '<summary> </summary>'),
      'arXiv:2101.99901:1:1: Unexpected paper without an abstract at arXiv, expected both a title and an abstract [abstract-missing]\n  mend: The abstract has to be added by hand. …',
    ],
    [
      'with a title without end',
      found.replace('Song of the Wren', 'Song '.repeat(1000)),
      "arXiv:2101.99901:1:1: Unexpected title of 5,036 characters at arXiv, expected at most 1,000 [title-too-long]\n  mend: Look at the paper's page. …",
    ],
    [
      'that is cut off',
      found.slice(0, 1500),
      'arXiv:2101.99901:1:1: Unexpected answer from arXiv that is no whole XML (Missing end tag for element arxiv:journal_ref (line 25, column 24)), expected an Atom feed [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'that is empty',
      '',
      'arXiv:2101.99901:1:1: Unexpected answer from arXiv that is no whole XML (Root element is missing or invalid (line 1, column 1)), expected an Atom feed [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'that is a page',
      '<html><body>Sign in to this network</body></html>',
      "arXiv:2101.99901:1:1: Unexpected <html> in arXiv's answer, expected an Atom feed [answer-unreadable]\n  mend: Try again later. …",
    ],
    [
      'with entities of its own',
      readFixture('arxiv-billion-laughs.xml'),
      'arXiv:2101.99901:1:1: Unexpected document type in the answer, expected an Atom feed without one [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'with the end of a CDATA section where none began',
      found.replace('Wrens sing', 'Wrens ]]> sing'),
      'arXiv:2101.99901:1:1: Unexpected answer from arXiv that is no whole XML (Element content may not contain the CDATA section close delimiter `]]>` (line 17, column 22)), expected an Atom feed [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'with an entity that nobody declared',
      found.replace('Wrens sing', 'Wrens &hedge; sing'),
      "arXiv:2101.99901:1:1: Unexpected answer from arXiv that is no whole XML (Named entity isn't defined: &hedge; (line 17, column 22)), expected an Atom feed [answer-unreadable]\n  mend: Try again later. …",
    ],
    [
      'nested without end',
      '<feed>'.repeat(500_000),
      'arXiv:2101.99901:1:1: Unexpected answer from arXiv that is no whole XML (it is nested too deep), expected an Atom feed [answer-unreadable]\n  mend: Try again later. …',
    ],
  ])('%s is a problem', (_what, xml, message) => {
    expect(failure(() => readArxivAnswer(xml, arxiv))).toBe(message);
  });

  test('with a nameless author gives no authors rather than a list with a hole', () => {
    const xml = found.replace('<name>Ada Ås</name>', '<name> </name>');
    expect(readArxivAnswer(xml, arxiv).record.facts.authors).toBeUndefined();
  });
});

describe("Crossref's answer", () => {
  test('gives the texts without markup, and the facts', () => {
    expect(readCrossrefAnswer(readFixture('crossref-found.json'), wren)).toEqual({
      record: {
        title: 'Song of the Troglodytes wren & its neighbours: A count',
        abstract:
          'Wrens sing a courtship song of 10⁵ notes, x_i each, when p < 0.05 & $k_{\\bot }$ is small.\n\nWe recorded both.',
        facts: {
          doi: '10.5555/wren.2021.1',
          authors: ['Ada Ås', 'Bo van den Berg Jr.', 'The Hedge Collaboration'],
          year: 2021,
          venue: 'Journal of Invented Birds & Hedges',
          url: 'https://press.example/wren/1',
        },
        dump: 'crossref',
        line: 1,
      },
      notes: [],
    });
  });

  test('with hostile parts gives text as text, leaves wrong facts out and says so', () => {
    const { record, notes } = readCrossrefAnswer(readFixture('crossref-hostile.json'), wren);
    expect(record).toEqual({
      title: '[31m--- scope: core ..\\..\\CON',
      abstract: 'Sing {alert(1)} <script> a courtship song.',
      facts: { doi: '10.5555/wren.2021.1' },
      dump: 'crossref',
      line: 1,
    });
    expect(notes.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      ['issued', 'container-title', 'author'].map(
        (name) =>
          `fact-left-out: Unexpected form of "${name}" in Crossref's answer, expected the documented one; left out`,
      ),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  const found = readFixture('crossref-found.json');
  test.each([
    [
      'without an abstract',
      readFixture('crossref-without-abstract.json'),
      'doi:10.5555/wren.2021.1:1:1: Unexpected paper without an abstract at Crossref, expected both a title and an abstract [abstract-missing]\n  mend: The abstract has to be added by hand. …',
    ],
    [
      'of a retracted paper',
      readFixture('crossref-retracted.json'),
      'doi:10.5555/wren.2021.1:1:1: Unexpected withdrawn paper, expected one that stands: Crossref says it was retracted [paper-withdrawn]\n  mend: Leave it out. If the survey should name it all the same, add it from a BibTeX file with its abstract: npm run add -- paper.bib',
    ],
    [
      'for another work',
      found.replace('10.5555/Wren.2021.1', '10.5555/robin\\u001b[2J'),
      'doi:10.5555/wren.2021.1:1:1: Unexpected work "10.5555/robin[2J" in Crossref\'s answer, expected the one asked for [answer-for-another]\n  mend: Check the DOI. …',
    ],
    [
      'that is cut off',
      found.slice(0, 500),
      'doi:10.5555/wren.2021.1:1:1: Unexpected answer from Crossref that is no whole JSON, expected a work with a DOI and a title [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'nested without end',
      '['.repeat(2_000_000),
      'doi:10.5555/wren.2021.1:1:1: Unexpected answer from Crossref that is no whole JSON, expected a work with a DOI and a title [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'of a wrong type',
      '{"message": {"DOI": "10.5555/wren.2021.1", "title": "Song"}}',
      'doi:10.5555/wren.2021.1:1:1: Unexpected answer from Crossref of another form (at message.title: Invalid input: expected array, received string), expected a work with a DOI and a title [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'that is null',
      'null',
      'doi:10.5555/wren.2021.1:1:1: Unexpected answer from Crossref of another form (at its root: Invalid input: expected object, received null), expected a work with a DOI and a title [answer-unreadable]\n  mend: Try again later. …',
    ],
    [
      'with a whole book as abstract',
      JSON.stringify({ message: { DOI: wren.id, title: ['Song'], abstract: 'song '.repeat(12_000) } }),
      "doi:10.5555/wren.2021.1:1:1: Unexpected abstract of 59,999 characters at Crossref, expected at most 50,000 [abstract-too-long]\n  mend: Look at the paper's page. …",
    ],
    [
      'with tags without end',
      JSON.stringify({ message: { DOI: wren.id, title: ['Song'], abstract: '<b>'.repeat(60_000) } }),
      'doi:10.5555/wren.2021.1:1:1: Unexpected answer from Crossref with a text whose tags are nested too deep, expected a work with a DOI and a title [answer-unreadable]\n  mend: Try again later. …',
    ],
  ])('%s is a problem', (_what, json, message) => {
    expect(failure(() => readCrossrefAnswer(json, wren))).toBe(message);
  });
});
