import { resolve } from 'node:path';

/** Absolute path of the content folder of this build; `--content` of the scripts sets the variable. */
export const contentFolder = resolve(process.env.SURVEY_CONTENT ?? 'content');
