/** How much a site holds. */
export interface SiteSize {
  files: number;
  bytes: number;
}

/** What a preview may hold. */
export interface PreviewLimits extends SiteSize {
  /** Bytes that all previews together may still take. */
  left: number;
}

/** GitHub Pages takes a gigabyte; a site that comes near to it is published late or not at all. */
const mostTogether = 700_000_000;

/** Bytes of an artifact as GitHub keeps it; a site of four hundred papers has ten million. */
export const mostPacked = 100_000_000;

/**
 * What the next preview may hold: somewhat more than the site of the main branch, since a change adds to it, and no more than
 * there is still room for. Without a bound for all of them, open pull requests could keep the main branch from being published.
 *
 * @param main The site of the main branch.
 * @param taken Bytes of the previews that were taken so far.
 */
export function limitsOfNext(main: SiteSize, taken: number): PreviewLimits {
  return {
    files: Math.max(2_000, 3 * main.files),
    bytes: Math.max(20_000_000, Math.ceil(1.5 * main.bytes)),
    left: Math.max(0, mostTogether - main.bytes - taken),
  };
}

/** What is wrong with the size of a preview; undefined when nothing is. */
export function whyTooLarge(size: SiteSize, limits: PreviewLimits): string | undefined {
  if (size.files > limits.files) return `${say(size.files)} files, expected at most ${say(limits.files)}`;
  if (size.bytes > limits.bytes) return `${say(size.bytes)} bytes, expected at most ${say(limits.bytes)}`;
  if (size.bytes > limits.left)
    return `${say(size.bytes)} bytes, and all previews together have room for ${say(limits.left)} more`;
  return undefined;
}

function say(count: number): string {
  return count.toLocaleString('en-GB');
}
