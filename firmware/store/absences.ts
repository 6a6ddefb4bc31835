import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Absence, OwnHours } from '../presence/absence.ts';
import type { WeekHours } from '../presence/schedule.ts';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

export interface StoredAbsence extends Absence {
  readonly id: string;
}

/** So many come whole: those that hold, then those to come. */
const MOST = 500;

/** Absences that are not over, the next one first. */
export async function listAbsences(db: Handle, now: number): Promise<StoredAbsence[]> {
  return db.raw(
    `SELECT a.id, a.representative_id AS representativeId, a.from_at AS "from", a.until_at AS until, a.note
     FROM absence a JOIN representative r ON r.id = a.representative_id AND r.deleted_at IS NULL
     WHERE a.deleted_at IS NULL AND (a.until_at IS NULL OR a.until_at > ?)
     ORDER BY a.from_at, a.id LIMIT ${MOST}`,
    [now],
  );
}

export async function createAbsence(trx: Knex.Transaction, input: Absence, now: number): Promise<string> {
  const id = v7({ msecs: now });
  await trx.raw(
    `INSERT INTO absence (id, site_id, representative_id, from_at, until_at, note, created_at, updated_at)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?)`,
    [id, input.representativeId, input.from, input.until, input.note, now, now],
  );
  await tell(trx, id, input, now);
  return id;
}

/** @returns false when there is no such absence */
export async function updateAbsence(
  trx: Knex.Transaction,
  id: string,
  input: Absence,
  now: number,
): Promise<boolean> {
  const [found] = await trx.raw(
    `UPDATE absence SET representative_id = ?, from_at = ?, until_at = ?, note = ?, updated_at = ?
     WHERE id = ? AND deleted_at IS NULL RETURNING id`,
    [input.representativeId, input.from, input.until, input.note, now, id],
  );
  if (found === undefined) return false;
  await tell(trx, id, input, now);
  return true;
}

export async function deleteAbsence(trx: Knex.Transaction, id: string, now: number): Promise<boolean> {
  const [found] = await trx.raw(
    'UPDATE absence SET deleted_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING id',
    [now, now, id],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'absence-deleted', v: 1, subject: id, body: { id } });
  return true;
}

/** Every representative; `hours` null for those who are in when the house is. */
export async function listOwnHours(db: Handle): Promise<OwnHours[]> {
  const rows: { id: string; hours: string | null }[] = await db.raw(
    `SELECT r.id, h.hours FROM representative r
     LEFT JOIN representative_hours h ON h.representative_id = r.id
     WHERE r.deleted_at IS NULL ORDER BY r.id LIMIT ${MOST}`,
  );
  return rows.map(({ id, hours }) => ({
    representativeId: id,
    hours: hours === null ? null : (JSON.parse(hours) as WeekHours | null),
  }));
}

/** @param hours null: in when the house is */
export async function putOwnHours(
  trx: Knex.Transaction,
  representativeId: string,
  hours: WeekHours | null,
  now: number,
): Promise<void> {
  const body = { representativeId, hours };
  const event = { now, kind: 'representative-hours', v: 1, subject: representativeId, body };
  const { hlc } = await appendEvent(trx, event);
  await trx.raw(
    `INSERT INTO representative_hours (representative_id, site_id, hours, hlc) VALUES (?, ${THIS_SITE}, ?, ?)
     ON CONFLICT (representative_id) DO UPDATE SET hours = excluded.hours, hlc = excluded.hlc`,
    [representativeId, JSON.stringify(hours), hlc],
  );
}

async function tell(trx: Knex.Transaction, id: string, input: Absence, now: number): Promise<void> {
  await appendEvent(trx, { now, kind: 'absence', v: 1, subject: id, body: { id, ...input } });
}
