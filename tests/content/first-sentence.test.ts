import { expect, test } from 'vitest';
import { firstSentence } from '../../src/content/first-sentence.ts';

test.each([
  ['', ''],
  ['Owls fly. They hunt.', 'Owls fly.'],
  ['\n\nOwls *fly* to\n[barns](/barns/)!\n\nMore.', 'Owls fly to barns!'],
  ['## A heading\n\nOwls fly.', 'Owls fly.'],
  ['{/* to do */}\n\nOwls fly.', 'Owls fly.'],
  ['After Ode et al. (2023), owls by A. Bird fly. So.', 'After Ode et al. (2023), owls by A. Bird fly.'],
  ['At 3.5 m, e.g. Owls fly. So.', 'At 3.5 m, e.g. Owls fly.'],
  ['No end of it', ''],
  ['What <Cite id="x"/> say. So.', ''],
  ['A sum $x$ and `code`. So.', ''],
  [`${'Owls '.repeat(60)}fly. So.`, ''],
])('%j opens with %j', (body, sentence) => {
  expect(firstSentence(body)).toBe(sentence);
});
