import { expect, test } from 'vitest';
import { fetchPaper } from '../../scripts/add/fetch-paper.ts';
import { NotAddedError } from '../../scripts/add/not-added-error.ts';
import type { PaperId } from '../../scripts/add/paper-id.ts';
import { createPoliteClient } from '../../scripts/add/polite-client.ts';
import { addressOf, createServices } from '../../scripts/add/service.ts';
import { WrongUseError } from '../../scripts/terminal/command.ts';
import { formatProblem } from '../../src/survey/problem.ts';
import { fixture, playService, type Reply } from './recorded-service.ts';
import { createStillClock, createTimesInMemory } from './still-clock.ts';

const arxiv: PaperId = { kind: 'arxiv', id: '2101.99901' };
const wren: PaperId = { kind: 'doi', id: '10.5555/wren.2021.1' };

/** Fetch a paper from a service with these answers; what a person reads when it fails, else the title. */
async function fetchFrom(replies: readonly Reply[], asked: PaperId): Promise<string> {
  const clock = createStillClock();
  const service = await playService(replies, clock.now);
  const { address } = service;
  const services = createServices({ SURVEY_ARXIV_API: address, SURVEY_CROSSREF_API: address });
  const client = createPoliteClient({
    userAgent: 'test',
    clock,
    times: createTimesInMemory(),
    timeLimit: 500,
  });
  try {
    return (await fetchPaper(asked, services, client)).record.title;
  } catch (error) {
    if (!(error instanceof NotAddedError)) throw error;
    return error.problems.map(formatProblem).join('\n').replaceAll(address.slice('http://'.length), 'HOST');
  } finally {
    await service.close();
  }
}

const arxivByHand = `To go on by hand, save this as paper.bib, fill in what you know, and run: npm run add -- paper.bib (or paste it after: npm run add -- -)
    @misc{paper,
      title = {},
      abstract = {},
      author = {Family, Given and Family, Given},
      year = {},
      eprint = {2101.99901}, archivePrefix = {arXiv},
    }`;

test.each<[string, PaperId, Reply[], string]>([
  ['a good answer', arxiv, [fixture('arxiv-old-style.xml'), {}], 'answer-for-another'],
  [
    'a good answer after two bad ones',
    wren,
    [{ status: 500 }, { status: 429 }, fixture('crossref-found.json')],
    'Song of the',
  ],
])('%s', async (_what, asked, replies, part) => {
  expect(await fetchFrom(replies, asked)).toContain(part);
});

test.each<[string, PaperId, Reply, string]>([
  [
    'no network',
    arxiv,
    (response) => response.destroy(),
    'arXiv:2101.99901:1:1: Unexpected silence of arXiv (HOST) in 3 tries: the connection broke off, expected an answer [service-unreachable]\n  mend: Check the connection and try again.',
  ],
  [
    'a slow service',
    arxiv,
    () => undefined,
    'arXiv:2101.99901:1:1: Unexpected silence of arXiv (HOST) in 3 tries: there was no whole answer in 0.5 s, expected an answer [service-unreachable]\n  mend: Check the connection and try again.',
  ],
  [
    'a service that is down',
    arxiv,
    { status: 503 },
    'arXiv:2101.99901:1:1: Unexpected status 503 from arXiv (HOST) in 3 tries, expected an answer [service-refused]\n  mend: Try again later.',
  ],
  [
    'a refusal',
    arxiv,
    { status: 400 },
    'arXiv:2101.99901:1:1: Unexpected status 400 from arXiv (HOST), expected an answer [service-refused]\n  mend: Check the id.',
  ],
  [
    'an unknown id',
    arxiv,
    { status: 404 },
    'arXiv:2101.99901:1:1: Unexpected id that arXiv has no paper for, expected one of a paper [paper-not-found]\n  mend: Check the id.',
  ],
  [
    'a page instead of an answer',
    arxiv,
    { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Sign in</title>' },
    'arXiv:2101.99901:1:1: Unexpected content type "text/html" from arXiv (HOST), expected an Atom feed [answer-unreadable]\n  mend: Some networks answer with a page of their own: check the connection and try again.',
  ],
  [
    'JSON instead of a feed',
    arxiv,
    fixture('crossref-found.json'),
    'arXiv:2101.99901:1:1: Unexpected content type "application/json" from arXiv (HOST), expected an Atom feed [answer-unreadable]\n  mend: Some networks answer with a page of their own: check the connection and try again.',
  ],
  [
    'an answer of 10 MB',
    arxiv,
    {
      headers: { 'content-type': 'application/atom+xml' },
      body: `<feed>${'song '.repeat(2_000_000)}</feed>`,
    },
    'arXiv:2101.99901:1:1: Unexpected answer of more than 5 MB from arXiv (HOST), expected the facts of one paper [answer-unusable]\n  mend: Try again later.',
  ],
  [
    'a redirect to another host',
    arxiv,
    { status: 301, headers: { location: 'https://example.org/' } },
    'arXiv:2101.99901:1:1: Unexpected redirect to example.org from arXiv (HOST), expected the facts of one paper [answer-unusable]\n  mend: Try again later.',
  ],
])('%s is said, with how to go on by hand', async (_what, asked, reply, message) => {
  expect(await fetchFrom([reply], asked)).toBe(`${message} ${arxivByHand}`);
});

test('the services are the public ones', () => {
  const { arxiv: one, doi: other } = createServices({});
  expect(addressOf(one, { kind: 'arxiv', id: 'cs/0199901' }).href).toBe(
    'https://export.arxiv.org/api/query?id_list=cs%2F0199901',
  );
  expect(addressOf(other, { kind: 'doi', id: '10.5555/../a?b#c%d' }).href).toBe(
    'https://api.crossref.org/works/10.5555%2F..%2Fa%3Fb%23c%25d',
  );
});

test.each(['http://export.arxiv.org/', 'http://127.0.0.1.example.org/', 'file:///etc/passwd', 'wren'])(
  'not at %s',
  (address) => {
    expect(() => createServices({ SURVEY_ARXIV_API: address })).toThrow(WrongUseError);
  },
);
