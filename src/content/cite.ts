import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { nearestByWords, nearestId } from '../survey/nearest.ts';
import type { BodyComponent } from './body-component.ts';

/** What a citation points at. */
export interface Cited {
  /** Slug of the paper or key of the reference: two citations of one work have one number. */
  id: string;
  /** Address as it should stand in the page, with the base path. */
  href: string;
  /** How the text names it, such as "Ode et al. (2023)". */
  text: string;
  /** The whole title, as plain text. */
  title: string;
  /** Who wrote it, and when and where it came out; '' when neither is known. */
  facts?: string;
  /** Why one would cite it; asked for when it is cited. */
  about?: () => CitedAbout;
}

/** In letters: what fits a line of the narrowest screen. */
const longestName = 30;

export interface CitedAbout {
  /** Stages that it bears on, primary first. */
  stages: readonly { order: number; name: string }[];
  /** What it says, in a sentence; '' when nobody has written one. */
  sentence: string;
}

/**
 * Make the component `<Cite id="…"/>`: a link to a paper or a reference, a number, and a card on the work that shows when
 * one points at the link, focuses it, or presses the number. Words between the tags stand in for the work's name.
 *
 * @param cited By id.
 * @param mayBeThere Whether a work of that id may be there though it couldn't be read: then nothing is said, and the words stay.
 */
export function createCite(
  cited: ReadonlyMap<string, Cited>,
  mayBeThere: (id: string) => boolean = () => false,
): BodyComponent {
  return ({ id, ...others }, children) => {
    const [other] = Object.keys(others);
    if (id === undefined || other !== undefined) {
      return {
        rule: 'body-property',
        message: `Unexpected <Cite> ${id === undefined ? 'without id' : `with ${other}`}, expected id="…" alone`,
        mend: `Write <Cite id="${other !== undefined && id === undefined && cited.has(others[other] ?? '') ? others[other] : '…'}"/> with the id of a paper or a reference.`,
      };
    }
    const found = cited.get(id);
    if (found) return [citation(found, children)];
    if (mayBeThere(id)) return children;
    const several = id.split(/[,;]\s*|\s+/).filter((part) => part !== '');
    if (several.length > 1 && several.every((part) => cited.has(part)))
      return {
        rule: 'body-citation',
        message: `Unexpected ids ${JSON.stringify(id)} in one <Cite>, expected one id`,
        mend: `Write ${several.map((part) => `<Cite id="${part}"/>`).join(', ')}.`,
      };
    const alike = [...cited.keys()].find((known) => known.toLowerCase() === id.toLowerCase());
    const near = alike ?? nearestId(id, cited.keys());
    return {
      rule: 'body-citation',
      message: `Unexpected id ${JSON.stringify(id)} in <Cite>, expected ${near ? `"${near}"` : 'the id of a paper or a reference'}`,
      mend: near
        ? `Write id="${near}".`
        : `Look up the id: for a paper it is the name of its file without .mdx.${nearestWorks(id, cited.keys())}`,
      ...(!near && { named: { kind: 'works', name: id } }),
    };
  };
}

/** Ids that have words of one that nobody knows, as a sentence; '' when none has. */
function nearestWorks(id: string, known: Iterable<string>): string {
  const near = nearestByWords(id, known, 5);
  return near.length > 0 ? ` The nearest are: ${near.join(', ')}.` : '';
}

/** The link, the button with the number, and the card. Number and ids are given by `numberCitations`, which takes `dataCited` away. */
function citation({ id, href, text, title, facts, about }: Cited, children: ElementContent[]): Element {
  const { stages = [], sentence = '' } = about?.() ?? {};
  const card: ElementContent[] = [h('bdi', title)];
  if (facts) card.push(h('span', facts));
  if (stages.length > 0) {
    const shapes = stages.map(({ order, name }) =>
      h('span', { className: 'stage-shape', dataStageOrder: String(order) }, name),
    );
    card.push(h('span', { className: 'cite-stages' }, shapes));
  }
  if (sentence !== '') card.push(h('span', sentence));
  const words = children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'p' ? child.children : child,
  );
  // A short name stays on one line with its number; a title may be broken.
  const isShort = words.length === 0 && text.length <= longestName;
  const className = isShort ? ['cite', 'cite-short'] : ['cite'];
  return h('span', { className, dataCited: id }, [
    h('a', { className: 'citation', href }, words.length > 0 ? words : text),
    h('button', { type: 'button', className: 'cite-number' }),
    // Its words are those of another page, which the search finds there.
    h('span', { className: 'cite-card', popover: 'auto', dataPagefindIgnore: '' }, card),
  ]);
}
