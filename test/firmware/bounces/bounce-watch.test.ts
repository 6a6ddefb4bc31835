import test from 'ava';
import { BounceWatch, type Position, type Taken } from '../../../firmware/bounces/bounce-watch.ts';
import type { Mailbox } from '../../../firmware/bounces/mailbox.ts';
import type { DeliveryReport } from '../../../firmware/bounces/report.ts';
import { collectingLog } from '../../support/collecting-log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { plainMail, statusReport } from './report-samples.ts';

const HOUR = 3_600_000;

/** A mailbox in memory and what the box does with it. */
function watching() {
  const clock = new FakeClock(Date.UTC(2026, 10, 24, 1, 42));
  const mails = new Map<number, Buffer>();
  const state = {
    uidValidity: '1',
    position: null as Position | null,
    isClockSet: true,
    result: 'bounced' as Taken,
  };
  const done: number[] = [];
  const taken: DeliveryReport[] = [];
  const read: string[] = [];
  const faults: Partial<Record<'open' | 'take' | 'done', Error>> = {};
  const fail = (at: keyof typeof faults) => {
    if (faults[at] !== undefined) throw faults[at];
  };
  const opened: (number | null)[] = [];
  const mailbox = (): Mailbox => ({
    uidValidity: state.uidValidity,
    async newerThan(uid) {
      opened.push(uid);
      return [...mails.keys()].filter((one) => one > (uid ?? 0));
    },
    async beginning(uid, bytes) {
      read.push(`${uid} ${bytes > 20_000 ? 'whole' : 'head'}`);
      return mails.get(uid)?.subarray(0, bytes) ?? null;
    },
    async done(uid) {
      fail('done');
      done.push(uid);
    },
    close: () => undefined,
  });
  const { log, lines } = collectingLog();
  const make = () =>
    new BounceWatch({
      ...{ clock, log },
      open: async () => {
        fail('open');
        return mailbox();
      },
      take: async (report) => {
        fail('take');
        taken.push(report);
        return state.result;
      },
      position: async () => state.position,
      putPosition: async (position) => {
        state.position = position;
      },
      isClockSet: () => state.isClockSet,
      waitAfter: (failures) => failures * 60_000,
    });
  return { watch: make(), make, clock, mails, state, done, taken, read, faults, opened, lines };
}

test('reports are taken and marked, letters are read no further than their header', async (t) => {
  const { watch, mails, state, done, taken, read } = watching();
  mails.set(7, plainMail({ from: 'ito@office.example', subject: 'lunch', body: 'x'.repeat(50_000) }));
  mails.set(8, statusReport());
  await watch.look();
  t.is(taken.length, 1);
  t.deepEqual(done, [8]);
  t.deepEqual(read, ['7 head', '8 head', '8 whole']);
  t.deepEqual(state.position, { uidValidity: '1', lastUid: 8 });
  t.deepEqual([...watch.counts], [['bounced', 1]]);
});

test('a report about a mail of somebody else stays as it is', async (t) => {
  const { watch, mails, state, done } = watching();
  state.result = 'foreign';
  mails.set(1, statusReport());
  await watch.look();
  t.deepEqual(done, []);
});

test('the next look and the next process go on where the last one ended', async (t) => {
  const { watch, make, mails, opened, taken } = watching();
  mails.set(8, statusReport());
  await watch.look();
  await watch.look();
  await make().look();
  t.deepEqual(opened, [null, 8, 8]);
  t.is(taken.length, 1);
});

test('a mailbox whose numbers are new is looked through anew', async (t) => {
  const { watch, mails, state, opened } = watching();
  mails.set(8, statusReport());
  await watch.look();
  state.uidValidity = '2';
  await watch.look();
  t.deepEqual(opened, [null, null]);
});

test('what the disk does not take is read again', async (t) => {
  const { watch, mails, state, taken, faults, clock } = watching();
  mails.set(8, statusReport());
  faults.take = new Error('SQLITE_FULL');
  await watch.look();
  t.is(state.position, null);
  delete faults.take;
  clock.advance(60_000);
  await watch.look();
  t.is(taken.length, 1);
});

test('a folder that takes no mail keeps the box from no other report', async (t) => {
  const { watch, mails, taken, faults, state } = watching();
  faults.done = new Error('no permission');
  mails.set(8, statusReport()).set(9, statusReport());
  await watch.look();
  t.is(taken.length, 2);
  t.is(state.position?.lastUid, 9);
});

test('after a failure it rests, longer after each, and says for how long it has failed', async (t) => {
  const { watch, faults, clock, opened, lines } = watching();
  faults.open = Object.assign(new Error('Command failed'), {
    responseText: 'Authentication failed.',
    authenticationFailed: true,
  });
  await watch.look();
  clock.advance(59_000);
  await watch.look();
  clock.advance(1000);
  await watch.look();
  t.is(watch.failingMs, 60_000);
  clock.advance(HOUR - 60_000);
  t.is(watch.failingMs, HOUR);
  t.deepEqual(
    lines.map(({ words }) => words),
    ['Authentication failed.', 'Authentication failed.'],
  );
  delete faults.open;
  await watch.look();
  t.is(watch.failingMs, 0);
  t.is(opened.length, 1);
});

test('a box that does not know the time looks later: it would seek by a wrong date', async (t) => {
  const { watch, state, opened } = watching();
  state.isClockSet = false;
  await watch.look();
  t.deepEqual(opened, []);
});

test('five hundred mails are read in one look, the others in the next', async (t) => {
  const { watch, mails, state, read } = watching();
  for (let uid = 1; uid <= 620; uid++)
    mails.set(uid, plainMail({ from: 'a@b.example', subject: 's', body: '' }));
  await watch.look();
  t.is(read.length, 500);
  t.is(state.position?.lastUid, 500);
  await watch.look();
  t.is(state.position?.lastUid, 620);
});

test('a watch that ends breaks off what it waits for', async (t) => {
  const clock = new FakeClock(0);
  const { log } = collectingLog();
  let isAborted = false;
  const watch = new BounceWatch({
    ...{ clock, log },
    open: (signal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          isAborted = true;
          reject(new Error('aborted'));
        }),
      ),
    take: async () => 'known',
    position: async () => null,
    putPosition: async () => undefined,
    isClockSet: () => true,
    waitAfter: () => 0,
  });
  void watch.look();
  await watch.stop();
  t.true(isAborted);
  t.is(watch.failingMs, 0);
});
