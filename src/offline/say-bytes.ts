/** Say a size as people do, in powers of ten. @example sayBytes(2_318_645) // '2.3 MB' @example sayBytes(0) // '0 kB' */
export function sayBytes(bytes: number): string {
  if (bytes < 999_500) return `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`;
  const megabytes = bytes / 1_000_000;
  return `${megabytes.toLocaleString('en-GB', { maximumFractionDigits: megabytes < 10 ? 1 : 0 })} MB`;
}
