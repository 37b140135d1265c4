import { type Token, Tokenizer, TokenizerMode } from 'parse5';

/** A start tag of a page, with the places of its attributes. */
export interface ScannedTag {
  /** Lower case. */
  name: string;
  /** By name in lower case; a name that is given twice counts once, the first time. Values are decoded. */
  attributes: Map<string, { value: string; start: number; end: number }>;
  /** Offset of its `<`. */
  start: number;
  /** Offset after its `>`. */
  end: number;
  /** Offset after the end tag that belongs to it, or of its own end where there is none. */
  elementEnd: number;
}

/** Elements whose content is text to a browser, whatever it looks like. */
const textElements: Record<string, number> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
};

/**
 * Find the start tags of a page, in order, as a browser's tokeniser sees them; `noscript` counts as if there were no script.
 *
 * Only places are found and nothing is printed anew, so that whoever edits a page changes no byte but those it means to.
 */
export function scanPage(html: string): ScannedTag[] {
  const tags: ScannedTag[] = [];
  /** Open elements by name, the innermost last. */
  const open = new Map<string, ScannedTag[]>();
  /** `<title>` inside an `<svg>` may hold elements, as any other of its elements may. */
  let foreign = 0;
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(token: Token.TagToken) {
        const { location, tagName } = token;
        if (!location) return;
        const tag: ScannedTag = {
          name: tagName,
          attributes: new Map(
            token.attrs.map(({ name, value }) => {
              const place = location.attrs?.[name];
              return [name, { value, start: place?.startOffset ?? 0, end: place?.endOffset ?? 0 }];
            }),
          ),
          start: location.startOffset,
          end: location.endOffset,
          elementEnd: location.endOffset,
        };
        tags.push(tag);
        if (!token.selfClosing) {
          const same = open.get(tagName);
          if (same) same.push(tag);
          else open.set(tagName, [tag]);
          if (tagName === 'svg' || tagName === 'math') foreign += 1;
        }
        const mode = foreign === 0 ? textElements[tagName] : undefined;
        if (mode !== undefined) tokenizer.state = mode;
        tokenizer.inForeignNode = foreign > 0;
      },
      onEndTag(token: Token.TagToken) {
        const tag = open.get(token.tagName)?.pop();
        if (tag && token.location) tag.elementEnd = token.location.endOffset;
        if (tag && (tag.name === 'svg' || tag.name === 'math')) foreign -= 1;
        tokenizer.inForeignNode = foreign > 0;
      },
      onComment() {},
      onDoctype() {},
      onEof() {},
      onCharacter() {},
      onNullCharacter() {},
      onWhitespaceCharacter() {},
    },
  );
  tokenizer.write(html, true);
  return tags;
}
