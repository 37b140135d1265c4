import type { Element, ElementContent, Parents, Root } from 'hast';

/**
 * Number the citations of a body in the order in which its works first come up, and tie each number to its card.
 *
 * Within a link or a heading a citation becomes a plain link: neither can hold a button.
 *
 * @returns Ids of the works, each once; the first has number 1.
 */
export function numberCitations(tree: Root): string[] {
  const cited: string[] = [];
  let cards = 0;

  function visit(parent: Parents, isPlain: boolean): void {
    const children = parent.children.map((child) => {
      if (child.type !== 'element') return child;
      const id = child.properties.dataCited;
      if (id !== undefined && isPlain) return linkOf(child);
      visit(child, isPlain || /^(?:a|h[1-6])$/.test(child.tagName));
      if (id !== undefined) number(child, String(id));
      return child;
    });
    parent.children = children as typeof parent.children;
  }

  function number(citation: Element, id: string): void {
    if (!cited.includes(id)) cited.push(id);
    delete citation.properties.dataCited;
    const place = String(cited.indexOf(id) + 1);
    cards += 1;
    const [, button, card] = citation.children;
    if (button?.type !== 'element' || card?.type !== 'element') return;
    const cardId = `cite-${cards}`;
    card.properties.id = cardId;
    button.properties.popoverTarget = cardId;
    button.properties.ariaLabel = `${place}: about this work`;
    button.children = [{ type: 'text', value: place }];
  }

  visit(tree, false);
  return cited;
}

function linkOf(citation: Element): ElementContent {
  return citation.children[0] ?? { type: 'text', value: '' };
}
