import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const candidates = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

async function findFirefox(): Promise<string | undefined> {
  for (const path of candidates) {
    const found =
      path &&
      (await access(path)
        .then(() => path)
        .catch(() => undefined));
    if (found) return found;
  }
  return undefined;
}

const firefoxPath = await findFirefox();
/** Whether tests in Firefox are left out; a machine that must have the browsers never leaves them out. */
export const skipFirefox = firefoxPath === undefined && process.env.REQUIRE_BROWSER !== '1';
if (skipFirefox)
  console.warn('No Firefox found: tests in Firefox are skipped. Set FIREFOX_PATH to run them.');

/** What of a value comes back from a page: see https://w3c.github.io/webdriver-bidi/#type-script-RemoteValue */
interface RemoteResult {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

export interface FirefoxPage {
  /** Load an address and wait for its `load` event. */
  goto(address: string): Promise<void>;
  /** Run a function in the page; what it takes and gives must be JSON. @throws when it throws. */
  evaluate<T, A extends unknown[]>(run: (...values: A) => T | Promise<T>, ...values: A): Promise<T>;
  /** Errors that pages wrote to the console or threw, since the beginning. */
  faults: string[];
  close(): Promise<void>;
}

/**
 * Start a stock Firefox and open a tab in it, by WebDriver BiDi: the protocol that Firefox itself speaks, so nothing stands
 * between. Its profile is new and thrown away.
 *
 * @throws when there is no Firefox on this machine.
 */
export async function launchFirefox(): Promise<FirefoxPage> {
  if (!firefoxPath) throw new Error('No Firefox found. Install firefox-esr, or set FIREFOX_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'survey-firefox-'));
  // No update, no greeting, no message home.
  await writeFile(
    join(profile, 'user.js'),
    [
      'user_pref("app.update.enabled", false);',
      'user_pref("browser.shell.checkDefaultBrowser", false);',
      'user_pref("browser.startup.page", 0);',
      'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
      'user_pref("network.captive-portal-service.enabled", false);',
      'user_pref("network.connectivity-service.enabled", false);',
      'user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);',
    ].join('\n'),
  );
  const child = spawn(
    firefoxPath,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const socket = new WebSocket(`${await listeningAddress(child)}/session`);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const faults: string[] = [];
  const waiting = new Map<number, (answer: { result: never; error?: string; message?: string }) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data));
    if (answer.method === 'log.entryAdded' && answer.params.level === 'error')
      faults.push(answer.params.text);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  const send = <T>(method: string, params: object): Promise<T> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, error, message }) =>
        error === undefined ? resolve(result) : reject(new Error(`${method}: ${error}: ${message}`)),
      );
      socket.send(JSON.stringify({ id: last, method, params }));
    });

  await send('session.new', { capabilities: {} });
  await send('session.subscribe', { events: ['log.entryAdded'] });
  const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]?.context;
  return {
    faults,
    async goto(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(run, ...values) {
      const expression = `(async () => JSON.stringify(await (${run})(...${JSON.stringify(values)})))()`;
      const answer = await send<RemoteResult>('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
      return answer.result?.value === undefined ? undefined : JSON.parse(answer.result.value);
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await send('browser.close', {}).catch(() => child.kill());
      await ended;
      socket.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The address that Firefox says it listens on. @throws when it ends without a word. */
function listeningAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${said}`)));
  });
}
