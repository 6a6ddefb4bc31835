import test, { type ExecutionContext } from 'ava';
import type { LinkState } from '../../../hw/equipment.ts';
import { SerialPortLink } from '../../../hw/links/serial-port.ts';
import { explain, faultOf, type SerialLocation } from '../../../hw/links/serial-settings.ts';
import { textOf } from '../../../hw/reason.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeSerial } from './fake-serial.ts';

const MODEM: SerialLocation = { type: 'path', path: '/dev/serial/by-id/modem' };
const PULLED = { reason: 'gone', detail: 'input/output error' } as const;

function rig(t: ExecutionContext, where = MODEM, find?: (where: SerialLocation) => Promise<string | null>) {
  const clock = new FakeClock();
  const serial = new FakeSerial();
  const said: string[] = [];
  const states: LinkState[] = [];
  const link = new SerialPortLink(
    {
      where,
      settings: { baud: 9_600, dataBits: 7, parity: 'even', rtscts: true },
      clock,
      random: () => 0.5,
      open: serial.open,
      ...(find !== undefined && { find }),
    },
    {
      opened: () => said.push('opened'),
      received: (chunk) => said.push(Buffer.from(chunk).toString()),
      closed: () => said.push('closed'),
      state: (state) => states.push(state),
    },
  );
  t.teardown(() => link.stop());
  const start = async () => {
    link.start();
    await settle();
  };
  return { link, clock, serial, said, states, start };
}

/** The reason that is shown, or the phase where there is none. */
const why = (state: LinkState): string => (state.phase === 'down' ? textOf(state.why) : state.phase);

test('a port is opened with the settings asked for, and bytes go both ways', async (t) => {
  const { link, serial, said, start } = rig(t);
  await start();
  t.is(serial.last.path, MODEM.path);
  t.deepEqual(serial.last.settings, { baud: 9_600, dataBits: 7, parity: 'even', rtscts: true });
  link.send(Buffer.from('AT\r'));
  serial.says('OK\r\n');
  t.deepEqual(serial.last.written, ['AT\r']);
  t.deepEqual(said, ['opened', 'OK\r\n']);
  t.is(link.state().phase, 'connecting');
  link.working('Caller ID is on.');
  t.like(link.state(), { phase: 'up', detail: 'Caller ID is on.' });
});

test('a pulled cable that gives no event is noticed within a second, and the port opened again', async (t) => {
  const { link, clock, serial, said, start } = rig(t);
  await start();
  link.working('well');
  serial.health = 'gone';
  await clock.advanceAsync(1_000);
  t.true(why(link.state()).includes('unplugged'));
  t.deepEqual(said, ['opened', 'closed']);
  serial.health = 'alive';
  await clock.advanceAsync(1_500);
  t.deepEqual(said, ['opened', 'closed', 'opened']);
  t.is(serial.openings.filter((one) => !one.closed).length, 1);
});

test('a driver that does not reply to looks is given up', async (t) => {
  const { link, clock, serial, start } = rig(t);
  await start();
  serial.health = 'silent';
  await clock.advanceAsync(5_000);
  t.is(link.state().phase, 'connecting');
  await clock.advanceAsync(1_000);
  t.true(why(link.state()).includes('does not reply'));
  t.false(serial.isOpen);
});

test('a loss that the library notices itself closes the port once', async (t) => {
  const { serial, said, start } = rig(t);
  await start();
  serial.last.listener.lost(PULLED);
  serial.last.listener.lost(PULLED);
  t.deepEqual(said, ['opened', 'closed']);
});

test('an opening that was given up is no longer listened to', async (t) => {
  const { link, clock, serial, said, start } = rig(t);
  await start();
  const former = serial.last;
  link.close([{ code: 'check-address' }], 100);
  await clock.advanceAsync(100);
  former.listener.received(Buffer.from('late'));
  former.listener.lost(PULLED);
  t.deepEqual(said, ['opened', 'closed', 'opened']);
});

test('a write that is never taken ends the opening after five seconds', async (t) => {
  const { link, clock, serial, said, start } = rig(t);
  await start();
  serial.takesWrites = false;
  link.send(Buffer.from('AT\r'));
  await clock.advanceAsync(4_900);
  t.deepEqual(said, ['opened']);
  await clock.advanceAsync(100);
  t.true(why(link.state()).includes('does not take what is written'));
  t.false(serial.isOpen);
});

test('what a port does not take is not heaped up', async (t) => {
  const { link, serial, start } = rig(t);
  await start();
  serial.takesWrites = false;
  for (let times = 0; times < 100; times += 1) link.send(Buffer.alloc(1_024));
  t.true(serial.last.written.length < 20);
  t.is(link.state().phase, 'down');
});

test('writing to a port that is not open does nothing', (t) => {
  const { link } = rig(t);
  t.notThrows(() => link.send(Buffer.from('AT\r')));
  t.is(link.state().phase, 'stopped');
});

test('a port that cannot be opened is tried again and again, ever more rarely', async (t) => {
  const { clock, serial, states, start } = rig(t);
  serial.fault = { reason: 'denied', detail: 'Permission denied' };
  await start();
  await clock.advanceAsync(120_000, 1_000);
  const pauses = states.flatMap((state) =>
    state.phase === 'down' ? [(state.retryAt ?? state.since) - state.since] : [],
  );
  t.deepEqual(pauses.slice(0, 7), [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 60_000]);
});

test('a port that is missing is looked for every second or two, so that it is back when it is plugged in', async (t) => {
  const { clock, serial, link, start } = rig(t);
  serial.fault = { reason: 'missing', detail: 'No such file or directory' };
  await start();
  await clock.advanceAsync(300_000, 500);
  serial.fault = null;
  await clock.advanceAsync(2_000);
  t.true(serial.isOpen);
  link.working('back');
  t.is(link.state().phase, 'up');
});

test('an adapter is found by its serial number, under whatever name it comes back', async (t) => {
  const names: (string | null)[] = ['/dev/ttyUSB0', null, '/dev/ttyUSB1'];
  const find = async () => names.shift() ?? null;
  const { clock, serial, link, start } = rig(t, { type: 'usb-serial', serial: 'PBX0001' }, find);
  await start();
  serial.last.listener.lost(PULLED);
  await clock.advanceAsync(1_500);
  t.true(why(link.state()).includes('PBX0001'));
  await clock.advanceAsync(2_000);
  t.deepEqual(
    serial.openings.map(({ path }) => path),
    ['/dev/ttyUSB0', '/dev/ttyUSB1'],
  );
});

test('a search that fails counts as a port that is not there', async (t) => {
  const find = () => Promise.reject(new Error('no udevadm'));
  const { link, start } = rig(t, { type: 'usb-serial', serial: 'PBX0001' }, find);
  await start();
  t.true(why(link.state()).includes('PBX0001'));
});

test('stopping closes the port and leaves no timer behind', async (t) => {
  const { link, clock, serial, start } = rig(t);
  await start();
  link.send(Buffer.from('AT\r'));
  await link.stop();
  t.false(serial.isOpen);
  t.is(link.state().phase, 'stopped');
  t.is(clock.pending, 0);
});

test('stopping ends although the driver never lets the port go', async (t) => {
  const { link, clock, serial, start } = rig(t);
  await start();
  serial.closes = false;
  let isOver = false;
  const stopped = link.stop().then(() => {
    isOver = true;
  });
  await settle();
  t.false(isOver);
  await clock.advanceAsync(3_000);
  await stopped;
  t.is(clock.pending, 0);
});

test('stopping while the port is being opened closes it when it comes', async (t) => {
  const { link, clock, serial, said } = rig(t);
  link.start();
  await link.stop();
  await settle();
  t.false(serial.isOpen);
  t.deepEqual(said, []);
  t.is(clock.pending, 0);
});

test('stopping while waiting for the next try ends the tries', async (t) => {
  const { link, clock, serial, start } = rig(t);
  serial.fault = { reason: 'busy', detail: 'Cannot lock port' };
  await start();
  await link.stop();
  t.is(clock.pending, 0);
});

const explained = test.macro({
  exec: (t, detail: string, words: RegExp) => {
    const sentence = textOf([explain(faultOf(detail), MODEM)]);
    t.regex(sentence, words);
    t.true(sentence.includes(MODEM.path));
  },
  title: (_given, detail) => `an operator is told what to do about: ${detail}`,
});

test(explained, 'No such file or directory, cannot open /dev/x', /Plug the device in or correct the path/);
test(explained, 'Permission denied, cannot open /dev/x', /group dialout/);
test(explained, 'Error Resource temporarily unavailable Cannot lock port', /Another program uses/);
test(explained, 'Device or resource busy, cannot open /dev/x', /Another program uses/);
test(explained, 'Inappropriate ioctl for device setting custom baud rate of 9600', /is no serial port/);
test(explained, 'Input/output error, cannot get', /was unplugged/);
test(explained, 'something new', /does not work \(something new\)/);
