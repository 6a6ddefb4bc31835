import type { Knex } from 'knex';
import type { Composed } from '../mail/templates.ts';
import { type ClockRun, endClockRun } from './clock-run.ts';
import { appendEvent } from './event-log.ts';

export interface ClockCorrection {
  /** Milliseconds to be added to what was written in the run. */
  readonly offset: number;
  /** Wall clock, ms, by the clock that is right. */
  readonly now: number;
  /** The text of a mail that did not know when its call was. @param at ms */
  readonly reword: (mail: Composed, at: number) => Composed;
}

/** A value of the run moves, an older one stays. All statements know `:from` and `:offset`. */
const moved = (value: string) => `CASE WHEN ${value} >= :from THEN ${value} + :offset ELSE ${value} END`;

function move(table: string, columns: readonly string[]): string {
  const set = columns.map((column) => `${column} = ${moved(column)}`).join(', ');
  return `UPDATE ${table} SET ${set} WHERE ${columns.map((column) => `${column} >= :from`).join(' OR ')}`;
}

const OWN_EVENTS = 'origin = (SELECT box_id FROM box_identity) AND oseq > :after';

const CALLS = [
  `UPDATE call_record SET answers = (
     SELECT json_group_array(json_set(value, '$.at', ${moved("(value ->> 'at')")})) FROM json_each(answers))
   WHERE answered_at >= :from`,
  move('call_record', [
    ...['started_at', 'answered_at', 'released_at', 'owned_at', 'done_at', 'chosen_at', 'updated_at'],
  ]),
  'UPDATE call_record SET clock_run = NULL WHERE clock_run = :id',
  move('customer', ['last_contact_at']),
] as const;

const MAILS = [
  // Mails of the run that waited for the clock leave now; others wait the rest of what they had to wait.
  `UPDATE outbox SET next_attempt_at = CASE WHEN attempts = 0 THEN :now ELSE next_attempt_at + :offset END
   WHERE state = 'queued' AND next_attempt_at >= :from AND (clock_run = :id
     OR EXISTS (SELECT 1 FROM outbox_attempt WHERE outbox_key = outbox.key AND at >= :from))`,
  move('outbox', ['composed_at', 'released_at', 'claimed_at', 'finished_at', 'waits_since']),
  move('outbox_attempt', ['at']),
  'UPDATE outbox SET clock_run = NULL WHERE clock_run = :id',
] as const;

/** Who logged in meanwhile stays in for as long as anybody. */
const ACCESS = [
  `UPDATE session SET seen_at = ${moved('seen_at')}, created_at = ${moved('created_at')},
     expires_at = CASE WHEN created_at >= :from THEN expires_at + :offset ELSE expires_at END
   WHERE seen_at >= :from`,
  `UPDATE terminal SET expires_at = expires_at + :offset, created_at = created_at + :offset,
     updated_at = ${moved('updated_at')}
   WHERE created_at >= :from`,
  move('audit_entry', ['at']),
] as const;

const LEDGERS = [
  `UPDATE event SET made_at = ${moved('made_at')}, clock_run = NULL WHERE ${OWN_EVENTS}`,
  // The mode says since when it holds, and which mode held at a time is looked up in its events.
  `UPDATE event SET body = json_set(body, '$.value.since', ${moved("(body ->> '$.value.since')")})
   WHERE ${OWN_EVENTS} AND kind = 'setting' AND subject = 'mode'`,
  `UPDATE setting SET value = json_set(value, '$.since', ${moved("(value ->> '$.since')")}) WHERE name = 'mode'`,
  'UPDATE clock_run SET correction = :offset WHERE id = :id',
] as const;

/**
 * The time became known: everything that was written in the run is moved by the same offset, and is marked no longer.
 * Mails that have not left say when their call was. One event tells other boxes to do the same with what they heard
 * from this one.
 */
export async function correctClockRun(
  trx: Knex.Transaction,
  run: ClockRun,
  { offset, now, reword }: ClockCorrection,
): Promise<void> {
  const values = { id: run.id, from: run.beganAt, after: run.afterOseq, offset, now };
  for (const statement of [...CALLS, ...ACCESS, ...LEDGERS]) await trx.raw(statement, values);
  await endClockRun(trx);
  await rewordMails(trx, run.id, reword, now);
  for (const statement of MAILS) await trx.raw(statement, values);
  const body = { run: run.id, beganAt: run.beganAt, correction: offset };
  await appendEvent(trx, { now, kind: 'clock', v: 1, subject: run.id, body });
}

interface MailRow extends Composed {
  key: string;
  started_at: number;
}

async function rewordMails(
  trx: Knex.Transaction,
  run: string,
  reword: ClockCorrection['reword'],
  now: number,
): Promise<void> {
  const rows: MailRow[] = await trx.raw(
    `SELECT outbox.key, subject, text, html, started_at FROM outbox JOIN call_record ON call_record.key = outbox.call_key
     WHERE outbox.clock_run = ? AND outbox.state NOT IN ('sending', 'sent')`,
    [run],
  );
  for (const row of rows) {
    const { subject, text, html } = reword(row, row.started_at);
    if (subject === row.subject && text === row.text) continue;
    await trx.raw('UPDATE outbox SET subject = ?, text = ?, html = ? WHERE key = ?', [
      ...[subject, text, html, row.key],
    ]);
    const body = { key: row.key, subject, text, html };
    await appendEvent(trx, { now, kind: 'mail', v: 2, subject: row.key, body });
  }
}
