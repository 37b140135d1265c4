import type { Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { expect } from 'vitest';
import { mathClasses } from '../../src/text/math-styles.ts';

const mathElements =
  'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover';
const mathAttributes =
  'accent accentunder depth display displaystyle fence form height largeop linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation rspace scriptlevel separator stretchy symmetric voffset width';

/**
 * Read the HTML as a browser does, and check all that it holds against a list.
 *
 * @param elements Attributes that each element may have, besides MathML.
 * @returns The tree, for further questions.
 */
export function expectSafeHtml(html: string, elements: Record<string, readonly string[]>): Root {
  const problems: string[] = [];
  const tree = fromHtml(html, {
    fragment: true,
    onerror: (error) => {
      problems.push(error.message);
    },
  });
  const check = (node: Nodes): void => {
    if (node.type === 'comment') throw new Error(`Comment in ${html}`);
    if (node.type === 'text')
      expect(node.value).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/);
    if (node.type === 'element') {
      const inMaths = mathElements.split(' ').includes(node.tagName);
      const allowed = inMaths ? [...mathAttributes.split(' '), 'className'] : elements[node.tagName];
      expect(allowed, `<${node.tagName}> in ${html}`).toBeDefined();
      for (const [name, value] of Object.entries(node.properties)) {
        expect(allowed, `${name} of <${node.tagName}> in ${html}`).toContain(name);
        expect(name).not.toMatch(/^(?:style|on)/);
        if (name === 'href') {
          const page = 'https://page.example/x/';
          expect(['http:', 'https:', 'mailto:']).toContain(new URL(String(value), page).protocol);
        }
        if (inMaths && name === 'className') {
          for (const className of [value].flat()) expect(mathClasses).toContain(className);
        }
      }
    }
    if ('children' in node) for (const child of node.children) check(child);
  };
  check(tree);
  expect(problems, html).toEqual([]);
  return tree;
}

/** All the text of a tree, as a screen reader gets it. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  return node.children.map(textOf).join('');
}
