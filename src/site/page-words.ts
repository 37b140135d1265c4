import { defaultWords, type Words } from '../survey/words.ts';

/**
 * The words of the survey for scripts in the browser: the page has them in the `data-words` of its root where they are not
 * the usual ones.
 */
export function pageWords(): Words {
  const { words } = document.documentElement.dataset;
  return words === undefined ? defaultWords : JSON.parse(words);
}
