import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

// Where the content lies, where the site goes to and its address are options of `npm run build`; see scripts/build.ts.
export default defineConfig({
  integrations: [mdx()],
  trailingSlash: 'always',
  // Styles and scripts in files of their own: a strict content security policy allows none in the page.
  build: { format: 'directory', inlineStylesheets: 'never' },
  compressHTML: false,
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  prefetch: false,
});
