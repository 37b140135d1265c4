import { describe, expect, test } from 'vitest';
import { addressesOfFile, formAddress, pathInRepository } from '../../src/site/repository.ts';

const settings = (repository: string | undefined, folder = 'content') => ({
  repository,
  branch: 'main',
  folder,
});
const of = (repository: string | undefined, folder?: string) =>
  addressesOfFile(settings(repository, folder), 'papers/song/wren.mdx', 12, 'Wrens & “duets”');

describe('addresses of a file', () => {
  test('at GitHub: the web editor, and the form filled in', () => {
    expect(of('https://github.com/ada/birds.git')).toEqual({
      edit: 'https://github.com/ada/birds/edit/main/content/papers/song/wren.mdx#L12',
      history: 'https://github.com/ada/birds/commits/main/content/papers/song/wren.mdx',
      issue:
        'https://github.com/ada/birds/issues/new?template=mend.yml&title=Mend%3A%20Wrens%20%26%20%E2%80%9Cduets%E2%80%9D&file=content%2Fpapers%2Fsong%2Fwren.mdx',
    });
  });

  test('at GitLab and Codeberg: an issue with its text', () => {
    expect(of('https://gitlab.com/ada/birds/')?.edit).toBe(
      'https://gitlab.com/ada/birds/-/edit/main/content/papers/song/wren.mdx#L12',
    );
    expect(of('https://gitlab.com/ada/birds')?.issue).toContain(
      'issue%5Bdescription%5D=File%3A%20content%2Fpapers',
    );
    expect(of('https://codeberg.org/ada/birds')?.edit).toBe(
      'https://codeberg.org/ada/birds/_edit/main/content/papers/song/wren.mdx#L12',
    );
    expect(of('https://codeberg.org/ada/birds')?.issue).toContain('&body=File%3A%20content');
  });

  test('elsewhere, and without a repository: none', () => {
    expect(of('https://example.org/git/birds')).toBeUndefined();
    expect(of(undefined)).toBeUndefined();
    expect(formAddress(settings(undefined), 'new-paper.yml')).toBeUndefined();
  });

  test('a content folder that is the repository', () => {
    expect(pathInRepository({ folder: '.' }, 'survey.yaml')).toBe('survey.yaml');
    expect(of('https://github.com/ada/birds', '.')?.edit).toContain('/edit/main/papers/song/wren.mdx');
  });

  test('a title that is no well-formed text makes no broken address', () => {
    expect(addressesOfFile(settings('https://github.com/a/b'), 'x.mdx', 1, 'a\uD800')?.issue).toContain(
      'title=Mend%3A%20a%EF%BF%BD',
    );
  });
});
