const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/**
 * What a page may load: files of this site and nothing else. No inline script, no inline style.
 *
 * The search runs WebAssembly in a worker, hence `wasm-unsafe-eval`; as a `<meta>` it holds wherever the site is served.
 */
export const contentSecurityPolicy = policy.join('; ');

/** The same for the edition that is read from a folder, where nothing is fetched and no worker runs: only files beside the page. */
export const editionSecurityPolicy = policy
  .filter((directive) => !/^(?:worker|connect|manifest)-src /.test(directive))
  .join('; ');
