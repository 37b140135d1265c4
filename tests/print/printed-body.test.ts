import { expect, test } from 'vitest';
import { NumberedWorks } from '../../src/print/numbered-works.ts';
import { printBody } from '../../src/print/printed-body.ts';

const works = new NumberedWorks();
const print = (html: string) =>
  printBody(html, {
    prefix: 'wren-',
    outermostHeading: 4,
    placeOf: (address) => (address === '/birds/robin/' ? '#bird-robin' : undefined),
    numberOf: (address) => (address.startsWith('/papers/') ? works.numberOf(address) : undefined),
  });

test.each([
  ['<p>Plain &amp; <em>simple</em></p>', '<p>Plain &#x26; <em>simple</em></p>'],
  ['<h2 id="song">Song</h2><h3>At dawn</h3>', '<h4 id="wren-song">Song</h4><h5>At dawn</h5>'],
  ['<h2>A</h2><h5>B</h5><h6>C</h6>', '<h4>A</h4><h6>B</h6><h6>C</h6>'],
  ['<a href="#song">x</a>', '<a href="#wren-song">x</a>'],
  ['<a href="/birds/robin/">x</a>', '<a href="#bird-robin">x</a>'],
  ['<a href="/birds/tit/">x</a>', '<a href="/birds/tit/">x</a>'],
  ['<a href="https://birds.example/">x</a>', '<a href="https://birds.example/">x</a>'],
  [
    '<p><span class="cite"><a href="/papers/duets/">Ode (2023)</a><button popovertarget="cite-1">1</button><span class="cite-card" popover="auto" id="cite-1">Card</span></span> sing</p>',
    '<p><span class="cite"><span class="cited">Ode (2023) <a href="#work-1">[1]</a></span></span> sing</p>',
  ],
  [
    '<table aria-labelledby="song"><tbody><tr><td>1</td></tr></tbody></table>',
    '<table aria-labelledby="wren-song"><tbody><tr><td>1</td></tr></tbody></table>',
  ],
  ['', ''],
])('%s', (html, printed) => {
  expect(print(html)).toBe(printed);
});

test('works are numbered as they come up, each once', () => {
  const numbers = new NumberedWorks();
  expect(['b', 'a', 'b', 'c'].map((id) => numbers.numberOf(id))).toEqual([1, 2, 1, 3]);
  expect(numbers.ids).toEqual(['b', 'a', 'c']);
});
