import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isPlainPicture } from '../../src/maps/picture-folder.ts';

const picture = (more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g class="map-node" data-n="0"><text><tspan x="1">a &lt; b</tspan></text>${more}</g></svg>`;

test('every picture of this survey is plain', async () => {
  const names = (await readdir('content/maps')).filter((name) => name.endsWith('.svg'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names)
    expect(isPlainPicture(await readFile(join('content/maps', name), 'utf8')), name).toBe(true);
  expect(isPlainPicture(picture())).toBe(true);
});

test.each([
  '<script>alert(1)</script>',
  '<a href="javascript:alert(1)"><text>x</text></a>',
  '<rect onclick="alert(1)" />',
  '<rect ONLOAD="x" />',
  '<foreignObject><iframe src="//evil.example"></iframe></foreignObject>',
  '<rect style="fill:url(//evil.example)" />',
  '<image href="//evil.example/x.png" />',
  '<meta http-equiv="refresh" content="0">',
  '</g></svg><form><input></form><svg><g>',
  '<!-- x -->',
  '<rect x="1"onclick="1" />',
  '<rect x=1 />',
])('a picture with %s is not', (more) => {
  expect(isPlainPicture(picture(more))).toBe(false);
});
