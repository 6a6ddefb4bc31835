import test, { type ExecutionContext } from 'ava';
import { DEFAULT_PATIENCE } from '../../../firmware/calls/book.ts';
import { keyOfCall } from '../../../firmware/calls/key.ts';
import { DatabaseLedger } from '../../../firmware/reception/database-ledger.ts';
import { Notices } from '../../../firmware/reception/notice.ts';
import { Reception } from '../../../firmware/reception/reception.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { silentLog } from '../../../hw/log.ts';
import { LOG, MODEM } from '../../support/call-scenario.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

/** A reception with a real database behind it. */
async function setUp(t: ExecutionContext) {
  const db = await temporaryBox(t);
  const clock = new FakeClock(NOW);
  const reception = new Reception({
    clock,
    log: silentLog,
    notices: new Notices((error) => {
      throw error;
    }),
    switchboard: { patience: DEFAULT_PATIENCE, newKey: keyOfCall },
    ledger: new DatabaseLedger({
      db,
      letterhead: {
        siteName: 'Office',
        timeZone: 'Asia/Tokyo',
        locale: 'en',
        domain: 'box.example',
        pageUrl: null,
        sources: [],
        lineName: (line) => line,
        display: (number) => number,
        isTimeKnown: () => true,
      },
      now: () => clock.now(),
      onMail: () => undefined,
    }),
    lookUp: async () => ({ e164: '+81312345678', match: { type: 'none' } }),
  });
  t.teardown(() => reception.stop());
  const rows = async (sql: string): Promise<Record<string, unknown>[]> => db.knex.raw(sql);
  return { db, clock, reception, rows };
}

const entry = (startedAt: number, outcome: 'answered' | 'missed', talkSeconds = 0): LineEvent => ({
  type: 'logged',
  line: '1',
  direction: 'incoming',
  number: '0312345678',
  extension: '101',
  outcome,
  startedAt: new Date(startedAt).toISOString(),
  ringSeconds: 12,
  talkSeconds,
});

test('a missed call of the log alone, while away, is mailed once, also when the log is sent again', async (t) => {
  const { clock, reception, rows } = await setUp(t);
  await reception.setMode('away', 'button');
  clock.advance(60_000);
  reception.hear(LOG, entry(NOW + 30_000, 'missed'));
  await reception.settled();
  reception.hear(LOG, entry(NOW + 30_000, 'missed'));
  await reception.settled();
  t.deepEqual(await rows('SELECT outcome, mode FROM call_record'), [{ outcome: 'missed', mode: 'away' }]);
  t.deepEqual(await rows('SELECT purpose, state FROM outbox'), [{ purpose: 'missed', state: 'queued' }]);
});

test('a missed call of an hour in which somebody was in is not mailed, though all are away when its log comes', async (t) => {
  const { clock, reception, rows } = await setUp(t);
  clock.advance(3_600_000);
  await reception.setMode('away', 'button');
  clock.advance(3_600_000);
  reception.hear(LOG, entry(NOW + 60_000, 'missed'));
  await reception.settled();
  t.deepEqual(await rows('SELECT outcome, mode FROM call_record'), [{ outcome: 'missed', mode: 'present' }]);
  t.deepEqual(await rows('SELECT purpose FROM outbox'), []);
});

test('a modem cannot see answers; the log tells that nobody answered, and then the mail is due', async (t) => {
  const { db, clock, reception, rows } = await setUp(t);
  await db.knex.transaction((trx) => putSettings(trx, { mailInPresentMode: true }, NOW));
  reception.hear(MODEM, { type: 'ringing', line: '1' });
  reception.hear(MODEM, { type: 'caller-id', line: '1', number: '0312345678' });
  await clock.advanceAsync(12_000, 1_000);
  reception.hear(MODEM, { type: 'released', line: '1' });
  await reception.settled();
  t.deepEqual(await rows('SELECT outcome FROM call_record'), [{ outcome: 'unknown' }]);
  t.deepEqual(await rows('SELECT purpose FROM outbox'), []);
  reception.hear(LOG, entry(NOW, 'missed'));
  await reception.settled();
  t.deepEqual(await rows('SELECT outcome, rang FROM call_record'), [{ outcome: 'missed', rang: '["101"]' }]);
  t.deepEqual(await rows('SELECT purpose FROM outbox'), [{ purpose: 'missed' }]);
});

test('a modem cannot see answers; the log tells who answered, and no mail is due', async (t) => {
  const { clock, reception, rows } = await setUp(t);
  reception.hear(MODEM, { type: 'ringing', line: '1' });
  await clock.advanceAsync(12_000, 1_000);
  reception.hear(MODEM, { type: 'released', line: '1' });
  await clock.advanceAsync(40_000, 5_000);
  reception.hear(LOG, entry(NOW, 'answered', 40));
  await reception.settled();
  const [call] = await rows('SELECT outcome, answered_at, released_at, started_at FROM call_record');
  t.is(call?.['outcome'], 'answered');
  t.is(Number(call?.['released_at']) - Number(call?.['answered_at']), 40_000);
  t.deepEqual(await rows('SELECT purpose FROM outbox'), []);
});
