import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What hangs must fail; what is slow on a busy machine must not.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        test: { name: 'code', include: ['tests/**/*.test.ts'], exclude: ['tests/site/**'] },
      },
      {
        // These look at the built site, which is built once for all of them.
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: ['tests/site/built-site.ts'],
        },
      },
    ],
  },
});
