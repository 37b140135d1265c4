/**
 * What a page may load: files of this site and nothing else. No inline script, no inline style.
 *
 * The search runs WebAssembly in a worker, hence `wasm-unsafe-eval`; as a `<meta>` it holds wherever the site is served.
 */
export const contentSecurityPolicy = [
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
].join('; ');
