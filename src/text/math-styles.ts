/**
 * Temml writes what MathML has no attribute for as `style=""`, which a strict content security policy refuses. Here is
 * the closed list of what we keep, each as a class of `styles/math.css`.
 *
 * What isn't listed is left out on purpose: colours (they would not suit a dark page), moves and overlaps (letters must
 * not lie on each other), widths of equation numbers, and all that holds a number from the formula.
 */
const styleClasses: Record<string, string> = {
  'border:1px solid': 'math-box',
  'border-top:0.06em solid': 'math-top',
  'border-top:0.06em dashed': 'math-top-dashed',
  'border-top:0.15em double': 'math-top-double',
  'border-right:0.06em solid': 'math-right',
  'border-right:0.06em dashed': 'math-right-dashed',
  'border-right:0.15em double': 'math-right-double',
  'border-bottom:0.06em solid': 'math-bottom',
  'border-bottom:0.06em dashed': 'math-bottom-dashed',
  'border-bottom:0.15em double': 'math-bottom-double',
  'border-left:0.06em solid': 'math-left',
  'border-left:0.06em dashed': 'math-left-dashed',
  'border-left:0.15em double': 'math-left-double',
  'font-style:italic': 'math-italic',
  'font-weight:bold': 'math-bold',
  'margin-left:-0.1667em': 'math-closer',
  'margin-left:-0.2222em': 'math-closer',
  'margin-left:-0.2778em': 'math-closer',
  'math-depth:0': 'math-depth-0',
  'math-depth:2': 'math-depth-2',
  'padding-left:0em': 'math-abut-left',
  'padding-left:0pt': 'math-abut-left',
  'padding-left:1em': 'math-apart-left',
  'padding-right:0em': 'math-abut-right',
  'padding-right:0pt': 'math-abut-right',
  'text-align:left': 'tml-left',
  'transform:scaleX(-1)': 'math-mirrored',
};

/** Classes of Temml's own style sheet, which `styles/math.css` imports: alignment, and the fit of accents. */
const temmlClasses = [
  'tml-left',
  'tml-right',
  'tml-jot',
  'tml-small',
  'tml-sml-pad',
  'tml-med-pad',
  'tml-lrg-pad',
  'tml-tilde-2',
  'tml-tilde-3',
  'tml-tilde-4',
  'tml-hat-1',
  'tml-hat-2',
  'tml-hat-3',
  'tml-hat-4',
  'tml-vec',
  'chr-sml',
  'chr-med',
  'chr-lrg',
  'wbk-acc',
  'wbk-sml',
  'wbk-sml-acc',
  'wbk-sml-vec',
  'wbk-med',
  'wbk-med-acc',
  'wbk-med-vec',
  'wbk-lrg',
  'wbk-lrg-acc',
  'wbk-lrg-vec',
];

/** A bar of ink: Temml gives it a background colour. */
export const ruleClass = 'math-rule';

/** Every class that a formula can have, sorted. */
export const mathClasses: readonly string[] = [
  ...new Set([...Object.values(styleClasses), ...temmlClasses, ruleClass]),
].toSorted();

/**
 * The classes for one node of Temml's.
 *
 * @param classes Its classes; an entry may hold several.
 * @param style Its style, by the names of CSS or of the DOM.
 */
export function mathClassesOf(classes: readonly string[], style: Record<string, unknown>): string[] {
  const known = classes.flatMap((entry) => entry.split(' ')).filter((name) => temmlClasses.includes(name));
  for (const [name, value] of Object.entries(style)) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const declaration = `${property}:${String(value).trim()}`;
    const found = Object.hasOwn(styleClasses, declaration) ? styleClasses[declaration] : undefined;
    if (found) known.push(found);
  }
  return [...new Set(known)];
}
