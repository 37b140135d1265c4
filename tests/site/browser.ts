import { access } from 'node:fs/promises';
import { type Browser, chromium } from 'playwright-core';

const candidates = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser on this machine, or undefined. */
export async function findBrowser(): Promise<string | undefined> {
  for (const path of candidates) {
    if (
      path &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return undefined;
}

/** Whether tests that need a browser can run; a machine that must have one never skips them. */
export const browserPath = await findBrowser();
export const skipBrowser = browserPath === undefined && process.env.REQUIRE_BROWSER !== '1';
if (skipBrowser)
  console.warn('No Chromium or Chrome found: tests in a browser are skipped. Set CHROME_PATH to run them.');

/** @throws when there is no browser on this machine. */
export function launchBrowser(): Promise<Browser> {
  if (!browserPath) throw new Error('No Chromium or Chrome found. Install one, or set CHROME_PATH.');
  return chromium.launch({
    executablePath: browserPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
