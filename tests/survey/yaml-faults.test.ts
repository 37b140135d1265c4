import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parsePlacedYaml } from '../../src/survey/front-matter.ts';
import { findYamlFaults } from '../../src/survey/yaml-faults.ts';

const faultsOf = (yaml: string) => findYamlFaults(yaml, parseDocument(yaml));

describe('findYamlFaults', () => {
  test.each<[string, string, number[]]>([
    ['one cause at the first of many words', 'a: "b\nc: 1\nd: 2\n', [1]],
    ['two causes in two fields', 'a: "b\nc: 1\nd: e: f\n', [1, 3]],
    ['two causes in two entries of one field', 'a:\n  - b: c: d\n  - b: "e\n  - b: f\n', [2, 3]],
    ['keys that are there twice, beside another cause', 'a: 1\na: 2\nb: [ c\n', [2, 3]],
    ['an entry among fields', 'a: 1\n- b\nc: 2\n', [2]],
    ['a field among entries', '- a: 1\nb: 2\n- c: 3\n', [2]],
    ['letters in a text of many lines never', 'a: |\n  - "b\n  c: d: e\nf: [\n', [4]],
  ])('tells %s', (_name, yaml, lines) => {
    const { problems } = parsePlacedYaml(yaml, 'x.yaml', 1);
    expect(problems.map(({ line }) => line)).toEqual(lines);
  });

  test('finds something wherever the parser does, within the text, and never stumbles', () => {
    const piece = fc.constantFrom(
      'a: ',
      'b:',
      '\n',
      '  ',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      ': ',
      '|\n',
      'word',
      '\t',
      '*x',
      '&x ',
      '#',
      '\r\n',
      '---\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const yaml = pieces.join('');
        const document = parseDocument(yaml);
        if (document.errors.length === 0) return;
        const faults = faultsOf(yaml);
        expect(faults.length).toBeGreaterThan(0);
        for (const { at, message, mend } of faults) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThanOrEqual(yaml.length);
          expect(message).toMatch(/^Unexpected .*, expected /);
          expect(mend.length).toBeGreaterThan(10);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
