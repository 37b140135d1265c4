import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small content folder of a survey on birds, in a temporary folder. */
export interface BirdContent {
  /** The temporary folder; the content is in `content` below it. */
  folder: string;
  content: string;
  /** All papers' files: path from the content folder to text. */
  papers(): Promise<Record<string, string>>;
  write(path: string, text: string): Promise<void>;
  remove(): Promise<void>;
}

const files = {
  'survey.yaml':
    'title: Songs of birds\nshortTitle: Songs\ndescription: What birds sing.\nrepository: https://git.example/birds/survey\n',
  'stages/courtship.mdx':
    '---\nname: Courtship\nabbr: C\norder: 1\nsummary: Songs for a mate.\ncues: [courtship song, mate]\n---\n',
  'taxonomy/topics.yaml':
    '- { id: song, name: Song, summary: How birds sing., cues: [song] }\n- { id: other, name: Other, summary: Everything else. }\n',
  'taxonomy/scopes.yaml':
    '- { id: core, name: Core, summary: On song., cues: [song, wren], staged: true }\n- { id: off, name: Off, summary: On something else. }\n',
};

export async function createBirdContent(): Promise<BirdContent> {
  const folder = await mkdtemp(join(tmpdir(), 'survey-add-test-'));
  const content = join(folder, 'content');
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  };
  for (const [path, text] of Object.entries(files)) await write(path, text);
  return {
    folder,
    content,
    write,
    async papers() {
      const found: Record<string, string> = {};
      const all = await readdir(folder, { recursive: true, withFileTypes: true });
      for (const entry of all.filter((each) => each.isFile())) {
        const path = join(entry.parentPath, entry.name)
          .slice(content.length + 1)
          .replaceAll('\\', '/');
        if (!Object.hasOwn(files, path))
          found[path] = await readFile(join(entry.parentPath, entry.name), 'utf8');
      }
      return found;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
