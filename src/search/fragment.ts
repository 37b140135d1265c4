/** A page as Pagefind keeps it, as far as it is used here. */
export interface Fragment {
  /** From the root of the site, with a slash before it. */
  url: string;
  /** The whole text, without markup. */
  content: string;
  meta: { title?: string };
  /** Elements with an id; `location` is the number of words before it. */
  anchors: { element: string; id: string; text: string; location: number }[];
}

/** A stretch of a page's text. */
export interface Section {
  /** Absent for what stands before the first heading. */
  id?: string;
  heading?: string;
  text: string;
}

const signature = 'pagefind_dcd';

/** @throws when the bytes are no fragment. */
export function parseFragment(bytes: Uint8Array): Fragment {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(signature)) throw new Error('Unexpected start of a fragment');
  return JSON.parse(text.slice(signature.length));
}

/**
 * Cut a page's text at its headings. The heading itself isn't in the text of a section; the page's title isn't either.
 *
 * @param things Ids of elements that begin a section of their own though they are no headings, such as the entries of a
 *   list that can be found each by itself.
 */
export function sectionsOf({ content, meta, anchors }: Fragment, things?: ReadonlySet<string>): Section[] {
  const words = [...content.matchAll(/\S+/g)];
  const startOf = (location: number) => words[location]?.index ?? content.length;
  const cuts = anchors
    .filter(({ element, id }) => /^h[2-6]$/.test(element) || things?.has(id))
    .map(({ id, element, text, location }) => ({
      id,
      element,
      heading: tidy(text),
      start: startOf(location),
    }))
    .sort((a, b) => a.start - b.start);
  const first = { text: withoutStart(content.slice(0, cuts[0]?.start), meta.title ?? '') };
  return [
    first,
    ...cuts.map(({ id, element, heading, start }, index) => {
      const text = content.slice(start, cuts[index + 1]?.start).trim();
      // What is no heading is the thing's own text.
      return element.startsWith('h') ? { id, heading, text: withoutStart(text, heading) } : { id, text };
    }),
  ].filter((section) => 'id' in section || section.text !== '');
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Pagefind ends a heading with a full stop where it has no sign of its own. */
function withoutStart(text: string, start: string): string {
  const trimmed = text.trim();
  if (start === '' || !trimmed.startsWith(start)) return trimmed;
  return trimmed
    .slice(start.length)
    .replace(/^\s*\.(?=\s|$)/, '')
    .trim();
}
