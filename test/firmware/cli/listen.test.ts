import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import type { ListenParts } from '../../../firmware/cli/commands/listen.ts';
import { openPseudoTerminal } from '../../../hw/simulated/pty.ts';
import { serialRecordings } from '../../hw/listening/recordings.ts';
import { noiseOf, ONE_CALLS } from '../../hw/listening/samples.ts';
import { eventually } from '../../support/eventually.ts';
import { hear, listen, shownBytes } from './listening-run.ts';

const onTerminal = existsSync('/dev/ptmx') ? test : test.skip;

for (const { format, layout, bytes } of ONE_CALLS) {
  const name = layout === undefined ? format : `${format}, layout ${layout}`;
  onTerminal(`one call on a real terminal: ${name}`, async (t) => {
    const { out, code } = await hear(bytes);
    t.is(code, EXIT.done);
    t.true(out.includes(`\nThis is ${name}, at 9600 8N1`), out);
    t.regex(out, /\n {2}- .+\.\n/, 'reasons');
    if (format !== 'dtmf') t.regex(out, new RegExp(`\nlinks:\n {2}- type: ${format}\n`));
  });
}

const recordings = existsSync('/dev/ptmx') ? serialRecordings() : [];
const RECORDED = 'nine of ten recordings are named by the command on a real terminal';

if (recordings.length === 0) test.skip(`${RECORDED} (needs ../shared/captures)`, (t) => t.pass());
else {
  test(RECORDED, async (t) => {
    t.timeout(120_000);
    const missed: string[] = [];
    for (const { format, file, bytes } of recordings) {
      const { out } = await hear(bytes, '--passive');
      const verdict = out.slice(out.lastIndexOf('\n\nThis is '));
      if (!new RegExp(`^\\n\\nThis is (one of: .*)?${format}, `).test(verdict)) missed.push(file);
    }
    t.log(`${recordings.length - missed.length} of ${recordings.length}; not: ${missed.join(' ')}`);
    t.true(missed.length <= recordings.length / 10);
  });
}

onTerminal('bytes, events and the change of the guess are shown as they come', async (t) => {
  const { out } = await hear(Buffer.from('\r\nRING;0312345678;0398765432\r\n'));
  t.regex(out, /0d 0a 52 49 4e 47 3b .*\.\.RING;/);
  t.regex(out, /\n== This is isdn-ta, at 9600 8N1 \(\d+ % sure\)\.\n/);
  t.regex(out, /\n {14}\{"type":"caller-id","line":"1","number":"0312345678"\}\n/);
});

onTerminal('an Aloha adapter gets its receipt, and not a byte when nothing may be sent', async (t) => {
  const report = ONE_CALLS.find(({ format }) => format === 'aloha')?.bytes ?? new Uint8Array(0);
  const device = openPseudoTerminal((chunk) => got.push(...chunk));
  const got: number[] = [];
  t.teardown(() => device.close());
  const run = listen([device.path]);
  await eventually(() => run.out().includes('Listening at'));
  device.write(report);
  await eventually(() => got.length > 0, 'the receipt');
  t.deepEqual(got, [0x06]);
  run.interrupt();
  await run.code;
  for (const option of ['--passive', '--silent']) t.deepEqual((await hear(report, option)).got, []);
});

onTerminal(
  'a report of Number Display that came in damaged is not answered as if it were an adapter’s',
  async (t) => {
    const frame = ONE_CALLS.find(({ format }) => format === 'jclip')?.bytes ?? new Uint8Array(0);
    const damaged = frame.map((byte, at) => (at === 10 ? byte ^ 0x01 : byte));
    t.deepEqual((await hear(damaged)).got, []);
  },
);

onTerminal('garbage is given no name, and what to try is said', async (t) => {
  const { out, code } = await hear(noiseOf(300, 5));
  t.is(code, EXIT.failed);
  t.regex(out, /\nNot recognised: .*Try --speed and --framing/);
  t.notRegex(out, /This is|links:/);
});

onTerminal(
  'with --json every line is an object, and the last one is the verdict with its lines',
  async (t) => {
    const { bytes } = ONE_CALLS.find(({ format }) => format === 'smdi') ?? { bytes: new Uint8Array(0) };
    const device = openPseudoTerminal(() => undefined);
    t.teardown(() => device.close());
    const run = listen([device.path, '--json']);
    const objects = () =>
      run
        .out()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    const heard = () => objects().map(({ type, hex }) => (type === 'heard' ? String(hex) : ''));
    await eventually(() => objects().some(({ type }) => type === 'opened'));
    device.write(bytes);
    await eventually(() => heard().join('').length >= 2 * bytes.length);
    run.interrupt();
    await run.code;
    t.is(heard().join(''), Buffer.from(bytes).toString('hex'));
    const last = objects().at(-1);
    t.is(last?.['type'], 'verdict');
    t.is(last?.['verdict'], 'recognised');
    t.regex(String(last?.['yaml']), /type: smdi/);
  },
);

onTerminal('--for ends it by itself; silence is said as that', async (t) => {
  const device = openPseudoTerminal(() => undefined);
  t.teardown(() => device.close());
  const run = listen([device.path, '--for', '5s', '--passive', '--speed', '1200', '--framing', '7e1']);
  await eventually(() => run.out().includes('1200 7E1'));
  run.clock.advance(5_000);
  t.is(await run.code, EXIT.failed);
  t.regex(run.out(), /Nothing was heard\.\nMake a call/);
});

test('a port that is not there: the ones that are there are listed', async (t) => {
  const ports = async () => [
    {
      path: '/dev/ttyUSB7',
      lastingPath: '/dev/serial/by-id/usb-A-if00',
      manufacturer: 'FTDI',
      usbSerial: 'A1',
    },
  ];
  const run = listen(['/dev/ttyUSB99'], { ports });
  t.is(await run.code, EXIT.failed);
  t.regex(run.err(), /There is no serial port \/dev\/ttyUSB99\./);
  t.regex(run.err(), /\/dev\/serial\/by-id\/usb-A-if00 {2}\(\/dev\/ttyUSB7, FTDI, usb:A1\)/);
});

test('an adapter that is not plugged in is missing, and there may be no port at all', async (t) => {
  const run = listen(['usb:RUSUBAN-NOT-THERE']);
  t.is(await run.code, EXIT.failed);
  t.regex(run.err(), /serial number RUSUBAN-NOT-THERE\..*\nThis machine has no serial port at the moment\./);
});

test('a port that one may not open, and one that somebody has', async (t) => {
  const faulty = (reason: 'denied' | 'busy'): Partial<ListenParts> => ({
    open: async () => ({ type: 'fault', fault: { reason, detail: 'no' } }),
    holderOf: async (path) => (path === '/dev/ttyS0' ? { pid: 77, name: 'ModemManager' } : null),
  });
  const denied = listen(['/dev/ttyS0'], faulty('denied'));
  t.is(await denied.code, EXIT.failed);
  t.regex(denied.err(), /sudo usermod -aG dialout/);
  const busy = listen(['/dev/ttyS0'], faulty('busy'));
  t.is(await busy.code, EXIT.failed);
  t.regex(busy.err(), /Another program uses \/dev\/ttyS0\./);
  t.regex(busy.err(), /It is ModemManager with the process number 77\./);
});

test('the port is named so that it is found again after a cable was pulled', async (t) => {
  const device = {
    write: () => undefined,
    check: async () => 'alive' as const,
    close: async () => undefined,
  };
  const asked: string[] = [];
  const run = listen(['/dev/ttyUSB0'], {
    ports: async () => [{ path: '/dev/ttyUSB0', lastingPath: '/dev/serial/by-id/usb-B-if00' }],
    async open(path, _settings, listener) {
      asked.push(path);
      setImmediate(() => listener.received(Buffer.from('\r\nMD0010002N2101 0312345678 \r\n\x19')));
      return { type: 'open', device };
    },
  });
  await eventually(() => run.out().includes('4d 44 30'));
  run.interrupt();
  t.is(await run.code, EXIT.done);
  t.deepEqual(asked, ['/dev/serial/by-id/usb-B-if00']);
  t.regex(run.out(), /port: \{ path: "\/dev\/serial\/by-id\/usb-B-if00" \}/);
});

test('a converter on the network is connected to and listened to, without speed and framing', async (t) => {
  const call = ONE_CALLS.find(({ layout }) => layout === 'siemens-hipath')?.bytes ?? new Uint8Array(0);
  const server = createServer((socket) => socket.on('error', () => undefined).write(call));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const { port } = server.address() as AddressInfo;
  const run = listen([`tcp:127.0.0.1:${port}`]);
  await eventually(() => shownBytes(run.out()) >= call.length);
  run.interrupt();
  t.is(await run.code, EXIT.done);
  t.regex(run.out(), /This is smdr, layout siemens-hipath \(/);
  t.regex(run.out(), new RegExp(`connect-to: \\{ host: "127.0.0.1", port: ${port} \\}`));
});

const WRONG: readonly (readonly [words: readonly string[], message: RegExp])[] = [
  [[], /needs more: PORT/],
  [['COM3'], /"COM3" is no place to listen at/],
  [['tcp:3000'], /no place/],
  [['udp:host:99999'], /no place/],
  [['/dev/ttyS0', '--speed', 'fast'], /"fast" is not a speed/],
  [['/dev/ttyS0', '--framing', '9N1'], /"9N1" is not a framing/],
  [['/dev/ttyS0', '--for', 'ever'], /"ever" is not a time/],
  [['/dev/ttyS0', '--modem', '--passive'], /--modem speaks/],
];

for (const [words, message] of WRONG) {
  test(`refused, with what to type instead: ${['listen', ...words].join(' ')}`, async (t) => {
    const run = listen(words);
    t.is(await run.code, EXIT.refused);
    t.regex(run.err(), message);
    t.true(run.err().trim().split('\n').length >= 2);
  });
}
