const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;

/** A size for people: `812 KB`, `4.2 MB`, `58 GB`. Of a thousand each, as it stands on sticks. @param bytes at least 0 */
export function bytesText(bytes: number): string {
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  const digits = size >= 9.95 || unit === 0 ? 0 : 1;
  return `${size.toFixed(digits)} ${UNITS[unit]}`;
}
