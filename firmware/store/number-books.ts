import type { Handle } from './connection.ts';

/** Facts as JSON (`StoredFacts`), by match key: what a book says of every number in it. */
export type Pages = ReadonlyMap<string, string>;

/** @returns the mark of the edition that was read last; null where none was, or it had none */
export async function lastEdition(db: Handle, rule: string): Promise<string | null> {
  const [row]: { mark: string | null }[] = await db.raw('SELECT mark FROM book_edition WHERE rule = ?', [
    rule,
  ]);
  return row?.mark ?? null;
}

/** Numbers in one statement: few enough that no call waits for a book. */
const CHUNK = 300;

/**
 * Brings what is kept of a book to its new edition. Only what differs is written, in short statements between which
 * calls have their turn; each row is right by itself, so a stop in the middle does no harm: the edition is noted last.
 */
export async function keepBook(
  db: Handle,
  rule: string,
  pages: Pages,
  { mark, now }: { readonly mark: string | null; readonly now: number },
): Promise<{ readonly changed: number; readonly removed: number }> {
  const known = await keptPages(db, rule);
  const changed = [...pages].filter(([key, facts]) => known.get(key) !== facts);
  const removed = [...known.keys()].filter((key) => !pages.has(key));
  for (const chunk of chunks(changed)) {
    await db.raw(
      `INSERT INTO number_fact (rule, match_key, facts, fetched_at)
       SELECT ?, value ->> 0, value ->> 1, ? FROM json_each(?) WHERE true
       ON CONFLICT (match_key, rule) DO UPDATE SET facts = excluded.facts, fetched_at = excluded.fetched_at`,
      [rule, now, JSON.stringify(chunk)],
    );
  }
  for (const chunk of chunks(removed)) {
    await db.raw('DELETE FROM number_fact WHERE rule = ? AND match_key IN (SELECT value FROM json_each(?))', [
      rule,
      JSON.stringify(chunk),
    ]);
  }
  await db.raw(
    `INSERT INTO book_edition (rule, mark, read_at) VALUES (?, ?, ?)
     ON CONFLICT (rule) DO UPDATE SET mark = excluded.mark, read_at = excluded.read_at`,
    [rule, mark, now],
  );
  return { changed: changed.length, removed: removed.length };
}

/** Facts as they are stored, by match key; read in pages, so that no call waits for all of them. */
async function keptPages(db: Handle, rule: string): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (let after = ''; ; ) {
    const rows: { key: string; facts: string }[] = await db.raw(
      `SELECT match_key AS key, facts FROM number_fact
       WHERE rule = ? AND match_key > ? ORDER BY match_key LIMIT 2000`,
      [rule, after],
    );
    for (const { key, facts } of rows) kept.set(key, facts);
    const last = rows.at(-1);
    if (last === undefined) return kept;
    after = last.key;
  }
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}
