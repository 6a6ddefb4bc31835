import type { Knex } from 'knex';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';

/** The site of this box, for INSERT and WHERE. */
export const THIS_SITE = '(SELECT site_id FROM box_identity)';

/** Reads the values of this site's settings, as they were put; names that were never put are missing. */
export async function readSettings(db: Handle, names: readonly string[]): Promise<Map<string, unknown>> {
  const rows: { name: string; value: string }[] = await db.raw(
    `SELECT name, value FROM setting
     WHERE site_id = ${THIS_SITE} AND name IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(names)],
  );
  return new Map(rows.map((row) => [row.name, JSON.parse(row.value) as unknown]));
}

/** Writes one setting. Each name is merged by itself between boxes, so each is an event of its own. */
export async function writeSetting(
  trx: Knex.Transaction,
  name: string,
  value: unknown,
  now: number,
): Promise<void> {
  const stamp = await appendEvent(trx, { now, kind: 'setting', v: 1, subject: name, body: { name, value } });
  await trx.raw(
    `INSERT INTO setting (site_id, name, value, hlc) VALUES (${THIS_SITE}, ?, ?, ?)
     ON CONFLICT (site_id, name) DO UPDATE SET value = excluded.value, hlc = excluded.hlc`,
    [name, JSON.stringify(value), stamp.hlc],
  );
}
