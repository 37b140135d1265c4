import { expect, test } from 'vitest';
import { checkQuestions } from '../../scripts/check/check-questions.ts';
import { formatProblem } from '../../src/survey/problem.ts';

const text = `title: Owls
questions:
  - { text: What do owls sing?, to: /songs/ }
  - { text: Where do they hunt?, to: /hunt/ }
  - text: Why?
    to: /nowhere/at/all/
`;

test('a question must lead to a page of the survey', () => {
  const questions = [
    { text: 'What do owls sing?', to: '/songs/?by=night#dawn' },
    { text: 'Where do they hunt?', to: '/hunt/' },
    { text: 'Why?', to: '/nowhere/at/all/' },
  ];
  const problems = checkQuestions(questions, text, 'survey.yaml', ['/songs/', '/hunts/']);
  expect(problems.map(formatProblem).join('\n')).toMatchInlineSnapshot(`
    "survey.yaml:4:38: Unexpected address "/hunt/", expected that of a page of the survey, perhaps "/hunts/" [unknown-address]
      mend: Write /hunts/, if that is meant.
    survey.yaml:6:9: Unexpected address "/nowhere/at/all/", expected that of a page of the survey [unknown-address]
      mend: There is no such page: write the address of another, from / to the last /, or delete the question."
  `);
});

test('a survey without questions has no such problem', () => {
  expect(checkQuestions([], 'title: Owls\n', 'survey.yaml', [])).toEqual([]);
});
