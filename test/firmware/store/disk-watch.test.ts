import test from 'ava';
import { DiskWatch, diskFaultOf } from '../../../firmware/store/disk-watch.ts';
import { waitingMails } from '../../../firmware/store/outbox-waiting.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { ringing, save } from './call-samples.ts';
import { claim, insert, mailOf } from './outbox-samples.ts';
import { temporaryBox } from './temporary-box.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

test('errors of the disk are told from errors of a statement', (t) => {
  t.is(diskFaultOf(failure('SQLITE_FULL')), 'full');
  for (const code of [
    'SQLITE_IOERR',
    'SQLITE_IOERR_READ',
    'SQLITE_CORRUPT',
    'SQLITE_READONLY',
    'SQLITE_CANTOPEN',
  ])
    t.is(diskFaultOf(failure(code)), 'failing', code);
  for (const code of ['SQLITE_BUSY', 'SQLITE_CONSTRAINT', 'ENOSPC'])
    t.is(diskFaultOf(failure(code)), null, code);
  t.is(diskFaultOf('SQLITE_FULL'), null);
});

test('a full disk is known from the statement that failed, and over when a write has room again', async (t) => {
  const { knex, ...box } = await temporaryBox(t);
  const clock = new FakeClock();
  const watch = new DiskWatch(knex, clock);
  watch.start();
  const [{ page_count: pages }] = await knex.raw('PRAGMA page_count');
  await knex.raw(`PRAGMA max_page_count = ${pages}`);
  await t.throwsAsync(
    save({ knex, ...box }, ...Array.from({ length: 40 }, (_, at) => ringing(`call ${at}`))),
  );
  t.is(watch.fault, 'full');
  t.is(await watch.check(), 'full');
  await knex.raw('PRAGMA max_page_count = 1000000');
  clock.advance(10_000);
  t.is(await watch.check(), null);
  t.deepEqual(await knex.raw("SELECT name FROM setting WHERE name = 'disk-trial'"), []);
  watch.stop();
});

test('while all is well a check writes nothing', async (t) => {
  const { knex } = await temporaryBox(t);
  const watch = new DiskWatch(knex, new FakeClock());
  watch.start();
  const statements: string[] = [];
  knex.on('query', ({ sql }) => statements.push(sql));
  t.is(await watch.check(), null);
  t.deepEqual(statements, []);
});

test('a failing disk is tried less and less often, and believed after ten minutes without an error', async (t) => {
  const { knex } = await temporaryBox(t);
  const clock = new FakeClock();
  const watch = new DiskWatch(knex, clock);
  watch.start();
  let trials = 0;
  knex.on('query', ({ sql }) => {
    if (sql.startsWith('INSERT')) trials += 1;
  });
  knex.emit('query-error', failure('SQLITE_IOERR_READ'), {});
  for (let second = 0; second < 600; second++) {
    t.is(await watch.check(), 'failing');
    clock.advance(1000);
  }
  t.true(trials <= 8, `${trials} trials in ten minutes`);
  clock.advance(300_000);
  t.is(await watch.check(), null);
});

test('after a stop nothing is heard any more', async (t) => {
  const { knex } = await temporaryBox(t);
  const watch = new DiskWatch(knex, new FakeClock());
  watch.start();
  watch.stop();
  knex.emit('query-error', failure('SQLITE_FULL'), {});
  t.is(watch.fault, null);
});

test('mails that may leave and have not are those queued and those on their way, oldest first', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('sending'));
  await claim(db);
  await insert(db, mailOf('held', { state: 'held' }));
  await insert(db, mailOf('queued'));
  t.deepEqual(
    [...(await waitingMails(db.knex))].sort(),
    [mailOf('sending').key, mailOf('queued').key].sort(),
  );
});
