import type { SurveyMap } from './survey-map.ts';
import { toMermaid } from './to-mermaid.ts';

/** A text that a picture is drawn from. */
export interface Drawable {
  /** As messages name it. */
  name: string;
  /** Mermaid text, as far as it decides how the picture looks. */
  source: string;
  /** Where it comes from, for messages. */
  place: { file: string; line: number; column: number };
  /** Whether a new or changed paper alone can ask for another picture. */
  showsPapers: boolean;
}

/** @param content Path of the content folder, the place of a map that data make. */
export function drawableOf(map: SurveyMap, content: string): Drawable {
  return {
    name: map.id,
    source: toMermaid(map, 'picture'),
    place: { file: content, line: 1, column: 1 },
    showsPapers: map.showsPapers,
  };
}
