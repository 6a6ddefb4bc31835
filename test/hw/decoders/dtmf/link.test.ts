import test, { type ExecutionContext } from 'ava';
import { DtmfLink } from '../../../../hw/decoders/dtmf/link.ts';
import type { Pin } from '../../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../../hw/gpio/memory-backend.ts';
import { silentLog } from '../../../../hw/log.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { gone } from '../../gpio/gone.ts';
import { RecordingSink, reasonOf } from '../../pbx/sink.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: false });
const STD = 5;
const HOOK = 6;
/** As the data sheet prints them: the digit and Q4 Q3 Q2 Q1. */
const TABLE: readonly (readonly [string, string])[] = [
  ['1', '0001'],
  ['2', '0010'],
  ['3', '0011'],
  ['4', '0100'],
  ['5', '0101'],
  ['6', '0110'],
  ['7', '0111'],
  ['8', '1000'],
  ['9', '1001'],
  ['0', '1010'],
  ['*', '1011'],
  ['#', '1100'],
  ['A', '1101'],
  ['B', '1110'],
  ['C', '1111'],
  ['D', '0000'],
];

/** A clock of a process that can be held up: time passes, and timers come late. */
class HeldClock extends FakeClock {
  #held = 0;

  hold(ms: number): void {
    this.#held += ms;
  }

  override monotonic(): number {
    return super.monotonic() + this.#held;
  }
}

async function chip(t: ExecutionContext, hook = true) {
  const clock = new HeldClock();
  const gpio = new MemoryBackend(clock);
  const sink = new RecordingSink();
  const link = new DtmfLink({
    name: 'dtmf-1',
    line: '1',
    pins: { q1: pin(1), q2: pin(2), q3: pin(3), q4: pin(4), std: pin(STD), hook: hook ? pin(HOOK) : null },
    gpio,
    clock,
    log: silentLog,
    random: () => 0.5,
  });
  t.teardown(() => link.stop());
  await link.start(sink);
  const shows = (digit: string) => {
    const [, bits = ''] = TABLE.find(([name]) => name === digit) ?? [];
    for (const [at, bit] of [...bits].entries()) gpio.set(4 - at, bit === '1');
  };
  const hears = (text: string, on = 70, off = 70) => {
    for (const digit of text) {
      shows(digit);
      gpio.set(STD, true);
      clock.advance(on);
      gpio.set(STD, false);
      clock.advance(off);
    }
  };
  return { clock, gpio, sink, link, shows, hears };
}

for (const [digit, bits] of TABLE.filter(([name]) => /\d/.test(name))) {
  test(`the chip's ${bits} is the digit ${digit}`, async (t) => {
    const { hears, sink } = await chip(t);
    hears(`A12${digit}#`);
    t.deepEqual(sink.story(), [`caller-id 1 12${digit}`]);
  });
}

test('the letters and signs of the chip frame the numbers of their countries', async (t) => {
  const { hears, sink, clock } = await chip(t);
  for (const frame of ['A0312345678C', 'D0287654321C', 'B10C', 'D1#', 'D2#', '0312345678#']) {
    hears(frame);
    clock.advance(600);
  }
  t.deepEqual(sink.story(), [
    'caller-id 1 0312345678',
    'released 1',
    'caller-id 1 0287654321',
    'caller-id 1 withheld',
    'caller-id 1 withheld',
    'caller-id 1 unavailable',
    'released 1',
    'caller-id 1 0312345678',
  ]);
});

test('digits that are dialled by a telephone are no caller', async (t) => {
  const { hears, sink, gpio, clock } = await chip(t);
  gpio.set(HOOK, true);
  clock.advance(200);
  hears('0312345678#');
  gpio.set(HOOK, false);
  clock.advance(2_000);
  hears('0387654321#');
  t.deepEqual(sink.story(), ['caller-id 1 0387654321']);
});

test('the bell that shakes the hook coupler takes no digit away', async (t) => {
  const { hears, sink, gpio, clock } = await chip(t);
  hears('A0312');
  gpio.set(HOOK, true);
  clock.advance(20);
  gpio.set(HOOK, false);
  hears('345678C');
  t.deepEqual(sink.story(), ['caller-id 1 0312345678']);
});

test('half a second without a digit ends a number, and half of it is not told', async (t) => {
  const { hears, sink, clock } = await chip(t);
  hears('A0312');
  clock.advance(500);
  hears('345678C');
  t.deepEqual(sink.story(), ['caller-id 1 receive-error']);
});

test('a caller ID takes ten seconds at most', async (t) => {
  const { hears, sink } = await chip(t);
  hears(`A${'1'.repeat(30)}C`, 70, 300);
  t.deepEqual(sink.story(), ['caller-id 1 receive-error']);
});

test('a digit whose tone was over before it was read still stands at the chip', async (t) => {
  const { shows, hears, gpio, clock, sink } = await chip(t);
  hears('A031');
  shows('2');
  // The level that was known already: the line rose and fell.
  gpio.set(STD, false);
  clock.advance(70);
  hears('3C');
  t.deepEqual(sink.story(), ['caller-id 1 03123']);
});

test('a process that was held up while digits came tells no number that may lack one', async (t) => {
  const { hears, clock, sink } = await chip(t);
  hears('A031');
  clock.hold(200);
  hears('45678C');
  t.deepEqual(sink.story(), ['caller-id 1 receive-error']);
});

test('a line that cannot be used is said and tried again, with all five closed in between', async (t) => {
  const { link, gpio, clock, hears, sink } = await chip(t);
  gpio.fail(3, gone(3));
  t.regex(reasonOf(link.state()), /Line 3 .* is gone/);
  t.is(gpio.open, 0);
  clock.advance(1_000);
  t.is(link.state().phase, 'down');
  gpio.fail(3, null);
  clock.advance(2_000);
  t.is(link.state().phase, 'up');
  hears('A0312345678C');
  t.deepEqual(sink.story(), ['caller-id 1 0312345678']);
});

test('stopping in the middle of a number leaves nothing behind', async (t) => {
  const { link, gpio, clock, hears } = await chip(t);
  hears('A03');
  await link.stop();
  t.is(gpio.open, 0);
  t.is(clock.pending, 0);
});
