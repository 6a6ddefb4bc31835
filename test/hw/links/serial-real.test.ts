import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { systemClock } from '../../../hw/clock.ts';
import { openSerialDevice } from '../../../hw/links/serial-device.ts';
import { findPort, listPorts } from '../../../hw/links/serial-find.ts';
import { SerialPortLink } from '../../../hw/links/serial-port.ts';
import { openPseudoTerminal } from '../../../hw/simulated/pty.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const noListener = { received() {}, lost() {} };
/** Tests that count descriptors or hang a terminal up want to be alone in the process. */
const terminal = existsSync('/dev/ptmx') ? test.serial : test.serial.skip;

/** Follows one port, wherever `path()` says that it is now. */
function follow(t: ExecutionContext, path: () => string) {
  const clock = new FakeClock();
  const heard: string[] = [];
  const port = new SerialPortLink(
    {
      where: { type: 'usb-serial', serial: 'MODEM1' },
      settings: { baud: 115_200 },
      clock,
      random: () => 0.5,
      find: async () => path(),
    },
    {
      opened: () => port.working('open'),
      received: (chunk) => heard.push(Buffer.from(chunk).toString()),
      closed() {},
      state() {},
    },
  );
  t.teardown(() => port.stop());
  return { port, clock, text: () => heard.join('') };
}

function farEnd(t: ExecutionContext) {
  const heard: string[] = [];
  const end = openPseudoTerminal((chunk) => heard.push(Buffer.from(chunk).toString()));
  t.teardown(() => end.close());
  return { end, text: () => heard.join('') };
}

terminal('bytes go both ways through the real serial library, unchanged', async (t) => {
  const far = farEnd(t);
  const near = follow(t, () => far.end.path);
  near.port.start();
  await eventually(() => near.port.state().phase === 'up', 'an open port');
  near.port.send(Buffer.from('ATZ\r'));
  far.end.write(Buffer.from('\r\nOK\r\n'));
  await eventually(() => far.text() === 'ATZ\r' && near.text() === '\r\nOK\r\n', 'the talk');
  t.pass();
});

terminal('a pseudo-terminal has no modem lines and is alive all the same', async (t) => {
  const far = farEnd(t);
  const opened = await openSerialDevice(far.end.path, { baud: 9600 }, noListener);
  if (opened.type !== 'open') return t.fail(opened.fault.detail);
  t.is(await opened.device.check(), 'alive');
  await opened.device.close();
  t.is(await opened.device.check(), 'gone');
});

terminal(
  'a far end that vanishes is noticed, and one that comes back under another name is opened',
  async (t) => {
    const first = farEnd(t);
    let path = first.end.path;
    const near = follow(t, () => path);
    near.port.start();
    await eventually(() => near.port.state().phase === 'up', 'an open port');
    const second = farEnd(t);
    path = second.end.path;
    await first.end.close();
    await eventually(() => {
      near.clock.advance(100);
      return near.port.state().phase !== 'up';
    }, 'the loss');
    await eventually(() => {
      near.clock.advance(10);
      return near.port.state().phase === 'up';
    }, 'the second opening');
    second.end.write(Buffer.from('RING\r\n'));
    await eventually(() => near.text() === 'RING\r\n', 'the bell');
    t.not(first.end.path, second.end.path);
  },
);

terminal('one port is for one process: a second opening is refused', async (t) => {
  const far = farEnd(t);
  const settings = { baud: 9600, dataBits: 7, parity: 'even' } as const;
  const first = await openSerialDevice(far.end.path, settings, noListener);
  const second = await openSerialDevice(far.end.path, settings, noListener);
  t.is(first.type, 'open');
  t.like(second, { type: 'fault', fault: { reason: 'busy' } });
  if (first.type === 'open') await first.device.close();
});

const faults = test.macro({
  async exec(t, path: string, reason: string) {
    t.like(await openSerialDevice(path, { baud: 9600 }, noListener), { type: 'fault', fault: { reason } });
  },
  title: (_, path: string, reason: string) => `opening ${path} fails: ${reason}`,
});

test(faults, '/dev/no-such-port', 'missing');
test(faults, '/dev/null', 'not-serial');
test(faults, '/dev', 'not-serial');

terminal('a hundred openings leave no descriptor behind', async (t) => {
  const far = farEnd(t);
  const descriptors = () => readdirSync('/proc/self/fd').length;
  const cycle = async () => {
    const port = new SerialPortLink(
      {
        where: { type: 'path', path: far.end.path },
        settings: { baud: 9600 },
        clock: systemClock,
        random: () => 0.5,
      },
      { opened: () => port.working('open'), received() {}, closed() {}, state() {} },
    );
    port.start();
    await eventually(() => port.state().phase === 'up', 'an open port');
    await port.stop();
  };
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await cycle();
  const before = descriptors();
  for (let times = 0; times < 100; times += 1) await cycle();
  t.true(descriptors() <= before, `${before} became ${descriptors()}`);
});

/** A machine with an FTDI adapter at ttyUSB3, a chip at ttyS0, an empty socket at ttyS1 and a console. */
function machineWithAdapter(t: ExecutionContext) {
  const root = mkdtempSync(join(tmpdir(), 'rusuban-tty-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  };
  const link = (target: string, path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  };
  write('sys/devices/usb1/1-1/idVendor', '0403');
  write('sys/devices/usb1/1-1/serial', 'PBX0001');
  write('sys/devices/usb1/1-1/product', 'FT232R USB UART');
  write('sys/devices/usb1/1-1/1-1:1.0/ttyUSB3/port_number', '0');
  write('sys/devices/platform/serial8250/uevent', '');
  link('../../../devices/usb1/1-1/1-1:1.0/ttyUSB3', 'sys/class/tty/ttyUSB3/device');
  for (const [name, type] of [
    ['ttyS0', '4'],
    ['ttyS1', '0'],
  ] as const) {
    link('../../../devices/platform/serial8250', `sys/class/tty/${name}/device`);
    write(`sys/class/tty/${name}/type`, type);
  }
  mkdirSync(join(root, 'sys/class/tty/tty1'), { recursive: true });
  link('../../ttyUSB3', 'dev/serial/by-id/usb-FTDI_PBX0001-if00-port0');
  return { sys: join(root, 'sys'), dev: join(root, 'dev') };
}

test('ports are listed with what their adapters say of themselves, without udevadm', async (t) => {
  const tree = machineWithAdapter(t);
  t.deepEqual(await listPorts(tree), [
    { path: join(tree.dev, 'ttyS0') },
    {
      path: join(tree.dev, 'ttyUSB3'),
      lastingPath: join(tree.dev, 'serial/by-id/usb-FTDI_PBX0001-if00-port0'),
      usbSerial: 'PBX0001',
      product: 'FT232R USB UART',
    },
  ]);
});

test('an adapter is found by its serial number, under whatever name it has now', async (t) => {
  const tree = machineWithAdapter(t);
  t.is(await findPort({ type: 'usb-serial', serial: 'PBX0001' }, tree), join(tree.dev, 'ttyUSB3'));
  t.is(await findPort({ type: 'usb-serial', serial: 'OTHER' }, tree), null);
});

test('a machine without /sys has no ports', async (t) => {
  t.deepEqual(await listPorts({ sys: '/nonexistent', dev: '/dev' }), []);
});
