import type { Knex } from 'knex';
import type { Caller } from '../calls/call.ts';
import { withoutNumber } from '../directory/redact.ts';

interface Wording {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Both say who called: the card by his number, the thread by a name that follows from it. */
const UNKNOWN = { thread: null, vcard: null };

/**
 * Takes a number that turned out to be withheld out of the mails about its call, whatever their state, and out of
 * their events: with it the card of its owner and the thread of its caller. What a person wrote besides it stays.
 */
export async function scrubMails(trx: Knex.Transaction, call: string, leaked: Caller): Promise<void> {
  if (leaked.type !== 'number') return;
  const forms = [leaked.number, ...(leaked.e164 === null ? [] : [leaked.e164])];
  const rows: (Wording & { key: string })[] = await trx.raw(
    `SELECT key, subject, text, html FROM outbox WHERE call_key = ?
       OR key IN (SELECT digest_key FROM outbox WHERE call_key = ?)
       OR key IN (SELECT notice_key FROM outbox WHERE call_key = ?)`,
    [call, call, call],
  );
  for (const { key, ...wording } of rows) {
    const { subject, text, html } = scrubbed(wording, forms);
    await trx.raw(
      'UPDATE outbox SET subject = ?, text = ?, html = ?, thread = NULL, vcard = NULL WHERE key = ?',
      [subject, text, html, key],
    );
    await scrubEventsOf(trx, key, forms);
  }
}

async function scrubEventsOf(trx: Knex.Transaction, mail: string, forms: readonly string[]): Promise<void> {
  const events: { origin: string; oseq: number; body: string }[] = await trx.raw(
    "SELECT origin, oseq, body FROM event WHERE kind = 'mail' AND subject = ?",
    [mail],
  );
  for (const { origin, oseq, body } of events) {
    const told = JSON.parse(body) as Wording;
    await trx.raw('UPDATE event SET body = ? WHERE origin = ? AND oseq = ?', [
      JSON.stringify({ ...told, ...UNKNOWN, ...scrubbed(told, forms) }),
      origin,
      oseq,
    ]);
  }
}

function scrubbed({ subject, text, html }: Wording, forms: readonly string[]): Wording {
  return {
    subject: withoutNumber(subject, forms),
    text: withoutNumber(text, forms),
    html: withoutNumber(html, forms),
  };
}
