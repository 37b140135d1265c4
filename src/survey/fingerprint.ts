import { createHash } from 'node:crypto';

/**
 * Fingerprint of a text: 16 hexadecimal digits of its SHA-256.
 *
 * 64 bits tell the two or three versions that a title or an abstract has in its life safely apart.
 */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}
