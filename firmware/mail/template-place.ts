/** Where in a text, counted from 1 as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** @param offset in UTF-16 units */
export function placeOf(source: string, offset: number): Place {
  const before = source.slice(0, Math.max(0, offset)).split('\n');
  return { line: before.length, column: Array.from(before.at(-1) ?? '').length + 1 };
}
