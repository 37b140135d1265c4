/**
 * Turn an excerpt as Pagefind gives it (escaped HTML with `<mark>`) into nodes: text and marks, and nothing else whatever
 * the excerpt holds.
 */
export function excerptToNodes(excerpt: string): (Text | HTMLElement)[] {
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...parsed.body.childNodes].map((node) => {
    const text = node.textContent ?? '';
    if (node.nodeName !== 'MARK') return document.createTextNode(text);
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
