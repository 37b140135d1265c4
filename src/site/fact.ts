/** One piece of a fact; text without an address is just text. */
export interface FactPart {
  text: string;
  address?: string | undefined;
  /** What stands behind it, outside of the link. */
  note?: string | undefined;
}

/** A line of a table of facts. */
export interface Fact {
  name: string;
  /** Without any the fact isn't known, and the line is left out. */
  parts: readonly FactPart[];
  /** Each part on a line of its own, and not in a row with commas. */
  lines?: boolean;
}

/** A fact that is one text, or not known. */
export function plainFact(name: string, text: string | undefined): Fact {
  return { name, parts: text ? [{ text }] : [] };
}
