import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/** The two that the patent text names [0025]; offered until the office writes its own list. */
export const DEFAULT_PHRASES: readonly string[] = ['会社に電話してください', '顧客に電話してください'];

/** The canned phrases in their order. */
export async function getPhrases(db: Handle): Promise<string[]> {
  const rows: { text: string; deleted: number }[] = await db.raw(
    `SELECT text, deleted_at IS NOT NULL AS deleted FROM canned_phrase
     WHERE site_id = ${THIS_SITE} ORDER BY position, id`,
  );
  // A tombstone says that the list was edited: an empty list is then what somebody wanted.
  if (rows.length === 0) return [...DEFAULT_PHRASES];
  return rows.filter((row) => row.deleted === 0).map((row) => row.text);
}

/** Replaces the whole list. A phrase that stays keeps its row, so that another box sees it moved, not new. */
export async function putPhrases(
  trx: Knex.Transaction,
  texts: readonly string[],
  now: number,
): Promise<void> {
  const kept: { id: string; text: string }[] = await trx.raw(
    `SELECT id, text FROM canned_phrase WHERE site_id = ${THIS_SITE} AND deleted_at IS NULL ORDER BY position`,
  );
  const items = texts.map((text, position) => {
    const index = kept.findIndex((row) => row.text === text);
    const known = index < 0 ? undefined : kept.splice(index, 1)[0];
    return { id: known?.id ?? v7({ msecs: now }), position, text };
  });
  await bury(trx, [...kept.map((row) => row.id)], now);
  await write(trx, items, now);
  // An empty list must leave a trace, or the two of the factory would come back.
  if (texts.length === 0 && kept.length === 0) await buryDefaults(trx, now);
  await appendEvent(trx, { now, kind: 'phrases', v: 1, subject: 'phrases', body: { items } });
}

interface Item {
  readonly id: string;
  readonly position: number;
  readonly text: string;
}

async function write(trx: Knex.Transaction, items: readonly Item[], now: number): Promise<void> {
  for (const item of items) {
    await trx.raw(
      `INSERT INTO canned_phrase (id, site_id, position, text, updated_at) VALUES (?, ${THIS_SITE}, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET position = excluded.position, updated_at = excluded.updated_at`,
      [item.id, item.position, item.text, now],
    );
  }
}

async function bury(trx: Knex.Transaction, ids: readonly string[], now: number): Promise<void> {
  await trx.raw(
    'UPDATE canned_phrase SET deleted_at = ?, updated_at = ? WHERE id IN (SELECT value FROM json_each(?))',
    [now, now, JSON.stringify(ids)],
  );
}

async function buryDefaults(trx: Knex.Transaction, now: number): Promise<void> {
  const items = DEFAULT_PHRASES.map((text, position) => ({ id: v7({ msecs: now }), position, text }));
  await write(trx, items, now);
  await bury(
    trx,
    items.map((item) => item.id),
    now,
  );
}
