import { WrongUseError } from '../terminal/command.ts';

/** Options of every command that builds a site. */
export const siteOptions = {
  content: { type: 'string', default: 'content' },
  out: { type: 'string', default: 'dist' },
  base: { type: 'string', default: '/' },
  site: { type: 'string' },
} as const;

/** Check the options' values. @throws WrongUseError */
export function readSiteOptions(values: {
  content: string;
  out: string;
  base: string;
  site?: string | undefined;
}) {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(values.base)) {
    throw new WrongUseError(
      `Unexpected --base "${values.base}", expected a path that begins and ends with a slash, such as /survey/`,
    );
  }
  const { site } = values;
  if (site !== undefined && !(URL.canParse(site) && /^https?:\/\//.test(site))) {
    throw new WrongUseError(`Unexpected --site "${site}", expected an address such as https://example.org`);
  }
  return { content: values.content, out: values.out, base: values.base, ...(site !== undefined && { site }) };
}
