import test from 'ava';
import { DEFAULT_PATIENCE } from '../../../firmware/calls/book.ts';
import type { Call, Mode } from '../../../firmware/calls/call.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { keyOfCall } from '../../../firmware/calls/key.ts';
import type { Ledger } from '../../../firmware/reception/ledger.ts';
import { type ModeState, type Notice, Notices } from '../../../firmware/reception/notice.ts';
import { Reception } from '../../../firmware/reception/reception.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { silentLog } from '../../../hw/log.ts';
import { LOG, PBX } from '../../support/call-scenario.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

/** A disk that can be full. Everything written and told is kept in one list, in order. */
function setUp(options: { open?: Call[]; mode?: ModeState; modeAt?: (time: number) => Mode } = {}) {
  const clock = new FakeClock();
  const story: string[] = [];
  const told: Notice[] = [];
  const disk = {
    isFull: false,
    tries: 0,
    calls: new Map<string, Call>(),
    ended: new Set<string>(),
    poison: '',
  };
  const ledger: Ledger = {
    openCalls: async () => options.open ?? [],
    mode: async () => options.mode ?? { mode: 'present', since: epochMs(clock.now()), by: 'start' },
    callsOf: async (line, windows) =>
      [...disk.calls.values()].filter(
        (call) =>
          call.line === line && windows.some(([from, to]) => from <= call.startedAt && call.startedAt <= to),
      ),
    modeAt: async (time) => options.modeAt?.(time) ?? 'present',
    saveMode: async (state) => {
      story.push(`stored ${state.mode}`);
    },
    moveClock: async () => {
      if (disk.isFull) throw new Error('SQLITE_FULL');
      story.push('moved');
      return 0;
    },
    saveCalls: async (changed, ended) => {
      if (disk.isFull) throw Object.assign(new Error('no room'), { code: 'SQLITE_FULL' });
      const all = [...changed, ...ended];
      if (all.some((call) => call.line === disk.poison)) throw new Error('SQLITE_CONSTRAINT');
      for (const call of all) disk.calls.set(call.key, call);
      for (const call of ended) disk.ended.add(call.key);
      story.push(`stored ${all.length}`);
    },
  };
  const notices = new Notices((error) => {
    throw error;
  });
  notices.subscribe((notice) => {
    told.push(notice);
    story.push(`told ${notice.type}`);
  });
  const reception = new Reception({
    clock,
    log: silentLog,
    switchboard: { patience: DEFAULT_PATIENCE, newKey: keyOfCall },
    ledger,
    lookUp: async (number) => ({ e164: `+81${number.slice(1)}`, match: { type: 'none' } }),
    notices,
  });
  const hear = (...events: LineEvent[]) => {
    for (const event of events) reception.hear(PBX, event);
    return reception.settled();
  };
  const hearLog = (...events: LineEvent[]) => {
    for (const event of events) reception.hear(LOG, event);
    return reception.settled();
  };
  return { clock, story, told, disk, reception, hear, hearLog };
}

const ringing: LineEvent = { type: 'ringing', line: '1', call: 'a' };
const callerId: LineEvent = { type: 'caller-id', line: '1', call: 'a', number: '0312345678' };
const released: LineEvent = { type: 'released', line: '1', call: 'a' };

test('a call is on disk before anybody is told of it', async (t) => {
  const { story, hear } = setUp();
  await hear(ringing);
  await hear(callerId);
  await hear(released);
  t.deepEqual(story, ['stored 1', 'told call', 'stored 1', 'told call', 'stored 1', 'told call-ended']);
});

test('a burst of events of one call is one write and one word', async (t) => {
  const { story, told, hear } = setUp();
  await hear(ringing, callerId, { ...ringing, extension: '101' }, { ...ringing, extension: '102' });
  t.deepEqual(story, ['stored 1', 'told call']);
  const [notice] = told;
  t.deepEqual(notice?.type === 'call' ? notice.call.rang.map(String) : [], ['101', '102']);
});

test('with a full disk the board goes on, and the calls are written when there is room again', async (t) => {
  const { clock, disk, told, reception, hear } = setUp();
  disk.isFull = true;
  await hear(ringing, callerId);
  await hear(released);
  t.deepEqual(
    told.map((notice) => notice.type),
    ['call', 'call-ended'],
  );
  t.is(reception.unsaved, 1);
  await clock.advanceAsync(15_000, 5_000);
  t.is(told.length, 2, 'what the desks know is not told again');
  disk.isFull = false;
  await clock.advanceAsync(5_000, 5_000);
  t.is(reception.unsaved, 0);
  t.is(disk.ended.size, 1);
});

test('one record that the database refuses does not hold up the others', async (t) => {
  const { disk, reception, hear } = setUp();
  disk.poison = '2';
  await hear(ringing, { ...ringing, line: '2', call: 'b' });
  t.is(disk.calls.size, 1);
  t.is(reception.unsaved, 1);
});

test('a press of the button is stored and told; the same press again says nothing', async (t) => {
  const { story, reception } = setUp();
  await reception.setMode('away', 'button');
  await reception.setMode('away', 'button');
  t.deepEqual(story, ['stored away', 'told mode']);
  t.is(reception.mode.by, 'button');
});

test('a call keeps the mode in which it arrived', async (t) => {
  const { disk, reception, hear } = setUp();
  await reception.setMode('away', 'terminal');
  await hear(ringing);
  await reception.setMode('present', 'terminal');
  await hear(released);
  t.is([...disk.calls.values()][0]?.mode, 'away');
});

test('a call that was open before the restart ends when the PBX does not know it any more', async (t) => {
  const before = setUp();
  await before.hear(ringing, callerId);
  const open = [...before.disk.calls.values()];
  const after = setUp({ open });
  await after.reception.start();
  t.is(after.reception.liveCalls.length, 1);
  after.reception.link('pbx', true);
  after.reception.synchronised('pbx', []);
  await after.reception.settled();
  t.is(after.disk.ended.size, 1);
  t.is([...after.disk.calls.values()][0]?.outcome, 'missed');
});

test('deadlines come by the clock: no caller ID after three seconds', async (t) => {
  const { clock, told, hear } = setUp();
  await hear(ringing);
  await clock.advanceAsync(3_000, 500);
  const last = told.at(-1);
  t.deepEqual(last?.type === 'call' ? last.call.caller : null, { type: 'absent', reason: 'none' });
});

test('an event that cannot be handled is left out, and those around it are not', async (t) => {
  const { disk, hear } = setUp();
  await hear({ type: 'ringing', line: '', call: 'x' }, ringing, { type: 'unrecognised', raw: '00' });
  t.is(disk.calls.size, 1);
});

test('after stop nothing is taken, and what had arrived is stored', async (t) => {
  const { clock, disk, reception } = setUp();
  reception.hear(PBX, ringing);
  await reception.stop();
  reception.hear(PBX, { ...ringing, call: 'b' });
  await settle();
  t.is(disk.calls.size, 1);
  t.is(clock.pending, 0);
});

const missedInLog: LineEvent = {
  type: 'logged',
  line: '1',
  direction: 'incoming',
  number: '0312345678',
  outcome: 'missed',
  ringSeconds: 20,
};

test('a line of a call log as the only word of a call is a call of its own, in the mode of its hour', async (t) => {
  const asked: number[] = [];
  const modeAt = (time: number): Mode => {
    asked.push(time);
    return 'away';
  };
  const { clock, disk, hearLog } = setUp({ modeAt });
  const startedAt = clock.now() - 5 * 3_600_000;
  await hearLog({ ...missedInLog, startedAt: new Date(startedAt).toISOString() });
  t.deepEqual(asked, [startedAt]);
  const [call] = [...disk.calls.values()];
  t.is(call?.mode, 'away');
  t.is(Number(call?.startedAt), startedAt);
  t.is(call?.outcome, 'missed');
  t.deepEqual(call?.caller, { type: 'number', number: '0312345678', e164: '+81312345678' });
});

test('the log of a call that the PBX link told of completes its stored record, hours later too', async (t) => {
  const { clock, disk, told, hear, hearLog } = setUp();
  await hear(ringing, callerId);
  const startedAt = new Date(clock.now()).toISOString();
  await clock.advanceAsync(20_000, 5_000);
  await hear(released);
  await clock.advanceAsync(3 * 3_600_000, 600_000);
  await hearLog({ ...missedInLog, startedAt, extension: '101' });
  t.is(disk.calls.size, 1);
  const last = told.at(-1);
  t.like(last, { type: 'changed', what: 'calls' });
});

test('a call that is not on the full disk yet is completed by its log all the same', async (t) => {
  const { disk, reception, hear, hearLog } = setUp();
  disk.isFull = true;
  await hear(ringing, callerId, released, { ...ringing, call: 'b', line: '2' });
  await hearLog({ ...missedInLog, ringSeconds: 0 });
  t.is(reception.unsaved, 2);
});

test('a call to outside in a log is no call of the book', async (t) => {
  const { disk, hearLog } = setUp();
  await hearLog({ ...missedInLog, direction: 'outgoing', outcome: 'answered' });
  t.is(disk.calls.size, 0);
});
