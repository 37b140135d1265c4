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

/** Layout, and the styles and components that every page has; the rest comes on the pages where it is. */
const ofEveryPage =
  /src\/(?:layouts\/|styles\/(?:tokens|base|fonts|stages|prose|print)\.css|components\/(?:Contents|Heading|SiteFooter|SiteHeader|StageBadge|MendThis)\.)/;

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
      // What every page needs is one sheet; `scripts/build/join-styles.ts` puts the others of a page behind it.
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'site', test: ofEveryPage }] } } },
    },
    css: { postcss: { plugins: [layerOrder] } },
  },
  // Schemas in .astro/collections, with which the Astro extension of an editor completes front matter.
  experimental: { contentIntellisense: true },
  devToolbar: { enabled: false },
  prefetch: false,
});
