import test from 'ava';
import { DEFAULT_PATIENCE } from '../../../firmware/calls/book.ts';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { keyOfCall } from '../../../firmware/calls/key.ts';
import type { Ledger } from '../../../firmware/reception/ledger.ts';
import { Notices } from '../../../firmware/reception/notice.ts';
import { Reception } from '../../../firmware/reception/reception.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const NOW = Date.UTC(2026, 10, 24, 1, 42);
const OFFSET = 5 * 3_600_000;
const SET = { type: 'set', offset: OFFSET } as const;
const PBX = { name: 'pbx', callIds: true, answers: true, rings: true, logs: false };
const ringing: LineEvent = { type: 'ringing', line: '1', call: 'a' };
const released: LineEvent = { type: 'released', line: '1', call: 'a' };

/** A reception whose ledger says since when the clock was not known. */
async function setUp() {
  const clock = new FakeClock(NOW);
  const disk = { isFull: false, calls: new Map<string, Call>(), moved: [] as number[] };
  const ledger: Ledger = {
    openCalls: async () => [],
    mode: async () => ({ mode: 'away', since: epochMs(NOW + 500), by: 'button' }),
    callsOf: async () => [],
    modeAt: async () => 'present',
    saveMode: async () => {},
    moveClock: async (_, now) => {
      if (disk.isFull) throw new Error('SQLITE_FULL');
      disk.moved.push(now);
      return NOW;
    },
    saveCalls: async (changed, ended) => {
      for (const call of [...changed, ...ended]) disk.calls.set(call.line, call);
    },
  };
  const reception = new Reception({
    ...{ clock, ledger, log: silentLog },
    switchboard: { patience: DEFAULT_PATIENCE, newKey: keyOfCall },
    lookUp: async () => ({ e164: null, match: { type: 'none' } }),
    notices: new Notices((error) => {
      throw error;
    }),
  });
  await reception.start();
  return { clock, disk, reception };
}

test('what came before the clock was set and what came after it is one call by the right time', async (t) => {
  const { clock, disk, reception } = await setUp();
  clock.advance(1000);
  // All in one turn: the events carry the moment in which they came, whatever happens before they are taken.
  reception.hear(PBX, ringing);
  const moved = reception.moveClock(SET, () => clock.jump(OFFSET));
  reception.hear(PBX, released);
  clock.advance(3000);
  await moved;
  await reception.settled();
  const call = disk.calls.get('1');
  t.is(call?.startedAt, epochMs(NOW + OFFSET + 1000));
  t.is(call?.releasedAt, epochMs(NOW + OFFSET + 1000));
  t.deepEqual(disk.moved, [NOW + OFFSET + 4000]);
  t.is(reception.mode.since, epochMs(NOW + OFFSET + 500));
});

test('a disk that will not have it leaves the clock, the calls and the mode as they were', async (t) => {
  const { clock, disk, reception } = await setUp();
  reception.hear(PBX, ringing);
  await reception.settled();
  disk.isFull = true;
  let isAccepted = false;
  const moved = reception.moveClock(SET, () => {
    isAccepted = true;
  });
  await t.throwsAsync(moved, { message: 'SQLITE_FULL' });
  t.false(isAccepted);
  t.is(reception.liveCalls[0]?.startedAt, epochMs(NOW));
  t.is(reception.mode.since, epochMs(NOW + 500));
  t.is(clock.now(), NOW);
});

test('a jump of a known clock takes the calls that go on with it, and no mode', async (t) => {
  const { clock, disk, reception } = await setUp();
  reception.hear(PBX, ringing);
  await reception.settled();
  clock.advance(10_000);
  await reception.moveClock({ type: 'jump', offset: -OFFSET }, () => clock.jump(-OFFSET));
  reception.hear(PBX, released);
  await reception.settled();
  const call = disk.calls.get('1');
  t.is(call?.startedAt, epochMs(NOW - OFFSET));
  t.is(call?.releasedAt, epochMs(NOW - OFFSET + 10_000));
  t.is(reception.mode.since, epochMs(NOW + 500));
});
