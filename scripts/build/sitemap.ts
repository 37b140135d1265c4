/** Most addresses that one file may hold, as the protocol says. */
const mostAddresses = 50_000;

/**
 * The files that tell search engines which pages there are, by name: `robots.txt`, `sitemap.xml` and, where one file isn't
 * enough, the files that `sitemap.xml` lists.
 *
 * @param pages Paths of HTML files, relative to the site, with slashes; in any order.
 * @param root Address of the site's first page; ends with a slash.
 */
export function printSitemap(pages: readonly string[], root: string): Map<string, string> {
  const addresses = pages
    .filter((page) => page !== '404.html')
    .map((page) => new URL(page.replace(/(^|\/)index\.html$/, '$1'), root).href)
    .sort();
  const files = new Map([
    ['robots.txt', `User-agent: *\nAllow: /\n\nSitemap: ${new URL('sitemap.xml', root).href}\n`],
  ]);
  if (addresses.length <= mostAddresses)
    return files.set('sitemap.xml', printList('urlset', 'url', addresses));
  const parts = Array.from({ length: Math.ceil(addresses.length / mostAddresses) }, (_, index) =>
    addresses.slice(index * mostAddresses, (index + 1) * mostAddresses),
  );
  for (const [index, part] of parts.entries())
    files.set(`sitemap-${index + 1}.xml`, printList('urlset', 'url', part));
  const names = parts.map((_, index) => new URL(`sitemap-${index + 1}.xml`, root).href);
  return files.set('sitemap.xml', printList('sitemapindex', 'sitemap', names));
}

function printList(list: string, item: string, addresses: readonly string[]): string {
  const items = addresses.map((address) => `<${item}><loc>${escapeXml(address)}</loc></${item}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${list} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${items.join('')}</${list}>\n`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
