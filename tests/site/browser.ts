import type { Browser } from 'playwright-core';
import { findBrowser, launchBrowser as launch } from '../../scripts/browser/launch-browser.ts';

/** Whether tests that need a browser can run; a machine that must have one never skips them. */
export const browserPath = await findBrowser();
export const skipBrowser = browserPath === undefined && process.env.REQUIRE_BROWSER !== '1';
if (skipBrowser)
  console.warn('No Chromium or Chrome found: tests in a browser are skipped. Set CHROME_PATH to run them.');

/** @throws when there is no browser on this machine. */
export function launchBrowser(): Promise<Browser> {
  if (!browserPath) throw new Error('No Chromium or Chrome found. Install one, or set CHROME_PATH.');
  return launch(browserPath);
}
