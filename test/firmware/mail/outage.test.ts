import test, { type ExecutionContext } from 'ava';
import type { ClaimedMail } from '../../../firmware/mail/delivery.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { waitingMails } from '../../../firmware/store/outbox-waiting.ts';
import { resultText } from '../../support/mail-faults.ts';
import { DOWN, PostOffice, TAKEN } from '../../support/post-office.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

const DAY = 24 * 60 * MINUTE;
const MANY = 10_000;

/** One mail a few seconds over three days; every tenth is about a customer of importance A, some of B. */
async function threeDaysOfMail(t: ExecutionContext): Promise<Database> {
  const db = await temporaryBox(t);
  await insert(db, mailOf('sample'));
  await db.knex.raw(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
     INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, subject, text, html, message_id,
       next_attempt_at, composed_at, released_at, urgency)
     SELECT printf('00000000-0000-5000-8000-%012d', i), site_id, NULL, 'missed', 'queued', to_name, to_addresses, i,
       text, html, '<' || i || '@x.example>', ?, composed_at + i * 26000, composed_at, CASE i % 10 WHEN 0 THEN 1 WHEN 5 THEN 2 ELSE 4 END
     FROM n, outbox WHERE key = ?`,
    [MANY, NOW, mailOf('sample').key],
  );
  await db.knex.raw('DELETE FROM outbox WHERE key = ?', [mailOf('sample').key]);
  return db;
}

const urgencyOf = ({ subject }: ClaimedMail) =>
  Number(subject) % 10 === 0 ? 1 : Number(subject) % 10 === 5 ? 2 : 4;

test('after three days without a server 10,000 mails leave, the important first and then the oldest, a few at a time', async (t) => {
  t.timeout(180_000);
  const db = await threeDaysOfMail(t);
  const post = new PostOffice(db, NOW + 3 * DAY, { pace: { connections: 4 } });
  post.answer = () => DOWN;
  for (let sweep = 0; sweep < 72; sweep++) {
    await post.worker.flush();
    post.clock.advance(60 * MINUTE);
  }
  t.is(post.subjects().length, 72, 'one mail a sweep tries');
  let most = 0;
  post.answer = async (mail, _signal, onConnected) => {
    onConnected();
    if (Number(mail.subject) % 50 === 0) {
      const [row] = await db.knex.raw("SELECT count(*) AS many FROM outbox WHERE state = 'sending'");
      most = Math.max(most, row.many);
    }
    return TAKEN;
  };
  await post.worker.flush();
  const order = post.sent.map((mail) => [urgencyOf(mail), mail.composedAt] as const);
  t.is(order.length, MANY);
  t.is(new Set(post.sent.map((mail) => mail.key)).size, MANY, 'each once');
  const isEarlier = ([urgency, at]: readonly [number, number], [before, then]: readonly [number, number]) =>
    urgency < before || (urgency === before && at < then);
  const outOfTurn = order.filter((one, at) => at > 0 && isEarlier(one, order[at - 1] ?? one)).length;
  t.true(outOfTurn <= 73, `${outOfTurn}: only what was tried in vain meanwhile joins later`);
  t.true(most <= 40, 'however many wait, few are taken at once');
  t.deepEqual(await waitingMails(db.knex), []);
});

test('a mail of three days ago tells when it was written, and how often it was tried in vain', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  const post = new PostOffice(db, NOW);
  post.answer = () => DOWN;
  for (let sweep = 0; sweep < 5; sweep++) {
    await post.worker.flush();
    post.clock.advance(DAY / 2);
  }
  post.answer = () => TAKEN;
  await post.worker.flush();
  const mail = await stored(db, mailOf('a'));
  t.like(mail, { state: 'sent', composedAt: NOW, attempts: 6 });
  t.is(mail.tries.filter((one) => one.reply === resultText(DOWN)).length, 5);
});
