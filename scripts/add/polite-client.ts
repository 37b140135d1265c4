import type { Clock } from './clock.ts';
import type { RequestTimes } from './request-times.ts';
import { leastGap, retryDelay } from './retry-delay.ts';
import { isSafeAddress } from './service.ts';

/** What came of asking. */
export type Answer =
  | { kind: 'answer'; contentType: string; body: string }
  /** No network, no such host, no answer in time. `why` is a sentence: "the connection was refused". */
  | { kind: 'unreachable'; why: string; tries: number }
  /** The service is there but has no answer for us: status 4xx, 5xx and all others but 200. */
  | { kind: 'refused'; status: number; tries: number }
  /** The answer breaks a limit that we set. `why` is a noun without its article: "redirect to example.org". */
  | { kind: 'unusable'; why: string };

export interface PoliteClientOptions {
  userAgent: string;
  clock: Clock;
  times: RequestTimes;
  /** For one request, its answer's body included, in milliseconds. */
  timeLimit?: number;
  /** Of a body, unpacked, in bytes. */
  sizeLimit?: number;
  /** Told before each wait of which a person should know; one sentence. */
  onWait?: (message: string) => void;
}

export type PoliteClient = (address: URL, accept: string) => Promise<Answer>;

const mostTries = 3;
const mostRedirects = 3;

/**
 * Create a client for public services that does as they ask: at most one request in 3 s to a host, redirects and second
 * tries included; a name; no try after a clear no; back-off, and `Retry-After`.
 */
export function createPoliteClient(options: PoliteClientOptions): PoliteClient {
  const { clock, times, userAgent, timeLimit = 20_000, sizeLimit = 5_000_000 } = options;

  return async (address, accept) => {
    for (let tries = 1; ; tries += 1) {
      const attempt = await follow(address, accept);
      if (attempt.kind === 'answer' || attempt.kind === 'unusable') return attempt;
      const { retryAfter, ...failure } = attempt;
      if (!isPassing(attempt) || tries === mostTries) return { ...failure, tries };
      const delay = retryDelay(tries, retryAfter, clock.now());
      const why = attempt.kind === 'unreachable' ? attempt.why : `it answered with status ${attempt.status}`;
      options.onWait?.(
        `${address.host} can't be asked just now: ${why}. Trying again in ${Math.ceil(delay / 1000)} s.`,
      );
      await clock.sleep(delay);
    }
  };

  /** Ask once, along redirects. They may not leave the host: the answer would be somebody else's. */
  async function follow(start: URL, accept: string): Promise<Attempt> {
    let address = start;
    for (let redirects = 0; ; redirects += 1) {
      await waitForTurn(address.host);
      const attempt = await ask(address, accept);
      if (attempt.kind !== 'redirect') return attempt;
      const target = URL.canParse(attempt.to, address) ? new URL(attempt.to, address) : undefined;
      if (redirects === mostRedirects)
        return { kind: 'unusable', why: `chain of more than ${mostRedirects} redirects` };
      if (!target || target.host !== start.host || !isSafeAddress(target))
        return { kind: 'unusable', why: `redirect to ${target?.host ?? 'no address'}` };
      address = target;
    }
  }

  async function waitForTurn(host: string): Promise<void> {
    const last = (await times.get(host)) ?? Number.NEGATIVE_INFINITY;
    // Timers may ring a moment early. A last time that is yet to come is of a clock that was set back since.
    for (let since = clock.now() - last; since >= 0 && since < leastGap; since = clock.now() - last) {
      await clock.sleep(leastGap - since);
    }
    await times.set(host, clock.now());
  }

  async function ask(address: URL, accept: string): Promise<Attempt | { kind: 'redirect'; to: string }> {
    try {
      const response = await fetch(address, {
        headers: { 'user-agent': userAgent, accept },
        redirect: 'manual',
        credentials: 'omit',
        signal: AbortSignal.timeout(timeLimit),
      });
      const { status, headers } = response;
      const retryAfter = headers.get('retry-after');
      const to = headers.get('location');
      if (status !== 200) {
        await response.body?.cancel();
        return status >= 300 && status < 400 && to !== null
          ? { kind: 'redirect', to }
          : { kind: 'refused', status, retryAfter };
      }
      const body = await readBody(response, sizeLimit);
      if (body === undefined) return { kind: 'unusable', why: `answer of more than ${sizeLimit / 1e6} MB` };
      // arXiv says it like this, and not always with the status for it.
      if (/^rate exceeded\b/i.test(body)) return { kind: 'refused', status: 429, retryAfter };
      return { kind: 'answer', contentType: headers.get('content-type') ?? '', body };
    } catch (error) {
      return { kind: 'unreachable', why: reasonOf(error, timeLimit), retryAfter: null };
    }
  }
}

type Attempt =
  | Extract<Answer, { kind: 'answer' | 'unusable' }>
  | { kind: 'unreachable'; why: string; retryAfter: null }
  | { kind: 'refused'; status: number; retryAfter: string | null };

/** Whether another try may go better. */
function isPassing(attempt: Attempt): boolean {
  return (
    attempt.kind === 'unreachable' ||
    (attempt.kind === 'refused' && (attempt.status === 429 || attempt.status >= 500))
  );
}

/** The body as text; undefined when it is longer than the limit, of which no more is then read. */
async function readBody(response: Response, limit: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return undefined; // Leaving the loop ends the connection.
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ENOTFOUND: "the host's name can't be found",
  EAI_AGAIN: "the host's name can't be looked up",
  ENETUNREACH: 'there is no way to the network',
  EHOSTUNREACH: 'there is no way to the host',
  ETIMEDOUT: 'the connection took too long',
  UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
};

/** What `fetch` tells of a failure lies in the causes of its error, of which there may be several at once. */
function reasonOf(error: unknown, timeLimit: number): string {
  let code = '';
  let message = '';
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return `there was no whole answer in ${timeLimit / 1000} s`;
    if ('code' in cause && typeof cause.code === 'string') code = cause.code;
    ({ message } = cause);
  }
  return reasons[code] ?? `the connection failed (${code || message})`;
}
