import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { overSerial } from '../../../../hw/decoders/byte-link.ts';
import { NumberDisplayLink } from '../../../../hw/decoders/number-display/link.ts';
import { RELAY_MAXIMUM } from '../../../../hw/decoders/number-display/relay-guard.ts';
import { type GpioBackend, GpioError, type Pin } from '../../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../../hw/gpio/memory-backend.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { gone } from '../../gpio/gone.ts';
import { FakeSerial } from '../../links/fake-serial.ts';
import { keepingLog, RecordingSink, reasonOf } from '../../pbx/sink.ts';
import { bytesOf } from '../fixtures.ts';
import { burst, TIMING } from './lines.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: false });
const RING = 1;
const RELAY = 2;
const HOOK = 3;
/** A packet as the FSK decoder gives it. */
const packet = (name: string) =>
  bytesOf(readFileSync(new URL(`../../../fixtures/jclip/${name}.hex`, import.meta.url), 'latin1'));
const NUMBER = packet('number');

interface Set {
  readonly timing?: typeof TIMING;
  readonly gpio?: (memory: MemoryBackend) => GpioBackend;
}

async function frontEnd(t: ExecutionContext, { timing = TIMING, gpio = (memory) => memory }: Set = {}) {
  const clock = new FakeClock();
  const memory = new MemoryBackend(clock);
  const serial = new FakeSerial();
  const sink = new RecordingSink();
  const { log, said } = keepingLog();
  const around = { clock, random: () => 0.5 };
  const connect = overSerial(
    { port: { type: 'path', path: '/dev/x' }, settings: { baud: 1_200 }, open: serial.open },
    around,
  );
  const pins = { ring: pin(RING), relay: pin(RELAY), hook: pin(HOOK), polarity: null };
  const link = new NumberDisplayLink({
    name: 'nd',
    line: '1',
    pins,
    timing,
    gpio: gpio(memory),
    connect,
    log,
    ...around,
  });
  t.teardown(() => link.stop());
  await link.start(sink);
  await settle();
  const bell = (ms: number) => {
    const begin = clock.monotonic();
    for (const { at, ...input } of burst(begin, ms)) {
      clock.advance(at - clock.monotonic());
      if (input.type === 'ring') memory.set(RING, input.active);
    }
    clock.advance(begin + ms - clock.monotonic());
  };
  const isClosed = () => memory.isDriven(RELAY);
  /** Until the relay is closed. */
  const calls = () => {
    bell(500);
    clock.advance(400);
    t.true(isClosed());
  };
  const hears = (bytes: Uint8Array) => serial.last.listener.received(bytes);
  return { clock, memory, serial, sink, said, link, bell, calls, hears, isClosed };
}

test('a call with its number, and the telephones ring behind it', async (t) => {
  const { link, calls, clock, hears, isClosed, sink, bell, memory } = await frontEnd(t);
  t.is(link.state().phase, 'up');
  calls();
  clock.advance(900);
  hears(NUMBER.subarray(0, 9));
  t.true(isClosed());
  hears(NUMBER.subarray(9));
  t.false(isClosed());
  clock.advance(1_000);
  bell(1_000);
  memory.set(HOOK, true);
  clock.advance(30_000);
  memory.set(HOOK, false);
  clock.advance(2_000);
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 0312345678', 'answered 1', 'released 1']);
  t.like(link.counters(), { frames: 1, events: 4, bytes: NUMBER.length });
});

test('a packet with a wrong CRC is told as lost, and the relay is open', async (t) => {
  const { calls, hears, isClosed, sink } = await frontEnd(t);
  calls();
  hears(packet('crc-damaged'));
  t.false(isClosed());
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 receive-error']);
});

test('a packet that breaks off is lost 200 ms later', async (t) => {
  const { calls, hears, clock, isClosed, sink } = await frontEnd(t);
  calls();
  hears(NUMBER.subarray(0, 15));
  clock.advance(199);
  t.true(isClosed());
  clock.advance(1);
  t.false(isClosed());
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 receive-error']);
});

test('what the decoder made of ringing current is not taken for the beginning of the packet', async (t) => {
  const { calls, hears, bell, clock, sink } = await frontEnd(t);
  bell(100);
  hears(NUMBER.subarray(0, 12));
  clock.advance(150);
  hears(Uint8Array.of(0x55, 0xff, 0x90));
  clock.advance(3_000);
  calls();
  hears(NUMBER);
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 0312345678']);
});

test('the watchdog opens the relay, even when the state machine would keep it closed for an hour', async (t) => {
  const { calls, clock, isClosed, said } = await frontEnd(t, {
    timing: { ...TIMING, receiveLimit: 3_600_000 },
  });
  calls();
  await clock.advanceAsync(RELAY_MAXIMUM - 1_000);
  t.true(isClosed());
  await clock.advanceAsync(1_000);
  t.false(isClosed());
  t.true(said.some((line) => line.includes('watchdog')));
});

test('stopping opens the relay, lets go of every line and of time', async (t) => {
  const { calls, link, isClosed, memory, clock } = await frontEnd(t);
  calls();
  await link.stop();
  t.false(isClosed());
  t.is(memory.open, 0);
  t.is(clock.pending, 0);
});

test('a UART that is pulled out opens the relay, and without it nobody is answered for', async (t) => {
  const { calls, serial, isClosed, link, bell, clock, sink } = await frontEnd(t);
  calls();
  serial.fault = { reason: 'missing', detail: 'No such file or directory' };
  serial.last.listener.lost({ reason: 'gone', detail: 'input/output error' });
  t.false(isClosed());
  t.regex(reasonOf(link.state()), /unplugged/);
  await clock.advanceAsync(20_000);
  bell(500);
  clock.advance(2_000);
  t.false(isClosed());
  bell(1_000);
  t.deepEqual(sink.story(), ['ringing 1']);
});

test('a UART that comes back serves the next call', async (t) => {
  const { serial, clock, calls, hears, sink } = await frontEnd(t);
  serial.last.listener.lost({ reason: 'gone', detail: 'input/output error' });
  await clock.advanceAsync(2_000);
  calls();
  hears(NUMBER);
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 0312345678']);
});

test('a coupler that fails opens the relay; it is said, and all lines are tried again', async (t) => {
  const { calls, memory, isClosed, link, clock, hears, sink } = await frontEnd(t);
  calls();
  memory.fail(RING, gone(RING));
  t.false(isClosed());
  t.is(memory.open, 0);
  t.regex(reasonOf(link.state()), /Line 1 .* is gone/);
  memory.fail(RING, null);
  clock.advance(1_000);
  t.is(link.state().phase, 'up');
  calls();
  hears(NUMBER);
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 0312345678']);
});

test('whatever goes wrong inside opens the relay, too', async (t) => {
  const { calls, hears, isClosed, sink, link, memory } = await frontEnd(t);
  calls();
  sink.event = () => {
    throw new Error('a bug');
  };
  hears(NUMBER);
  t.false(isClosed());
  t.is(memory.open, 0);
  t.is(reasonOf(link.state()), 'The GPIO lines cannot be used: a bug');
});

test('the relay is driven open before any other line is opened, also when it stood closed', async (t) => {
  const opened: string[] = [];
  const noting = (memory: MemoryBackend): GpioBackend => ({
    name: 'memory',
    why: null,
    input: (one, debounceMs, onChange) => memory.input(one, debounceMs, onChange),
    edges: (one, listener) => {
      opened.push(`edges ${one.offset}`);
      return memory.edges(one, listener);
    },
    output: (one) => {
      opened.push(`output ${one.offset}`);
      return memory.output(one);
    },
  });
  await frontEnd(t, { gpio: noting });
  t.is(opened[0], `output ${RELAY}`);
});

test('a relay whose line cannot be written is given back, which lets it go, and is tried again', async (t) => {
  const writes: string[] = [];
  const stuck = (memory: MemoryBackend): GpioBackend => ({
    name: 'memory',
    why: null,
    input: (one, debounceMs, onChange) => memory.input(one, debounceMs, onChange),
    edges: (one, listener) => memory.edges(one, listener),
    output: (one) => {
      const inner = memory.output(one);
      return {
        write: (active) => {
          writes.push(active ? 'close' : 'open');
          if (!active) throw new GpioError([gone(RELAY)]);
          inner.write(active);
        },
        close: () => inner.close(),
      };
    },
  });
  const { calls, hears, isClosed, link, clock } = await frontEnd(t, { gpio: stuck });
  calls();
  hears(NUMBER);
  t.false(isClosed());
  t.regex(reasonOf(link.state()), /Line 2/);
  clock.advance(1_000);
  t.is(link.state().phase, 'up');
  t.deepEqual(writes, ['close', 'open']);
});

test('no number is said to the journal', async (t) => {
  const { calls, hears, said } = await frontEnd(t);
  calls();
  hears(NUMBER);
  t.false(said.some((line) => line.includes('0312345678')));
});
