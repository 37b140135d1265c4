/**
 * The beginning of a text, at most so many UTF-16 units long, whole words and whole characters, with "…" where something
 * is left out.
 *
 * @example cutText('Songs of wrens at dawn', 15) // 'Songs of wrens…'
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = text.slice(0, length);
  const end = room.lastIndexOf(' ') > length / 2 ? room.lastIndexOf(' ') : length - 1;
  return `${room
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/[\s,;:.–—-]+$/, '')}…`;
}
