/**
 * A text from outside, taken apart: spans lie end to end from the first letter to the last, without gap or overlap, so
 * that their slices of the source put together give the source back. `start` and `end` count UTF-16 units of the source.
 */
export type Span = TextSpan | MathSpan | LinkSpan | SyntaxSpan | BreakSpan;

/** How letters are set; the name of the HTML element that says so. */
export type Style = 'em' | 'strong' | 'code' | 'sup' | 'sub';

interface Place {
  start: number;
  end: number;
}

/** Letters to show. `text` differs from the source's slice where TeX was understood: `\%` is shown as `%`. */
export interface TextSpan extends Place {
  kind: 'text';
  text: string;
  /** Outermost first, each at most once. */
  styles: readonly Style[];
}

/** A formula, its marks included in the place. Temml is known to read `tex`. */
export interface MathSpan extends Place {
  kind: 'math';
  /** Without the marks around it. */
  tex: string;
  /** On a line of its own. */
  display: boolean;
  styles: readonly Style[];
}

/** An address, or `\href` with its words. */
export interface LinkSpan extends Place {
  kind: 'link';
  /** Begins with `http://` or `https://`. */
  href: string;
  text: string;
  styles: readonly Style[];
}

/** TeX that changes what is around it and isn't itself shown, such as `\emph{`. */
export interface SyntaxSpan extends Place {
  kind: 'syntax';
}

/** Blank lines between two paragraphs. */
export interface BreakSpan extends Place {
  kind: 'break';
}
