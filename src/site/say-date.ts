/**
 * Say a date as precisely as it is known.
 *
 * @param date `2023`, `2023-10` or `2023-10-05`.
 * @param language BCP 47 tag.
 * @example sayDate('2023-10', 'en') // 'October 2023'
 */
export function sayDate(date: string, language: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day !== undefined) options.day = 'numeric';
  return new Intl.DateTimeFormat(language, options).format(
    new Date(`${year}-${month}-${day ?? '01'}T00:00Z`),
  );
}
