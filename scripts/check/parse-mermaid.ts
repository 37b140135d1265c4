import { parseHTML } from 'linkedom';

/** Where the parser lost its way; lines from 1, columns from 0. */
export interface MermaidFault {
  /** The letters it stumbled over; blank at the end of a line or of the text. */
  text: string;
  line: number;
  column: number;
  /** What it says where the grammar alone isn't to blame. */
  reason?: string;
}

/**
 * Parse a diagram without drawing it.
 *
 * @returns The first fault; undefined where there is none.
 */
export async function parseMermaid(text: string): Promise<MermaidFault | undefined> {
  loading ??= loadMermaid();
  const mermaid = await loading;
  try {
    await mermaid.parse(text);
    return undefined;
  } catch (error) {
    const { message, hash } = error as {
      message: string;
      hash?: { text: string; loc: { first_line: number; first_column: number } };
    };
    // What else it throws is about a browser, which isn't there; the drawing will tell.
    if (!hash) return undefined;
    const { first_line: line, first_column: column } = hash.loc;
    return {
      text: hash.text,
      line,
      column,
      ...(!/^(?:Parse|Lexical) error/.test(message) && { reason: message }),
    };
  }
}

let loading: ReturnType<typeof loadMermaid> | undefined;

/** Only checks of contents with diagrams pay for it. */
async function loadMermaid() {
  // Labels are cleaned while they are parsed, by a library that asks for a page at once and never again.
  const { document, Element } = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const globals = globalThis as { window?: unknown };
  const before = Object.getOwnPropertyDescriptor(globals, 'window');
  Object.defineProperty(globals, 'window', { value: { document, Element }, configurable: true });
  try {
    return (await import('mermaid')).default;
  } finally {
    if (before) Object.defineProperty(globals, 'window', before);
    else delete globals.window;
  }
}
