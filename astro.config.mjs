import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

/**
 * Which cascade layer wins is settled by the first statement that a page loads, and bundling decides which file that is:
 * so every style sheet says it.
 */
const layerOrder = {
  postcssPlugin: 'layer-order',
  Once(root) {
    root.prepend('@layer tokens, base, components, helpers;');
  },
};

/** Layout, and the components and styles that pages of many kinds share; maps, formulas and the rest come where they are. */
const ofMostPages =
  /src\/(?:layouts\/|styles\/(?!maps|math|explore|search|offline)|components\/(?:Contents|Facts|FoundBy|Heading|HeadList|Neighbours|PaperList|References|ReviewNotice|SearchForm|SiteFooter|SiteHeader|StageBadge|MendThis|.*Names)\.)/;

// Where the content lies, where the site goes to and its address are options of `npm run build`; see scripts/build.ts.
export default defineConfig({
  integrations: [mdx()],
  trailingSlash: 'always',
  // Styles and scripts in files of their own: a strict content security policy allows none in the page.
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: true,
  vite: {
    build: {
      assetsInlineLimit: 0,
      // A style sheet of a few hundred bytes costs a page more than their weight in all pages: those that most pages need
      // are one.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'site', test: ofMostPages }] } } },
    },
    css: { postcss: { plugins: [layerOrder] } },
  },
  // Schemas in .astro/collections, with which the Astro extension of an editor completes front matter.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  prefetch: false,
});
