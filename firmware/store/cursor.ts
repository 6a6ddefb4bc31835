/** A place in a list that another page begins after. Opaque outside; only this file reads or writes it. */
export class CursorError extends Error {
  constructor() {
    super('the cursor is not one that this list gave out');
    this.name = 'CursorError';
  }
}

type Part = string | number;

export function writeCursor(parts: readonly Part[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * @param types what the list expects, in order
 * @throws CursorError when the text is anything else (it came with a request)
 */
export function readCursor(text: string, types: readonly ('string' | 'number')[]): Part[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw new CursorError();
  }
  if (!Array.isArray(parts) || parts.length !== types.length) throw new CursorError();
  if (!parts.every((part, index) => typeof part === types[index])) throw new CursorError();
  return parts as Part[];
}

/** One page of a list; `next` is null at the end. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * @param found at most one item more than the page holds: it tells that there is another page
 * @param place the sort keys of an item, for the cursor
 */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  place: (item: Item) => readonly Part[],
): Page<Item> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(place(last)) : null };
}
