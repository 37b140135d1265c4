/**
 * Formulae between `$`, `$$`, `\(…\)` or `\[…\]`, commands with one argument, and single `$`. The first two alternatives
 * are there to step over what is escaped. The bounds keep a hostile text with a thousand open brackets from being gone
 * through a thousand times.
 */
const texParts =
  /\\\\|\\\$|\$\$[^$]{1,1000}\$\$|\$(?:\\.|[^$\\]){1,1000}\$|\\\((?:[^\\]|\\(?!\))){0,1000}\\\)|\\\[(?:[^\\]|\\(?!\])){0,1000}\\\]|\\([A-Za-z]+)\*?(?:\[[^[\]{}]{0,200}\])?\{[^{}]{0,200}\}|\$/gs;

/**
 * Hides parts of a TeX text behind signs that mean nothing, so that a TeX reader leaves them alone, and puts them back
 * later: formulae, which must stay TeX; a `$` without a partner, a price perhaps; and commands that the reader doesn't
 * know, of which it would drop the brackets.
 *
 * @param isKnown Whether the reader knows a command, by its name without backslash.
 * @example
 * const { masked, unmask } = maskTex('At most $h-1$ of {H}eads', () => true);
 * unmask(read(masked)) // 'At most $h-1$ of Heads'
 */
export function maskTex(
  tex: string,
  isKnown: (command: string) => boolean,
): { masked: string; unmask: (text: string) => string } {
  const parts: string[] = [];
  // Private use characters that the text itself has would be mistaken for ours.
  const [open, close] = /[\uE000\uE001]/.test(tex) ? ['\uF8F0', '\uF8F1'] : ['\uE000', '\uE001'];
  const masked = tex.replace(texParts, (found: string, command: string | undefined) => {
    if (found === '\\\\' || found === '\\$' || (command !== undefined && isKnown(command))) return found;
    parts.push(found.replace(/\s+/g, ' '));
    return `${open}${parts.length - 1}${close}`;
  });
  const pattern = new RegExp(`${open}(\\d+)${close}`, 'g');
  return {
    masked,
    unmask: (text) => text.replace(pattern, (sign, index) => parts[Number(index)] ?? sign),
  };
}
