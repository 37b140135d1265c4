import { describe, expect, test } from 'vitest';
import { findQuote } from '../../scripts/form/find-quote.ts';
import { capReply, printRefusal } from '../../scripts/form/print-reply.ts';
import { idOfAddress, readList } from '../../scripts/form/read-list.ts';

describe('a list in an answer', () => {
  test.each([
    ['wren, robin; dunnock', ['wren', 'robin', 'dunnock']],
    ['- wren\n* robin\n+ dunnock\n• tit', ['wren', 'robin', 'dunnock', 'tit']],
    ['1. wren\n2) robin', ['wren', 'robin']],
    ['- [ ] wren\n- [x] robin', ['wren', 'robin']],
    ['[The wren](https://x.example/birds/papers/wren/)', ['wren']],
    ['- [The wren (2020)](<https://x.example/papers/wren/> "A title"), `robin`', ['wren', 'robin']],
    ['<https://x.example/papers/wren/#abstract> and https://x.example/papers/robin/?q=x.', ['wren', 'robin']],
    ['content/papers/song/wren.mdx', ['wren']],
    ['https://x.example/papers/wren/index.html', ['wren']],
    ['-\n\n  \n', []],
    ['[x](javascript:alert(1))', ['javascript:alert(1', ')']],
    ['[](', ['[](']],
  ])('%j', (answer, ids) => {
    expect(readList(answer).flatMap(({ words }) => words.map(idOfAddress))).toEqual(ids);
  });
});

describe('a quote from a form', () => {
  const abstract =
    'Wrens--small birds--sing at dawn. Their mates -- in the hedge --- answer, in-context, for 2--3\nminutes.';
  test.each([
    ['small birds—sing at dawn', 'small birds--sing at dawn'],
    ['small birds – sing at dawn', 'small birds--sing at dawn'],
    ['“Wrens – small birds — sing at dawn…”', 'Wrens--small birds--sing at dawn'],
    ['mates—in the hedge – answer', 'mates -- in the hedge --- answer'],
    ['for 2–3 minutes', 'for 2--3\nminutes'],
    ['answer, in-context', 'answer, in-context'],
    ['IN THE HEDGE', 'in the hedge'],
    ['small birds sing', undefined],
    ['answer, in—context', 'answer, in-context'],
    ['—', undefined],
    ['', undefined],
  ])('%j is given as the abstract has it', (quote, passage) => {
    const found = findQuote(abstract, quote);
    if (quote !== '—') expect(found).toBe(passage);
    if (found !== undefined) expect(abstract).toContain(found);
  });
});

describe('a reply', () => {
  const problem = (message: string) => ({
    file: 'issue 1',
    line: 1,
    column: 1,
    rule: 'r',
    message,
    mend: 'm',
  });

  test('names the first problems and counts the others', () => {
    const reply = printRefusal(Array.from({ length: 600 }, (_, index) => problem(`word ${index}`)));
    expect(reply).toContain('`word 19`');
    expect(reply).not.toContain('`word 20`');
    expect(reply).toContain('- and 580 more\n');
    expect(reply.length).toBeLessThan(2_000);
  });

  test('that is too long for GitHub keeps the lines that fit and says how many more there are', () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `- line ${index} ${'x'.repeat(40)}`);
    const reply = capReply(`${lines.join('\n')}\n`);
    expect(reply.length).toBeLessThanOrEqual(65_000);
    const kept = reply.split('\n').filter((line) => line.startsWith('- line')).length;
    expect(reply).toContain(`\n\n${(3_000 - kept).toLocaleString('en-GB')} more lines did not fit`);
    expect(capReply('short\n')).toBe('short\n');
    expect(capReply('x'.repeat(70_000)).length).toBeLessThan(200);
  });
});
