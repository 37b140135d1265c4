import { h } from 'hastscript';
import { nearestId } from '../survey/nearest.ts';
import type { BodyComponent } from './body-component.ts';

/** What a citation points at. */
export interface Cited {
  /** Address as it should stand in the page, with the base path. */
  href: string;
  /** How the text names it, such as "Ode et al. (2023)". */
  text: string;
  /** The whole title, for those who point at the link. */
  title?: string;
}

/**
 * Make the component `<Cite id="…"/>`: a link to a paper or a reference. Words between its tags stand in for its name.
 *
 * @param cited By id.
 */
export function createCite(cited: ReadonlyMap<string, Cited>): BodyComponent {
  return ({ id, ...others }, children) => {
    const [other] = Object.keys(others);
    if (id === undefined || other !== undefined) {
      return {
        rule: 'body-property',
        message: `Unexpected <Cite> ${id === undefined ? 'without id' : `with ${other}`}, expected id="…" alone`,
        mend: 'Write <Cite id="…"/> with the id of a paper or a reference.',
      };
    }
    const found = cited.get(id);
    if (found) {
      const { href, text, title } = found;
      return [h('a', { className: 'citation', href, title }, children.length > 0 ? children : text)];
    }
    const near = nearestId(id, cited.keys());
    return {
      rule: 'body-citation',
      message: `Unexpected id ${JSON.stringify(id)} in <Cite>, expected ${near ? `"${near}"` : 'the id of a paper or a reference'}`,
      mend: near
        ? `Write id="${near}".`
        : 'Look up the id: for a paper it is the name of its file without .mdx.',
    };
  };
}
