const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  bib: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml',
  webmanifest: 'application/manifest+json',
};

/** Media type of a file by the end of its name, as a web host would say it. */
export function mediaType(path: string): string {
  return types[/\.([^./]+)$/.exec(path)?.[1] ?? ''] ?? 'application/octet-stream';
}
