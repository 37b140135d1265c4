import { isUnread, type Unread } from '../../src/content/terms-folder.ts';
import type { PaperFile } from '../../src/survey/paper-file.ts';
import type { Readable } from '../../src/survey/readable.ts';
import type { PaperFrontMatter } from '../../src/survey/schema.ts';
import type { IdOf } from './fix-values.ts';

/**
 * The labels of a paper as they are meant: with the id in the place of a name. That a name stands there is told as such; what
 * hangs on the id is told in the same run. What stands for no term stays as it can be read.
 *
 * @param unread An id of theirs stands for itself.
 */
export function meantLabels(
  { readable, source }: Pick<PaperFile, 'readable' | 'source'>,
  idOf: IdOf,
  unread: Unread,
): Readable<PaperFrontMatter> {
  const meant = (
    kind: 'scopes' | 'topics' | 'stages' | 'heads' | 'labelMethods',
    id: string | undefined,
    path: PropertyKey[],
  ) => {
    const written = id ?? source(path);
    if (written === undefined || isUnread(unread, kind === 'labelMethods' ? 'methods' : kind, written))
      return id;
    return idOf(kind, written) ?? id;
  };
  const { scope, topic, stages, heads, methods } = readable;
  return {
    ...readable,
    scope: meant('scopes', scope, ['scope']),
    topic: meant('topics', topic, ['topic']),
    stages: stages?.map(
      (label, index) => label && { ...label, id: meant('stages', label.id, ['stages', index, 'id']) },
    ),
    heads: heads?.map(
      (label, index) => label && { ...label, id: meant('heads', label.id, ['heads', index, 'id']) },
    ),
    methods: methods?.map((id, index) => meant('labelMethods', id, ['methods', index])),
  };
}
