import type { Knex } from 'knex';
import type { Mode } from '../calls/call.ts';
import { type EpochMs, epochMs } from '../calls/ids.ts';
import type { Handle } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

/** Whether somebody is in, since when, and who said so. It survives a power cut (SPEC C1). */
export interface StoredMode {
  readonly mode: Mode;
  readonly since: EpochMs;
  readonly by: 'button' | 'terminal' | 'start' | 'schedule' | 'mqtt';
}

const NAME = 'mode';

/** @param now what `since` says as long as nobody ever pressed anything */
export async function getMode(db: Handle, now: number): Promise<StoredMode> {
  const stored = (await readSettings(db, [NAME])).get(NAME);
  return (stored as StoredMode | undefined) ?? { mode: 'present', since: epochMs(now), by: 'start' };
}

export async function putMode(trx: Knex.Transaction, mode: StoredMode, now: number): Promise<void> {
  await writeSetting(trx, NAME, mode, now);
}

/**
 * The mode that held at a time, read from the events of this site's boxes. Before the first change that is known
 * everybody was in, as on the first day.
 *
 * @param time wall clock, ms
 */
export async function modeAt(db: Handle, time: number): Promise<Mode> {
  const [row]: { mode: Mode }[] = await db.raw(
    `SELECT json_extract(body, '$.value.mode') AS mode FROM event
     WHERE kind = 'setting' AND subject = 'mode' AND json_extract(body, '$.value.since') <= ?
     ORDER BY hlc DESC LIMIT 1`,
    [time],
  );
  return row?.mode ?? 'present';
}
