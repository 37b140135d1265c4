import type { Element, ElementContent } from 'hast';
import temml from 'temml';
import { cleanText } from './clean-text.ts';
import { mathClassesOf, ruleClass } from './math-styles.ts';

/** The longest formula that is tried, in UTF-16 units. Abstracts stay under 100; beyond this it is an accident. */
export const maxTexLength = 2000;

/** Of the MathML: deepest nesting and most nodes. More is an accident, too, and the page has to stay readable. */
const maxDepth = 100;
const maxNodes = 5000;

/** A node of Temml's tree, as far as we look. Its own type is `any`. */
interface TemmlNode {
  /** Missing where the node isn't MathML: a fragment, a link, a span. */
  type?: string;
  text?: string;
  attributes?: Record<string, unknown>;
  classes?: readonly string[];
  style?: Record<string, unknown>;
  children?: readonly TemmlNode[];
}

/** Elements that may hold nothing but text. */
const tokens = new Set(['mi', 'mn', 'mo', 'mtext', 'ms']);

/** Elements that may hold elements. `semantics`, `annotation` and `maction` are not among them, and no HTML is. */
const containers = new Set([
  'math',
  'menclose',
  'mfrac',
  'mmultiscripts',
  'mover',
  'mpadded',
  'mphantom',
  'mprescripts',
  'mroot',
  'mrow',
  'mspace',
  'msqrt',
  'mstyle',
  'msub',
  'msubsup',
  'msup',
  'mtable',
  'mtd',
  'mtr',
  'munder',
  'munderover',
]);

const truth = /^(?:true|false)$/;
/** A length of at most 20 em. Fractions of a pixel are Temml's way to lay letters on each other. */
const length = /^[+-]?(?:0|0px|(?:1?\d|20)?(?:\.\d+)?e[mx]|(?:(?:1?\d)?\d|2[0-3]\d|240)(?:\.\d+)?pt)$/;

/** What each attribute may say; one that isn't here, or says something else, is left out. */
const attributes: Record<string, RegExp> = {
  accent: truth,
  accentunder: truth,
  depth: length,
  display: /^block$/,
  displaystyle: truth,
  fence: truth,
  form: /^(?:prefix|infix|postfix)$/,
  height: length,
  largeop: truth,
  linethickness: length,
  lspace: length,
  mathsize: /^(?:[012]\.\d{4}em|70%)$/,
  mathvariant: /^normal$/,
  maxsize: length,
  minsize: length,
  movablelimits: truth,
  notation: /^[a-z]+(?: [a-z]+)?$/,
  rspace: length,
  scriptlevel: /^[+-]?\d$/,
  separator: truth,
  stretchy: truth,
  symmetric: truth,
  voffset: length,
  width: length,
};

/** Commands that make commands: without them no formula can grow far beyond its own length. */
const refused =
  /\\(?:[egx]?def|(?:future|global)?let|global|long|(?:re)?newcommand|(?:re)?newenvironment|providecommand|DeclareMathOperator|definecolor)(?![A-Za-z])/;

/**
 * Turn TeX maths into MathML of a closed list of elements, attributes and classes. It has no inline style, id, link,
 * image or colour, whatever the TeX says.
 *
 * There is no `<annotation>` with the TeX: search and reading aloud would meet each formula twice.
 *
 * @param display Whether it stands on a line of its own.
 * @returns `undefined` when Temml can't read it, when it shows nothing, or when it is far too long or too deep.
 */
export function texToMathml(tex: string, display: boolean): Element | undefined {
  const result = convert(tex, display);
  return typeof result === 'string' ? undefined : result;
}

/**
 * Say why `texToMathml` gives nothing, for people who can mend it.
 *
 * @returns What comes after "because"; `undefined` when the TeX is fine.
 */
export function whyUnreadable(tex: string, display: boolean): string | undefined {
  const result = convert(tex, display);
  return typeof result === 'string' ? result : undefined;
}

/** The MathML, or the reason why there is none. */
function convert(tex: string, display: boolean): Element | string {
  if (tex.length > maxTexLength) return `it is longer than ${maxTexLength} letters`;
  const [command] = refused.exec(tex) ?? [];
  if (command) return `${command} is not allowed`;
  try {
    const tree: TemmlNode = temml.__renderToMathMLTree(withoutComments(cleanText(tex)), {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [20, 240],
    });
    const [math] = createConverter()(tree, 0);
    if (math?.type !== 'element' || math.tagName !== 'math' || !hasText(math)) return 'it shows nothing';
    return math;
  } catch (error) {
    // Not only Temml's `ParseError`: a formula of a thousand roots overflows the stack, and some commands that nobody
    // uses throw a `TypeError`. Only the first speaks to the author; behind " at " it quotes the formula.
    const isAuthors = error instanceof Error && error.name === 'ParseError';
    return isAuthors
      ? error.message.replace(/ at (?:position|end of input)[\s\S]*$/, '').trim()
      : 'it is too deep';
  }
}

/** In TeX `%` hides the rest of the line. Here it is a percent sign whose backslash was lost: `$50%$`. */
function withoutComments(tex: string): string {
  return tex.replace(/\\[\s\S]|%/g, (found) => (found === '%' ? '\\%' : found));
}

/** A converter counts the nodes of one formula. */
function createConverter(): (node: TemmlNode, depth: number) => ElementContent[] {
  let nodes = 0;
  const convertNode = (node: TemmlNode, depth: number): ElementContent[] => {
    nodes += 1;
    if (depth > maxDepth || nodes > maxNodes) throw new RangeError('Too large a formula');
    if (typeof node.text === 'string') return [{ type: 'text', value: cleanText(node.text) }];
    const children = (node.children ?? []).flatMap((child) => convertNode(child, depth + 1));
    // An absent script must stay, so that the others keep their places.
    const tagName = node.type === 'none' ? 'mrow' : node.type;
    if (tagName !== undefined && tokens.has(tagName)) {
      return [
        { type: 'element', tagName, properties: propertiesOf(node), children: children.flatMap(textOf) },
      ];
    }
    if (tagName === undefined || !containers.has(tagName)) return children;
    return [{ type: 'element', tagName, properties: propertiesOf(node), children }];
  };
  return convertNode;
}

function propertiesOf({
  type,
  attributes: given = {},
  classes = [],
  style = {},
}: TemmlNode): Element['properties'] {
  const properties: Element['properties'] = {};
  for (const [name, value] of Object.entries(given)) {
    const allowed = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (allowed?.test(String(value))) properties[name] = String(value);
  }
  const className = mathClassesOf(classes, { ...styleOf(given.style), ...style });
  if (type === 'mspace' && 'mathbackground' in given) className.push(ruleClass);
  if (className.length > 0) properties.className = className;
  return properties;
}

/** Some nodes of Temml's have their style as an attribute. */
function styleOf(attribute: unknown): Record<string, string> {
  const declarations = typeof attribute === 'string' ? attribute.split(';') : [];
  return Object.fromEntries(
    declarations.map((declaration) => {
      const [property = '', value = ''] = declaration.split(':');
      return [property.trim(), value.trim()];
    }),
  );
}

function textOf(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [node];
  return node.type === 'element' ? node.children.flatMap(textOf) : [];
}

function hasText(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() !== '';
  return node.type === 'element' && node.children.some(hasText);
}
