import { byHand } from './by-hand.ts';
import type { FetchedPaper } from './fetched-paper.ts';
import { NotAddedError, paperProblem } from './not-added-error.ts';
import { type PaperId, printPaperId } from './paper-id.ts';
import type { Answer, PoliteClient } from './polite-client.ts';
import { readArxivAnswer } from './read-arxiv.ts';
import { readCrossrefAnswer } from './read-crossref.ts';
import { addressOf, type Service, type Services } from './service.ts';

/**
 * Ask the service that an id belongs to for the paper.
 *
 * @throws {NotAddedError} When there is no answer, or none that is the paper's.
 */
export async function fetchPaper(
  asked: PaperId,
  services: Services,
  client: PoliteClient,
): Promise<FetchedPaper> {
  const service: Service = services[asked.kind];
  const answer = await client(addressOf(service, asked), service.accept);
  const body = ensureAnswer(answer, asked, service);
  return asked.kind === 'arxiv' ? readArxivAnswer(body, asked) : readCrossrefAnswer(body, asked);
}

/** The body of an answer of the form that was asked for. */
function ensureAnswer(answer: Answer, asked: PaperId, { name, base, contentType }: Service): string {
  const fail = (rule: string, message: string, mend: string) =>
    new NotAddedError(paperProblem(printPaperId(asked), { rule, message, mend: `${mend} ${byHand(asked)}` }));
  switch (answer.kind) {
    case 'unreachable':
      throw fail(
        'service-unreachable',
        `Unexpected silence of ${name} (${base.host}) in ${answer.tries} tries: ${answer.why}, expected an answer`,
        'Check the connection and try again.',
      );
    case 'refused':
      throw answer.status === 404
        ? fail(
            'paper-not-found',
            `Unexpected id that ${name} has no paper for, expected one of a paper`,
            'Check the id.',
          )
        : fail(
            'service-refused',
            `Unexpected status ${answer.status} from ${name} (${base.host})${answer.tries > 1 ? ` in ${answer.tries} tries` : ''}, expected an answer`,
            answer.status === 429 || answer.status >= 500 ? 'Try again later.' : 'Check the id.',
          );
    case 'unusable':
      throw fail(
        'answer-unusable',
        `Unexpected ${answer.why} from ${name} (${base.host}), expected the facts of one paper`,
        'Try again later.',
      );
    case 'answer':
      if (contentType.test(answer.contentType)) return answer.body;
      throw fail(
        'answer-unreadable',
        `Unexpected content type ${JSON.stringify(answer.contentType.slice(0, 100))} from ${name} (${base.host}), expected ${asked.kind === 'arxiv' ? 'an Atom feed' : 'JSON'}`,
        'Some networks answer with a page of their own: check the connection and try again.',
      );
  }
}
