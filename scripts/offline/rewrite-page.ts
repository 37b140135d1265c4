import { editionSecurityPolicy } from '../../src/site/content-security-policy.ts';
import { type Published, rewriteAddress } from './rewrite-address.ts';
import { type ScannedTag, scanPage } from './scan-page.ts';

/** Attributes that hold one address; `data-source` is where the pages of this site tell a script what to load. */
const addressAttributes = ['href', 'src', 'action', 'formaction', 'poster', 'xlink:href', 'data-source'];
/** Kinds of `<link>` that mean nothing without a server, or that a browser refuses in a folder. */
const linksOfServers = new Set([
  'manifest',
  'modulepreload',
  'preload',
  'prefetch',
  'preconnect',
  'dns-prefetch',
]);
/** Kinds of `<link>` that say where the page is published, not what it needs. */
const linksOfPublication = new Set(['canonical', 'alternate']);

/**
 * Make a page of the site work from a folder, without a server: addresses relative and to files, modules replaced by one
 * plain script, the security policy without what a folder never loads, and `<html data-root>` that says so.
 *
 * Pure; no byte changes but those. The text of a page is never taken for its markup.
 *
 * @param path Path of the page's file from the root of the site.
 * @param script Path, from the same root, of the plain script that stands for the page's modules; they are only removed
 *   when it is left out.
 */
export function rewritePage(html: string, path: string, published: Published, script?: string): string {
  const edits: Edit[] = [];
  let replaced = false;
  let removedUntil = 0;
  const add = (start: number, end: number, text: string) => edits.push({ start, end, text });
  for (const tag of scanPage(html)) {
    if (tag.start < removedUntil) continue;
    if (isOnlyForSites(tag)) {
      add(tag.start, tag.elementEnd, '');
      removedUntil = tag.elementEnd;
      continue;
    }
    if (isModule(tag)) {
      const src = `${published.base}${script}`;
      const plain = `<script defer src="${escapeAttribute(rewriteAddress(src, path, published))}"></script>`;
      add(tag.start, tag.elementEnd, script === undefined || replaced ? '' : plain);
      replaced = true;
      removedUntil = tag.elementEnd;
      continue;
    }
    if (tag.name === 'html') {
      const depth = path.split('/').length - 1;
      add(
        tag.start + '<html'.length,
        tag.start + '<html'.length,
        ` data-root="${'../'.repeat(depth) || './'}"`,
      );
    }
    const content = tag.attributes.get('content');
    if (content && attributeOf(tag, 'http-equiv').toLowerCase() === 'content-security-policy') {
      add(content.start, content.end, `content="${escapeAttribute(editionSecurityPolicy)}"`);
    }
    const hidden = tag.attributes.get('hidden');
    if (hidden && attributeOf(tag, 'data-edition') === 'folder') add(hidden.start, hidden.end, '');
    // A folder has no origin to ask for leave.
    const crossorigin = tag.attributes.get('crossorigin');
    if (crossorigin) add(crossorigin.start, crossorigin.end, '');
    if (tag.name === 'link' && relOf(tag).some((rel) => linksOfPublication.has(rel))) continue;
    for (const name of addressAttributes) {
      const attribute = tag.attributes.get(name);
      if (!attribute) continue;
      const address = rewriteAddress(attribute.value, path, published);
      if (address !== attribute.value)
        add(attribute.start, attribute.end, `${name}="${escapeAttribute(address)}"`);
    }
    const srcset = tag.attributes.get('srcset');
    if (srcset) {
      const addresses = srcset.value.replace(
        /(^|,)(\s*)([^\s,]\S*[^\s,]|[^\s,])/g,
        (_, comma, space, address) => [comma, space, rewriteAddress(address, path, published)].join(''),
      );
      if (addresses !== srcset.value) add(srcset.start, srcset.end, `srcset="${escapeAttribute(addresses)}"`);
    }
  }
  return applyEdits(html, edits);
}

/** The modules that a page loads, as the page names them, in order. */
export function modulesOf(tags: readonly ScannedTag[]): string[] {
  return tags.filter((tag) => isModule(tag) && !isOnlyForSites(tag)).map((tag) => attributeOf(tag, 'src'));
}

/** The addresses of all that a page links to or loads, except where it says that it is published elsewhere too. */
export function addressesOf(tags: readonly ScannedTag[]): string[] {
  return tags
    .filter((tag) => !(tag.name === 'link' && relOf(tag).some((rel) => linksOfPublication.has(rel))))
    .flatMap((tag) => [
      ...addressAttributes.flatMap((name) => tag.attributes.get(name)?.value ?? []),
      ...(tag.attributes.get('srcset')?.value ?? '')
        .split(',')
        .flatMap((part) => part.trim().split(/\s/)[0] || []),
    ]);
}

/** Make the `url(…)` of a style sheet relative. */
export function rewriteStyles(css: string, path: string, published: Published): string {
  return css.replace(
    /url\((["']?)([^"')]+)\1\)/g,
    (_, quote, address) => `url(${quote}${rewriteAddress(address, path, published)}${quote})`,
  );
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Edits are in order and don't overlap. */
function applyEdits(html: string, edits: readonly Edit[]): string {
  let at = 0;
  const parts: string[] = [];
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(html.slice(at, start), text);
    at = end;
  }
  parts.push(html.slice(at));
  return parts.join('');
}

function attributeOf(tag: ScannedTag, name: string): string {
  return tag.attributes.get(name)?.value ?? '';
}

function relOf(tag: ScannedTag): string[] {
  return attributeOf(tag, 'rel').toLowerCase().split(/\s+/);
}

function isModule(tag: ScannedTag): boolean {
  return (
    tag.name === 'script' && attributeOf(tag, 'type').toLowerCase() === 'module' && tag.attributes.has('src')
  );
}

/** What a page marks so, and links that need a server. */
function isOnlyForSites(tag: ScannedTag): boolean {
  if (attributeOf(tag, 'data-edition') === 'site') return true;
  return tag.name === 'link' && relOf(tag).some((rel) => linksOfServers.has(rel));
}

function escapeAttribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
