import test, { type ExecutionContext } from 'ava';
import { CADENCES, type Cadence } from '../../../../hw/decoders/ring/cadence.ts';
import { RingLink } from '../../../../hw/decoders/ring/link.ts';
import type { GpioBackend, Pin } from '../../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../../hw/gpio/memory-backend.ts';
import { silentLog } from '../../../../hw/log.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { gone } from '../../gpio/gone.ts';
import { noGpio } from '../../gpio/no-gpio.ts';
import { RecordingSink, reasonOf } from '../../pbx/sink.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: true });
const RING = 1;
const HOOK = 2;

interface Wiring {
  readonly hook?: boolean;
  readonly gpio?: (memory: MemoryBackend) => GpioBackend;
}

async function couplers(
  t: ExecutionContext,
  cadence: Cadence,
  { hook = true, gpio = (m) => m }: Wiring = {},
) {
  const clock = new FakeClock();
  const memory = new MemoryBackend(clock);
  const sink = new RecordingSink();
  const pins = { ring: pin(RING), hook: hook ? pin(HOOK) : null };
  const random = () => 0.5;
  const link = new RingLink({
    name: 'r',
    line: '1',
    pins,
    cadence,
    gpio: gpio(memory),
    clock,
    log: silentLog,
    random,
  });
  t.teardown(() => link.stop());
  await link.start(sink);
  /** Ringing current through a plain coupler, with contacts that bounce on every edge. */
  const bell = (ms: number, hertz = 20) => {
    const half = 500 / hertz;
    for (let left = ms; left > 0; left -= 2 * half) {
      for (const active of [true, false, true]) memory.set(RING, active);
      clock.advance(half);
      for (const active of [false, true, false]) memory.set(RING, active);
      clock.advance(half);
    }
  };
  return { clock, memory, sink, link, bell };
}

const CALLS: readonly (readonly [string, Cadence, readonly number[], number])[] = [
  ['Japan (1 s, 2 s)', CADENCES.japan, [1_000, -2_000, 1_000, -2_000, 1_000], 20],
  ['North America (2 s, 4 s)', CADENCES.us, [2_000, -4_000, 2_000], 20],
  ['United Kingdom (0.4 s, 0.2 s, 0.4 s, 2 s)', CADENCES.uk, [400, -200, 400, -2_000, 400, -200, 400], 25],
];

for (const [country, cadence, beats, hertz] of CALLS) {
  test(`the bell of ${country} is one call, answered or not`, async (t) => {
    const missed = await couplers(t, cadence);
    for (const ms of beats) ms > 0 ? missed.bell(ms, hertz) : missed.clock.advance(-ms);
    t.deepEqual(missed.sink.story(), ['ringing 1']);
    missed.clock.advance(10_000);
    t.deepEqual(missed.sink.story(), ['ringing 1', 'released 1']);

    const taken = await couplers(t, cadence);
    taken.bell(beats[0] ?? 0, hertz);
    taken.memory.set(HOOK, true);
    taken.clock.advance(60_000);
    taken.memory.set(HOOK, false);
    taken.clock.advance(5_000);
    t.deepEqual(taken.sink.story(), ['ringing 1', 'answered 1', 'released 1']);
  });
}

test('a single edge, the bounce of a reversal and dial pulses are no bell', async (t) => {
  const { memory, clock, sink } = await couplers(t, CADENCES.japan, { hook: false });
  memory.set(RING, true);
  memory.set(RING, false);
  clock.advance(2_000);
  for (let pulse = 0; pulse < 10; pulse++) {
    memory.set(RING, true);
    clock.advance(60);
    memory.set(RING, false);
    clock.advance(40);
  }
  clock.advance(10_000);
  t.deepEqual(sink.story(), []);
});

test('without a hook coupler the link does not claim to see answers', async (t) => {
  t.false((await couplers(t, CADENCES.us, { hook: false })).link.capabilities.answers);
  t.true((await couplers(t, CADENCES.us)).link.capabilities.answers);
});

test('a coupler that is lost in a call is said; what rings behind it is a new call', async (t) => {
  const { memory, clock, sink, link, bell } = await couplers(t, CADENCES.us);
  bell(2_000);
  memory.fail(RING, gone(RING));
  t.regex(reasonOf(link.state()), /the chip was unplugged/);
  memory.fail(RING, null);
  clock.advance(1_000);
  t.is(link.state().phase, 'up');
  bell(2_000);
  t.deepEqual(sink.story(), ['ringing 1', 'ringing 1']);
});

test('a machine without GPIO is a state with its reason, and is asked again later and later', async (t) => {
  const { link, clock, sink } = await couplers(t, CADENCES.us, { gpio: noGpio });
  t.regex(reasonOf(link.state()), /no GPIO/);
  clock.advance(100_000);
  const downs = sink.states.filter((state) => state.phase === 'down');
  t.deepEqual(
    downs.map((state) => ('retryAt' in state ? (state.retryAt ?? 0) - state.since : 0)).slice(0, 6),
    [1_000, 2_000, 5_000, 10_000, 30_000, 60_000],
  );
});

test('stopping lets go of the lines and of time', async (t) => {
  const { link, memory, clock, bell } = await couplers(t, CADENCES.us);
  bell(500);
  await link.stop();
  t.is(memory.open, 0);
  t.is(clock.pending, 0);
});
