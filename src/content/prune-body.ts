import type { ListItem, Nodes, Paragraph, Parents, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { linksOfDiagram } from '../maps/authored-map.ts';
import { nearestId } from '../survey/nearest.ts';
import { cleanText } from '../text/clean-text.ts';
import { whyUnreadable } from '../text/tex-to-mathml.ts';
import { bodyAddress, climbs } from './body-address.ts';
import { type BodyOptions, componentOf, markdownFor, plainElements, type Report } from './body-component.ts';
import { nearestAddress } from './nearest-address.ts';

const literalBrace = 'Write `\\{` for a brace that is just text, or put it in `code`.';

type Tag = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * Take out of a body whatever the closed subset doesn't have, and report each thing. What stays is put in order:
 * addresses get the base path, headings their level, and texts lose what no HTML may hold.
 *
 * @param source Of the tree, for what the tree doesn't tell.
 */
export function pruneBody(tree: Root, source: string, options: BodyOptions, report: Report): void {
  levelHeadings(tree, options.outermostHeading ?? 3);
  pruneChildren(tree);

  function pruneChildren(parent: Parents): void {
    const children = parent.children.flatMap((child) => prune(child, parent));
    // Each node gives place to nodes of its own kind only: blocks to blocks, words to words.
    parent.children = children as typeof parent.children;
  }

  /** The nodes that take the place of this one. */
  function prune(node: Nodes, parent: Parents): Nodes[] {
    if (isRefused(node, parent)) {
      if (!('children' in node) || node.type === 'paragraph') return replacement(node);
      pruneChildren(node);
      return node.children;
    }
    if (node.type === 'text') reportBrackets(node, source, report);
    tidy(node);
    if ('children' in node) pruneChildren(node);
    return node.type === 'mdxJsxFlowElement' && isPlain(node) ? [inParagraph(node)] : [node];
  }

  /** Whether the node may not stay; says so. */
  function isRefused(node: Nodes, parent: Parents): boolean {
    switch (node.type) {
      case 'paragraph':
        return parent.type === 'root' && reportModule(node, source, report);
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        if (!isComment(node.value)) {
          const command = commandBefore(source, node.position?.start.offset);
          if (command === undefined) reportExpression(node, `{${node.value}}`, report);
          else reportTex(node, command, node.value, report);
        }
        return true;
      case 'code':
        if (node.lang === 'mermaid') {
          const { line = 1 } = node.position?.start ?? {};
          for (const { at, column, address } of linksOfDiagram(node.value)) {
            const start = { line: line + at, column };
            reportNowhere(
              { type: 'link', url: address, children: [], position: { start, end: start } },
              options,
              report,
            );
          }
        }
        return false;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        if (isFigureInText(node, parent)) {
          report(node, {
            rule: 'body-map',
            message: `Unexpected <${node.name}> within a paragraph, expected it by itself: it becomes a figure`,
            mend: 'Put it on a line of its own, with an empty line above and below.',
          });
          return true;
        }
        return reportTag(node, options, report) || (reportProperties(node, report) && !isPlain(node));
      case 'image':
      case 'imageReference':
        report(node, {
          rule: 'body-image',
          message: 'Unexpected image, expected text',
          mend: 'Say in words what it shows, or link to it as [text](address).',
        });
        return true;
      case 'link':
      case 'definition':
        if (bodyAddress(node.url, options.base) !== undefined) {
          reportNowhere(node, options, report);
          return false;
        }
        report(node, {
          rule: 'body-link',
          message: `Unexpected link to ${quote(node.url)}, expected https:, http:, mailto: or a path of this site`,
          mend: 'Write the whole address, from https:// on, or for a page of this site its path, from / on.',
        });
        return true;
      case 'math':
      case 'inlineMath':
        return reportMaths(node, source, report);
      case 'html':
      case 'yaml':
        // The parser has neither. Should a new version, it shall not open a way through.
        return true;
      default:
        return false;
    }
  }

  function tidy(node: Nodes): void {
    if (node.type === 'link' || node.type === 'definition') {
      node.url = bodyAddress(node.url, options.base) ?? '';
      if (node.title) node.title = cleanText(node.title);
    } else if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      tidyProperties(node);
    } else if (node.type === 'listItem') {
      tick(node);
    } else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
      node.value = cleanText(node.value);
    } else if (node.type === 'inlineMath' && source.startsWith('$$', node.position?.start.offset)) {
      // On a line of its own, as people mean it, even where the line goes on.
      Object.assign(node, { type: 'math' });
    }
  }
}

/** Files and the later pages of a list are not looked up. */
const otherAddress = /\.(?!mdx?$)\w+$|\/page\/\d+\/$/;

/** A link to a page of this site, or a part of one, that isn't there: it stays, since a reader can do more with it than with none. */
function reportNowhere(node: Nodes & { url: string }, options: BodyOptions, report: Report): void {
  const { pages, mayBePage, hasAnchor, page } = options;
  const path = pathOf(node.url, page);
  if (!pages || !path.startsWith('/') || otherAddress.test(path)) return;
  if (!pages.includes(path)) {
    if (mayBePage?.(path)) return;
    const near = nearestAddress(path, pages);
    report(node, {
      rule: 'unknown-address',
      message: `Unexpected link to ${quote(node.url)}, expected a page of the survey${near ? `, perhaps "${near}"` : ''}`,
      mend: near
        ? `Write ${near}, if that is meant.`
        : 'There is no such page: write the address of another, from / to the last /, or take the link out.',
    });
    return;
  }
  const anchor = /#(.+)$/s.exec(node.url)?.[1];
  if (anchor === undefined || hasAnchor?.(path, anchor) !== false) return;
  report(node, {
    rule: 'unknown-anchor',
    message: `Unexpected link to ${quote(node.url)}, expected a part that the page ${path} has`,
    mend: `Delete ${quote(`#${anchor}`)}, or write what stands behind "#" in the link beside the heading that is meant.`,
  });
}

/** The path that a link leads to, from the root of the site; what is none of this site stays as it is. */
function pathOf(url: string, page: string | undefined): string {
  const path = url.replace(/[?#].*$/s, '');
  if (page === undefined || path.startsWith('/') || /^[a-z][\w+.-]*:/i.test(url)) return path;
  return path === '' ? page : new URL(path, `https://example.org${page}`).pathname;
}

/** A reference without a definition, or a link without its end, is printed with its brackets, as nobody means it. */
function reportBrackets(node: Text, source: string, report: Report): void {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined) return;
  const written = source.slice(start.offset, end?.offset);
  for (const { 0: found, index } of written.matchAll(
    /(?<![\\\w\])])\[[^\][\n]+\]\[[^\][\n]*\]|(?<!\\)\[\^[^\][\s]+\]|(?<!\\)\[[^\][\n]+\]\((?:\/|https?:)[^\s)]*/g,
  )) {
    const before = written.slice(0, index).split('\n');
    const column = (before.length === 1 ? start.column : 1) + (before.at(-1)?.length ?? 0);
    const place = { line: start.line + before.length - 1, column };
    const open = /^(.+)\]\((.+)$/.exec(found);
    if (open) {
      report(
        { position: { start: place, end: place } },
        {
          rule: 'body-open-link',
          message: `Unexpected link without an end: ${quote(found)}, expected ")" behind its address`,
          mend: `Write ${open[1]}](${open[2]}).`,
        },
      );
      continue;
    }
    const isNote = found.startsWith('[^');
    const [, name = ''] = /\[\^?([^\]]*)\]$/.exec(found) ?? [];
    report(
      { position: { start: place, end: place } },
      {
        rule: 'body-no-definition',
        message: `Unexpected ${isNote ? 'footnote' : 'link'} ${quote(found)}, expected ${isNote ? 'its text' : 'an address for it'} in the same file`,
        mend: isNote
          ? `Write below the paragraph: [^${name}]: the text of the note.`
          : `Write [text](address), or below the paragraph: [${name}]: address. Brackets that are just text are written \\[ and \\].`,
      },
    );
  }
}

/** What to show instead of a node without children, or of a paragraph that isn't one. */
function replacement(node: Nodes): Nodes[] {
  switch (node.type) {
    case 'image':
    case 'imageReference':
      return node.alt ? [{ type: 'text', value: cleanText(node.alt) }] : [];
    case 'math':
      return [{ type: 'code', value: cleanText(node.value) }];
    case 'inlineMath':
      return [{ type: 'inlineCode', value: cleanText(node.value) }];
    default:
      return [];
  }
}

/**
 * Give each heading its level: the outermost ones `outermost`, each one below another a level more, however many
 * signs were written. So no level is left out, which readers who go from heading to heading would take for a gap.
 */
function levelHeadings(tree: Root, outermost: number): void {
  const above: number[] = [];
  visit(tree, 'heading', (heading) => {
    while ((above.at(-1) ?? 0) >= heading.depth) above.pop();
    above.push(heading.depth);
    heading.depth = Math.min(6, outermost + above.length - 1) as typeof heading.depth;
  });
}

const importing = /^import(?:\s*["'{*]|\s+[\w$]+(?:\s*,\s*(?:\{[^{}]*\}|\*[^'"]*))?\s+from\s*["'])/;
const exporting =
  /^export(?:\s*[{*]|\s+(?:default|const|let|var|function|class|async|type|interface|enum)\b)/;

/** A paragraph that MDX would take for a module's import or export. The words alone may begin a sentence. */
function reportModule({ position }: Paragraph, source: string, report: Report): boolean {
  const written = source.slice(position?.start.offset, position?.end.offset);
  const found = importing.test(written) ? 'import' : exporting.test(written) ? 'export' : undefined;
  if (!found) return false;
  report(
    { position },
    {
      rule: `body-${found}`,
      message: `Unexpected ${found}, expected Markdown`,
      mend: 'Delete it: components are there without it. If it is prose, begin the paragraph with another word.',
    },
  );
  return true;
}

/** Comments, which are how MDX leaves a note that nobody sees, and nothing else. */
function isComment(expression: string): boolean {
  return /^\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)+$/.test(expression);
}

function reportExpression(part: Pick<Nodes, 'position'>, written: string, report: Report): void {
  report(part, {
    rule: 'body-expression',
    message: `Unexpected expression ${quote(written)}, expected text`,
    mend: `A body has no code: write what should be read there. ${literalBrace}`,
  });
}

/** Whether a map stands among words, which no figure can. */
function isFigureInText({ type, name }: Tag, { children }: Parents): boolean {
  const isBlank = (child: Nodes) => child.type === 'text' && child.value.trim() === '';
  return (
    type === 'mdxJsxTextElement' && name === 'Map' && children.filter((child) => !isBlank(child)).length > 1
  );
}

/** The command of TeX whose braces begin at an offset, without its backslash. */
function commandBefore(source: string, offset: number | undefined): string | undefined {
  return /\\([a-z]+)\*?$/i.exec(source.slice(Math.max(0, (offset ?? 0) - 24), offset))?.[1];
}

/** TeX outside of formulas, with what a body has for it. */
function reportTex(part: Pick<Nodes, 'position'>, command: string, inner: string, report: Report): void {
  const written = quote(`\\${command}{${inner}}`);
  const cited = inner.split(',').map((id) => `<Cite id="${id.trim()}"/>`);
  const sign = /^(?:no|text|paren|auto)?cite/i.test(command)
    ? cited.join(' ')
    : /^(?:textbf|bf|mathbf)$/.test(command)
      ? `**${inner}**`
      : /^(?:emph|textit|it)$/.test(command)
        ? `*${inner}*`
        : /^(?:texttt|tt|code|verb)$/.test(command)
          ? `\`${inner}\``
          : /^(?:url|href)$/.test(command)
            ? `[text](${inner})`
            : undefined;
  report(part, {
    rule: 'body-expression',
    message: `Unexpected TeX ${written} outside of a formula, expected Markdown`,
    mend: sign === undefined ? 'Write it in Markdown, or as a formula between $ and $.' : `Write ${sign}.`,
  });
}

function isPlain({ name }: Tag): boolean {
  return plainElements.includes(name ?? '');
}

/** Whether the element is none of those that a body may have, or holds what it can't. */
function reportTag(node: Tag, options: BodyOptions, report: Report): boolean {
  const name = node.name ?? '';
  if (!isPlain(node) && !componentOf(options, name)) {
    const known = [...Object.keys(options.components ?? {}), ...plainElements];
    const sign = markdownFor(name);
    const near = sign === undefined && /^\w+$/.test(name) ? nearestId(name, known) : undefined;
    report(node, {
      rule: 'body-unknown-component',
      message: `Unexpected <${shorten(name)}>, expected ${near ? `<${near}>` : 'a component or an element that a body may have'}`,
      mend: sign
        ? `Write ${sign}.`
        : near
          ? `Write <${near}>, or Markdown.`
          : `Write Markdown, or one of: ${known.map((each) => `<${each}>`).join(', ')}.`,
    });
    return true;
  }
  const fault = isPlain(node) && childrenFault(node);
  if (!fault) return false;
  report(node, { rule: 'body-element', ...fault });
  return true;
}

function childrenFault({ type, name, children }: Tag): { message: string; mend: string } | undefined {
  if (name === 'br') {
    if (children.length === 0) return undefined;
    return {
      message: 'Unexpected text within <br>, expected <br/>',
      mend: 'Write <br/> and the text behind it.',
    };
  }
  if (type === 'mdxJsxTextElement' || children.every((child) => child.type === 'paragraph')) return undefined;
  return {
    message: `Unexpected block within <${name}>, expected words`,
    mend: `Open and close <${name}> within one paragraph.`,
  };
}

/** Whether an element has properties that are no text, or that it can't have. */
function reportProperties(node: Tag, report: Report): boolean {
  const names = new Set<string>();
  let isFaulty = false;
  for (const attribute of node.attributes) {
    const part = { position: attribute.position ?? node.position };
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      reportExpression(part, `{${attribute.value}}`, report);
      isFaulty = true;
      continue;
    }
    const { name, value } = attribute;
    if (typeof value === 'object' && value !== null) {
      reportExpression(part, `${name}={${value.value}}`, report);
      isFaulty = true;
      continue;
    }
    const fault = propertyFault(node, name, value ?? undefined, names.has(name));
    names.add(name);
    if (fault) report(part, { rule: 'body-property', ...fault });
    isFaulty ||= fault !== undefined;
  }
  return isFaulty;
}

function tidyProperties(node: Tag): void {
  if (isPlain(node)) node.attributes = [];
  for (const attribute of node.attributes) {
    if (typeof attribute.value === 'string') attribute.value = cleanText(attribute.value);
  }
}

function propertyFault(
  node: Tag,
  name: string,
  value: string | undefined,
  isSecond: boolean,
): { message: string; mend: string } | undefined {
  const property = `property ${shorten(name)} of <${node.name}>`;
  if (isPlain(node)) {
    return {
      message: `Unexpected ${property}, expected none`,
      mend: 'Delete it: plain elements have no properties.',
    };
  }
  if (isSecond)
    return { message: `Unexpected second ${property}, expected one`, mend: 'Delete one of the two.' };
  if (value === undefined) {
    return { message: `Unexpected ${property} without a value, expected text`, mend: `Write ${name}="…".` };
  }
  if (climbs(value)) {
    return {
      message: `Unexpected ".." in ${property}, expected a name or a path that doesn't climb`,
      mend: 'Write the path from the top folder on, without "..".',
    };
  }
  return undefined;
}

/** Whether maths can't be shown, or is rather two amounts of money. */
function reportMaths(
  node: Extract<Nodes, { type: 'math' | 'inlineMath' }>,
  source: string,
  report: Report,
): boolean {
  const { start, end } = node.position ?? {};
  const written = source.slice(start?.offset, end?.offset);
  if (node.type === 'inlineMath' && !written.startsWith('$$')) {
    if (/^\$\s|\s\$$/.test(written) || /^\d/.test(source.slice(end?.offset))) {
      report(node, {
        rule: 'body-maths',
        message: `Unexpected blank within, or digit behind, the dollars of ${quote(written)}, expected maths`,
        mend: 'Write `\\$` for a dollar that is just a sign; for maths delete the blank.',
      });
      return true;
    }
  }
  const reason = whyUnreadable(node.value, node.type === 'math' || written.startsWith('$$'));
  if (reason === undefined) return false;
  report(node, {
    rule: 'body-maths',
    message: `Unexpected maths ${quote(written)}, expected TeX that can be shown (${shorten(reason)})`,
    mend: 'Mend the TeX, or write `\\$` for a dollar that is just a sign.',
  });
  return true;
}

/** A box to tick becomes a sign: a form is no use on a page that nobody can save. */
function tick(item: ListItem): void {
  if (typeof item.checked !== 'boolean') return;
  const sign = item.checked ? '☑ ' : '☐ ';
  const [first] = item.children;
  if (first?.type === 'paragraph') first.children.unshift({ type: 'text', value: sign });
  item.checked = null;
}

/** `<br/>` or `<em>` alone on its lines: still words, not a block. */
function inParagraph(node: MdxJsxFlowElement): Paragraph {
  const children = node.children.flatMap((child) => (child.type === 'paragraph' ? child.children : []));
  return { type: 'paragraph', children: [{ ...node, type: 'mdxJsxTextElement', children }] };
}

function quote(text: string): string {
  return `"${shorten(text)}"`;
}

/** A message stays one line that can be read. */
function shorten(text: string): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57).toWellFormed()}…` : line;
}
