import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyAddress, climbs } from '../../src/content/body-address.ts';

test.each([
  ['https://owl.example', 'https://owl.example'],
  ['HTTP://owl.example/a?b#c', 'HTTP://owl.example/a?b#c'],
  ['mailto:owl@owl.example', 'mailto:owl@owl.example'],
  ['/papers/owl/', '/survey/papers/owl/'],
  ['/', '/survey/'],
  ['/a:b', '/survey/a:b'],
  ['#note', '#note'],
  ['?q=1', '?q=1'],
  ['owl/', 'owl/'],
  ['../owl/', '../owl/'],
])('%s becomes %s', (address, href) => {
  expect(bodyAddress(address, '/survey/')).toBe(href);
});

test.each([
  [''],
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  [' javascript:alert(1)'],
  ['java\nscript:alert(1)'],
  ['java\tscript:alert(1)'],
  ['\x01javascript:alert(1)'],
  ['java\u00ADscript:alert(1)'],
  ['vbscript:x'],
  ['data:text/html,x'],
  ['blob:https://owl.example/1'],
  ['file:///etc/passwd'],
  ['ftp://owl.example'],
  ['ｊavascript:alert(1)'],
  ['//evil.example'],
  ['///evil.example'],
  ['/\\evil.example'],
  ['\\\\evil.example'],
  ['https:evil.example'],
  ['https:/evil.example'],
  ['https:///evil.example'],
  ['https://owl.example@evil.example'],
  ['https://'],
  ['mailto:'],
  ['mailto:owl'],
  ['/../x'],
  ['/papers/../../x'],
  ['/papers/%2e%2E/x'],
  ['/papers/..%2fx'],
  ['/a b'],
])('%j is refused', (address) => {
  expect(bodyAddress(address, '/survey/')).toBeUndefined();
});

test.each([['/'], [''], ['//']])('a base of %j adds nothing', (base) => {
  expect(bodyAddress('/papers/', base)).toBe('/papers/');
});

test.each([['/survey'], ['survey/'], ['/survey/']])('a base may be written as %j', (base) => {
  expect(bodyAddress('/papers/', base)).toBe('/survey/papers/');
});

test('whatever passes stays on the web, for a browser too', () => {
  const part = fc.constantFrom(
    ...'javascript: JAVA script: data: https: http: mailto: / // \\ .. . : @ # ? a owl.example \t \n \0 \u00A0 \u202E &#x6a; %2e %0a'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      (address) => {
        const href = bodyAddress(address, '/survey/');
        if (href === undefined) return;
        const page = 'https://page.example/survey/papers/owl/';
        const { protocol, host, username } = new URL(href, page);
        expect(['https:', 'http:', 'mailto:']).toContain(protocol);
        expect(username).toBe('');
        if (!/^https?:/i.test(address) && protocol !== 'mailto:') expect(host).toBe('page.example');
        if (address.startsWith('/')) expect(new URL(href, page).pathname).toMatch(/^\/survey\//);
      },
    ),
    { numRuns: 5000 },
  );
});

test.each([
  ['a/../b', true],
  ['..', true],
  ['a\\..\\b', true],
  ['%2e%2e/b', true],
  ['a..b', false],
  ['a/...', false],
  ['a?x=../b', false],
])('climbs(%j) is %j', (path, expected) => {
  expect(climbs(path)).toBe(expected);
});
