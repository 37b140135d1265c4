/**
 * A value as the text of a `<script type="application/ld+json">`.
 *
 * A page ends a script at `</script` wherever it stands, and treats `<!--` specially; JSON may write any letter as its
 * number. So no sign that means something to HTML is left, and no text can end the script.
 */
export function printJsonLd(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
