import { createHash } from 'node:crypto';

/** How Mermaid draws; every change here makes all pictures anew. */
export const mermaidSettings = {
  startOnLoad: false,
  // Mermaid's defaults since version 12 are another look and another layout, both larger.
  theme: 'neutral',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  securityLevel: 'strict',
  deterministicIds: true,
  deterministicIDSeed: 'map',
  fontFamily: 'Map',
  fontSize: 14,
  flowchart: {
    htmlLabels: false,
    wrappingWidth: 480,
    minNodeWidth: 40,
    padding: 8,
    nodeSpacing: 10,
    rankSpacing: 46,
    diagramPadding: 2,
  },
  sequence: {
    mirrorActors: false,
    width: 104,
    height: 44,
    actorMargin: 10,
    messageMargin: 26,
    diagramMarginX: 4,
    diagramMarginY: 4,
    useMaxWidth: false,
  },
} as const;

/** Versions of what draws: Mermaid, the font, and the way a picture is read off and written down. */
export interface PictureVersions {
  mermaid: string;
  font: string;
}

/** To be raised when the same drawing is read off or written down in another way. */
const pictureVersion = 1;

/**
 * Name of the file of a picture: a fingerprint of all that decides how it looks.
 *
 * @param source Mermaid text; how its lines end and blanks around it make no difference.
 * @returns 20 hexadecimal digits.
 */
export function pictureKey(source: string, versions: PictureVersions): string {
  const text = source.replace(/\r\n?/g, '\n').trim();
  const all = JSON.stringify([pictureVersion, versions, mermaidSettings, text]);
  return createHash('sha256').update(all).digest('hex').slice(0, 20);
}
