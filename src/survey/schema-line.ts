/** Folder of the schemas in a content folder: the ids in them are the survey's own. */
export const schemaFolder = 'schema';

const schemaOfFolder: Record<string, string> = {
  papers: 'paper',
  stages: 'stage',
  heads: 'head',
  circuits: 'circuit',
  essays: 'essay',
};

/**
 * The comment by which a file of the content names its schema, for editors.
 *
 * @param path Path from the content folder, with slashes.
 * @returns undefined for a file of no such kind; whether the schema is there is not looked at.
 */
export function schemaLine(path: string): string | undefined {
  const parts = path.split('/');
  const folder = parts.length > 1 ? (parts[0] ?? '') : '';
  const [, name, ending] = /^([\w-]+)\.(yaml|mdx)$/.exec(parts.at(-1) ?? '') ?? [];
  const isList = ending === 'yaml' && ['', 'taxonomy', 'evaluation'].includes(folder) && parts.length < 3;
  const schema = isList ? name : ending === 'mdx' ? schemaOfFolder[folder] : undefined;
  if (schema === undefined) return undefined;
  const up = parts.length === 1 ? '.' : parts.slice(1).fill('..').join('/');
  return `# yaml-language-server: $schema=${up}/${schemaFolder}/${schema}.schema.json`;
}

/**
 * The YAML of a file, or of its front matter, with its schema named in the first line.
 *
 * A line that stands elsewhere in it stays there, since people may put comments of their own on top; it is put right if it
 * names another schema.
 */
export function nameSchema(yaml: string, line: string): string {
  const found = /(?<=^\uFEFF?)# yaml-language-server:[^\r\n]*/m.exec(yaml)?.[0];
  if (found?.trim() === line) return yaml;
  if (found !== undefined) return yaml.replace(found, () => line);
  // A byte order mark is none anywhere but at the very beginning.
  const [, mark = '', rest = ''] = /^(\uFEFF?)([\s\S]*)$/.exec(yaml) ?? [];
  return `${mark}${line}${/\r\n/.test(yaml) ? '\r\n' : '\n'}${rest}`;
}
