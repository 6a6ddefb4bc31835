import test, { type ExecutionContext } from 'ava';
import { ModemLink } from '../../../../hw/decoders/modem/modem.ts';
import type { LinkState } from '../../../../hw/equipment.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import type { Log } from '../../../../hw/log.ts';
import { type ModemManners, SimulatedModem } from '../../../../hw/simulated/modem.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { FakeSerial } from '../../links/fake-serial.ts';

/** A log that keeps what is said at info level and above. */
function loudLog(said: string[]): Log {
  const say = (fields: object, message: string) => {
    said.push(`${JSON.stringify(fields)} ${message}`);
  };
  return { debug() {}, info: say, warn: say, error: say, child: () => loudLog(said) };
}

async function rig(
  t: ExecutionContext,
  manners: ModemManners = {},
  wishes: { init?: readonly string[] } = {},
) {
  const clock = new FakeClock();
  const serial = new FakeSerial();
  // The modem speaks after the write is over, as over a cable.
  const modem = new SimulatedModem(
    clock,
    {
      write(bytes) {
        const { last } = serial;
        clock.after(1, () => last.listener.received(bytes));
      },
    },
    manners,
  );
  serial.far = (text) => {
    modem.received(Buffer.from(text, 'latin1'));
    return '';
  };
  const events: LineEvent[] = [];
  const states: LinkState[] = [];
  const log: string[] = [];
  const link = new ModemLink({
    name: 'modem-1',
    line: '1',
    port: { type: 'path', path: '/dev/serial/by-id/modem' },
    baud: 115_200,
    clock,
    log: loudLog(log),
    random: () => 0.5,
    open: serial.open,
    ...wishes,
  });
  t.teardown(async () => {
    modem.stop();
    await link.stop();
  });
  await link.start({
    event: (event) => events.push(event),
    state: (state) => states.push(state),
    synchronised() {},
  });
  await settle();
  return { link, clock, serial, modem, events, states, log };
}

const story = (events: readonly LineEvent[]) =>
  events.map((event) =>
    event.type === 'caller-id' ? ('number' in event ? event.number : event.reason) : event.type,
  );

test('a modem is initialised, and a call comes through from its first ring to its end', async (t) => {
  const { clock, modem, events, link } = await rig(t);
  await clock.advanceAsync(1_000);
  t.like(link.state(), { phase: 'up', detail: 'Caller ID is on (AT+VCID=1).' });
  modem.ring({ number: '0312345678', name: 'AOBA SEISAKUSHO' });
  await clock.advanceAsync(7_000);
  modem.stop();
  await clock.advanceAsync(20_000);
  t.deepEqual(events, [
    { type: 'ringing', line: '1' },
    { type: 'caller-id', line: '1', number: '0312345678', name: 'AOBA SEISAKUSHO' },
    { type: 'released', line: '1' },
  ]);
});

test('known, withheld, unknown: each call has its own caller', async (t) => {
  const { clock, modem, events } = await rig(t);
  await clock.advanceAsync(1_000);
  for (const caller of [{ number: '0312345678', name: 'A' }, { reason: 'P' }, { reason: 'O', name: 'O' }]) {
    modem.ring(caller);
    await clock.advanceAsync(4_000);
    modem.stop();
    await clock.advanceAsync(20_000);
  }
  t.deepEqual(
    story(events).filter((one) => one !== 'ringing' && one !== 'released'),
    ['0312345678', 'withheld', 'unavailable'],
  );
});

test('a ring during the initialisation is not lost', async (t) => {
  const { clock, modem, events, link } = await rig(t);
  modem.send('\r\nRING\r\n');
  await clock.advanceAsync(1_000);
  t.deepEqual(story(events), ['ringing']);
  t.is(link.state().phase, 'up');
});

test('a modem that speaks another dialect is told in that one', async (t) => {
  const accepts = ['ATZ', 'ATE0V1Q0', 'AT#CID=1', 'ATS0=0'];
  const { clock, modem, events, link } = await rig(t, { accepts });
  await clock.advanceAsync(1_000);
  t.like(link.state(), { phase: 'up', detail: 'Caller ID is on (AT#CID=1).' });
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(3_000);
  t.true(story(events).includes('0312345678'));
});

test('a modem that refuses is down with a reason, is asked again, and its calls are still heard', async (t) => {
  const accepts = ['ATZ', 'ATE0V1Q0'];
  const { clock, modem, events, link } = await rig(t, { accepts, alwaysReports: true });
  await clock.advanceAsync(1_000);
  const state = link.state();
  t.true(state.phase === 'down' && state.why[0]?.code === 'modem-refuses' && state.retryAt !== undefined);
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(3_000);
  modem.stop();
  t.deepEqual(story(events), ['ringing', '0312345678']);
  modem.powerCycle({});
  await clock.advanceAsync(60_000);
  t.is(link.state().phase, 'up');
});

test('a modem that never answers a command but reports its calls works, and counts as working', async (t) => {
  const { clock, modem, events, link } = await rig(t, { silent: true, alwaysReports: true });
  await clock.advanceAsync(30_000);
  const state = link.state();
  t.true(state.phase === 'down' && state.why[0]?.code === 'modem-mute');
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(3_000);
  modem.stop();
  t.deepEqual(story(events), ['ringing', '0312345678']);
  t.is(link.state().phase, 'up');
  const asked = modem.commands.length;
  await clock.advanceAsync(600_000, 5_000);
  t.is(link.state().phase, 'up');
  t.true(modem.commands.length - asked <= 100);
});

test('a modem that was switched off and on is initialised again', async (t) => {
  const { clock, modem, events } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.powerCycle();
  await clock.advanceAsync(120_000, 1_000);
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(3_000);
  t.true(story(events).includes('0312345678'));
});

test('a modem that hangs is down within two minutes', async (t) => {
  const { clock, modem, link } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.powerCycle({ silent: true, echo: false });
  await clock.advanceAsync(120_000, 1_000);
  const state = link.state();
  t.true(state.phase === 'down' && state.why[0]?.code === 'modem-mute');
});

test('the modem is left alone while it rings', async (t) => {
  const { clock, modem } = await rig(t);
  await clock.advanceAsync(1_000);
  const asked = modem.commands.length;
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(180_000, 500);
  t.is(modem.commands.length, asked);
});

test('a call that rings when the cable is pulled ends, and the modem is initialised when it is back', async (t) => {
  const { clock, serial, modem, events, link } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.ring({ number: '0312345678', name: 'A' });
  await clock.advanceAsync(2_000);
  modem.stop();
  serial.last.listener.lost({ reason: 'gone', detail: 'input/output error' });
  modem.powerCycle();
  await clock.advanceAsync(20_000);
  t.deepEqual(story(events), ['ringing', '0312345678', 'released']);
  t.is(link.state().phase, 'up');
  t.is(serial.openings.length, 2);
});

test('half a line of a port that was lost is not read on when it is back', async (t) => {
  const { clock, serial, modem, events } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.send('NMBR = 031');
  await clock.advanceAsync(10);
  serial.last.listener.lost({ reason: 'gone', detail: 'input/output error' });
  await clock.advanceAsync(5_000);
  modem.send('2345678\r\n');
  await clock.advanceAsync(5_000);
  t.deepEqual(events, []);
});

test('commands of the configuration are sent in place of the built-in ones', async (t) => {
  const init = ['AT&F', 'AT+VCID=1'];
  const { clock, modem, link } = await rig(t, {}, { init });
  await clock.advanceAsync(1_000);
  t.deepEqual(modem.commands, init);
  t.is(link.state().phase, 'up');
});

test('noise is counted and raises nothing', async (t) => {
  const { clock, modem, link, events } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.send('\0\0\u0007hello there\r\n');
  await clock.advanceAsync(1_000);
  t.deepEqual(events, []);
  t.like(link.counters(), { unrecognised: 1, discardedBytes: 3, events: 0 });
});

test('no number and no name is in what the journal is told', async (t) => {
  const { clock, modem, log } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.ring({ number: '0312345678', name: 'AOBA' });
  await clock.advanceAsync(30_000);
  t.true(log.length > 0);
  t.false(log.some((one) => one.includes('0312345678') || one.includes('AOBA')));
});

test('stopping leaves no timer and no open port behind', async (t) => {
  const { clock, serial, modem, link } = await rig(t);
  await clock.advanceAsync(1_000);
  modem.ring({ number: '0312345678' });
  await clock.advanceAsync(100);
  modem.stop();
  await link.stop();
  t.false(serial.isOpen);
  t.is(clock.pending, 0);
  t.is(link.state().phase, 'stopped');
});
