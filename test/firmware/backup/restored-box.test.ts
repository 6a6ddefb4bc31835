import test from 'ava';
import { getCall, loadOpenCalls } from '../../../firmware/store/calls.ts';
import { appendEvent } from '../../../firmware/store/event-log.ts';
import { lastRestore } from '../../../firmware/store/restored-box.ts';
import { answered, keyOf, minutes, ringing, save } from '../store/call-samples.ts';
import { claim, insert, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW } from '../store/temporary-box.ts';
import { backupBox, LATER } from './backup-box.ts';

test('a restored box is a new origin of events: no number is ever given to two events', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await insert(db, mailOf('a'));
  await box.make();
  await db.close();
  const { boxId } = await box.restore();
  t.not(boxId, db.boxId);
  const again = await box.open();
  t.is(again.boxId, boxId);
  t.is(again.siteId, db.siteId);
  const [last] = await again.knex.raw('SELECT max(hlc) AS hlc, count(*) AS many FROM event');
  const stamp = await again.knex.transaction((trx) =>
    appendEvent(trx, { now: NOW, kind: 'test', v: 1, subject: 'x', body: {} }),
  );
  t.is(stamp.origin, boxId);
  t.true(stamp.hlc > last.hlc, 'later changes still win, also when the clock of the new machine is behind');
  await again.close();
});

test('a restored box knows when it was restored and from when, and its audit log says so', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  t.is(await lastRestore(db.knex), null);
  await db.close();
  await box.make();
  await box.restore();
  const again = await box.open();
  t.deepEqual(await lastRestore(again.knex), { at: LATER, madeAt: NOW });
  await again.close();
});

test('mails that waited in the backup are set aside with the reason: never lost, never sent twice', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  const mails = [mailOf('sending'), mailOf('queued'), mailOf('held', { state: 'held' })];
  await insert(db, mailOf('sending'));
  await claim(db);
  await insert(db, mailOf('queued'));
  await insert(db, mailOf('held', { state: 'held' }));
  await box.make();
  await db.close();
  const { parked, waiting } = await box.restore();
  t.deepEqual([parked, waiting], [3, 0]);
  const again = await box.open();
  for (const mail of mails) {
    const { state, lastReply, tries } = await stored(again, mail);
    t.is(state, 'parked');
    t.regex(
      lastReply ?? '',
      /restored from the backup of 2026-11-24T01:42:00.000Z.*may have been sent since/,
    );
    t.is(tries.at(-1)?.reply, lastReply ?? undefined);
  }
  t.deepEqual(await claim(again, LATER), []);
  await again.close();
});

test('where the old box is known to have sent nothing since, the waiting mails leave at the start', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await insert(db, mailOf('queued'));
  await insert(db, mailOf('held', { state: 'held' }));
  await box.make();
  await db.close();
  const { parked, waiting } = await box.restore({ sendWaiting: true });
  t.deepEqual([parked, waiting], [0, 2]);
  const again = await box.open();
  t.is((await claim(again, LATER)).length, 2);
  await again.close();
});

test('a mail that was sent before the backup stays sent', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await insert(db, mailOf('sent'));
  await db.knex.raw("UPDATE outbox SET state = 'sent', next_attempt_at = NULL, finished_at = ?", [NOW]);
  await box.make();
  await db.close();
  await box.restore({ sendWaiting: true });
  const again = await box.open();
  t.is((await stored(again, mailOf('sent'))).state, 'sent');
  await again.close();
});

test('calls that were open in the backup are closed without a mail: nobody hears their end any more', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  const talking = {
    ...answered(ringing('talking')),
    phase: 'answered',
    releasedAt: null,
    outcome: null,
  } as const;
  await save(db, ringing('ringing', { startedAt: minutes(-1) }), talking);
  await box.make();
  await db.close();
  t.is((await box.restore()).closedCalls, 2);
  const again = await box.open();
  t.deepEqual(await loadOpenCalls(again.knex), []);
  t.like(await getCall(again.knex, keyOf('ringing')), { outcome: 'unknown', releasedAt: NOW });
  t.like(await getCall(again.knex, keyOf('talking')), { outcome: 'answered' });
  t.deepEqual(await again.knex.raw('SELECT key FROM outbox'), []);
  await again.close();
});
