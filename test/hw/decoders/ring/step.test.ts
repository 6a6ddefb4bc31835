import test from 'ava';
import fc from 'fast-check';
import { CADENCES, type Cadence } from '../../../../hw/decoders/ring/cadence.ts';
import { deadline, quietLine, type RingInput, step } from '../../../../hw/decoders/ring/step.ts';

type Inputs = readonly RingInput[];

/** Plays levels, keeps the deadlines between them, and says what was told and when. */
function story(cadence: Cadence, inputs: Inputs, until = 120_000): readonly string[] {
  let state = quietLine('1', cadence);
  const told: string[] = [];
  const take = (input: RingInput) => {
    const stepped = step(state, input);
    state = stepped.state;
    told.push(...stepped.events.map(({ type }) => `${input.at} ${type}`));
  };
  const pass = (end: number) => {
    for (let due = deadline(state); due !== null && due <= end; due = deadline(state)) {
      take({ type: 'time', at: due });
    }
  };
  for (const input of inputs) {
    pass(input.at);
    take(input);
  }
  pass(until);
  return told;
}

/** Ringing current of 20 Hz through a plain coupler: it conducts for half of every period. */
function burst(from: number, length: number, hertz = 20): Inputs {
  const period = 1_000 / hertz;
  const count = Math.floor(length / period);
  return Array.from(
    { length: count },
    (_, index): Inputs => [
      { type: 'ring', active: true, at: from + index * period },
      { type: 'ring', active: false, at: from + (index + 0.5) * period },
    ],
  ).flat();
}

const hook = (at: number, active: boolean): RingInput => ({ type: 'hook', active, at });
const ring = (at: number, active: boolean): RingInput => ({ type: 'ring', active, at });
const { japan, us, uk } = CADENCES;

test('Japan: one second on, two off; three seconds of silence are the end', (t) => {
  const inputs = [...burst(0, 1_000), ...burst(3_000, 1_000), ...burst(6_000, 1_000)];
  t.deepEqual(story(japan, inputs), ['100 ringing', '9975 released']);
});

test('North America: two seconds on, four off; six seconds of silence are the end', (t) => {
  const inputs = [...burst(0, 2_000), ...burst(6_000, 2_000)];
  t.deepEqual(story(us, inputs), ['100 ringing', '13975 released']);
});

test('United Kingdom: two short bursts a ring are one call', (t) => {
  const inputs = [0, 3_000].flatMap((from) => [...burst(from, 400, 25), ...burst(from + 600, 400, 25)]);
  t.deepEqual(story(uk, inputs), ['80 ringing', '6980 released']);
});

for (const hertz of [16, 20, 25, 50]) {
  test(`a bell of ${hertz} Hz is heard`, (t) => {
    t.regex(story(japan, burst(0, 1_000, hertz))[0] ?? '', / ringing$/);
  });
}

test('a coupler with a capacitor stays on for the whole burst', (t) => {
  const inputs = [ring(0, true), ring(1_000, false), ring(3_000, true), ring(4_000, false)];
  t.deepEqual(story(japan, inputs), ['200 ringing', '7000 released']);
});

test('a reversal of the line is no bell', (t) => {
  t.deepEqual(story(japan, [ring(0, true), ring(30, false), ring(8_000, true), ring(8_030, false)]), []);
});

for (const hertz of [10, 12]) {
  test(`dial pulses of ${hertz} Hz are no bell`, (t) => {
    t.deepEqual(story(japan, burst(0, 1_000, hertz)), []);
  });
}

test('a telephone that is lifted answers, and ends the call when it is put down', (t) => {
  const inputs = [...burst(0, 1_000), ...burst(3_000, 500), hook(3_520, true), hook(60_000, false)];
  t.deepEqual(story(japan, inputs), ['100 ringing', '3670 answered', '61200 released']);
});

test('an answer in the last moment of the silence is an answer', (t) => {
  t.deepEqual(story(japan, [...burst(0, 1_000), hook(3_900, true)]), ['100 ringing', '4050 answered']);
});

test('the bell shakes the hook coupler: half waves are no answer', (t) => {
  const bell = burst(0, 1_000);
  const shaken = bell.flatMap((input, index): Inputs => [input, hook(input.at, index % 2 === 0)]);
  t.deepEqual(story(japan, shaken), ['100 ringing', '3975 released']);
});

test('a hook flash in a conversation does not end it', (t) => {
  const inputs = [...burst(0, 1_000), hook(1_500, true), hook(9_000, false), hook(10_000, true)];
  t.deepEqual(story(us, inputs), ['100 ringing', '1650 answered']);
});

test('an outgoing call tells nothing, and what sounds like a bell in it is dialling', (t) => {
  const inputs = [hook(0, true), ...burst(500, 1_000), hook(20_000, false)];
  t.deepEqual(story(japan, inputs), []);
});

test('behind an outgoing call the line rings again', (t) => {
  const inputs = [hook(0, true), hook(5_000, false), ...burst(8_000, 1_000)];
  t.deepEqual(story(japan, inputs), ['8100 ringing', '11975 released']);
});

const NUMBER_DISPLAY = CADENCES['japan-number-display'];
/** Information-receiver start signal: half a second on, half a second off. */
const START_SIGNAL = [...burst(0, 500), ...burst(1_000, 500)];

test('Number Display: the receiver goes off hook behind the start signal, which is no answer', (t) => {
  const received = [...START_SIGNAL, hook(1_600, true), hook(3_500, false)];
  const answered = [...received, ...burst(5_000, 1_000), hook(6_100, true), hook(30_000, false)];
  t.deepEqual(story(NUMBER_DISPLAY, answered), ['100 ringing', '6250 answered', '31200 released']);
  const missed = [...received, ...burst(5_000, 1_000), ...burst(8_000, 1_000)];
  t.deepEqual(story(NUMBER_DISPLAY, missed), ['100 ringing', '11975 released']);
});

test('Number Display: the caller gives up while his number is received', (t) => {
  const inputs = [...START_SIGNAL, hook(1_600, true), hook(3_500, false)];
  t.deepEqual(story(NUMBER_DISPLAY, inputs), ['100 ringing', '7700 released']);
});

test('Number Display: whoever stays off hook longer than a receiver is a person', (t) => {
  const inputs = [...START_SIGNAL, hook(1_600, true), hook(60_000, false)];
  t.deepEqual(story(NUMBER_DISPLAY, inputs), ['100 ringing', '9750 answered', '61200 released']);
});

test('Number Display: a person who answers the bell itself answers at once', (t) => {
  const inputs = [...burst(0, 1_000), hook(1_100, true)];
  t.deepEqual(story(NUMBER_DISPLAY, inputs), ['100 ringing', '1250 answered']);
});

test('time that nobody sent is made up for by the next level', (t) => {
  let state = quietLine('1', japan);
  const events = [...burst(0, 1_000), ...burst(60_000, 1_000)].flatMap((input) => {
    const stepped = step(state, input);
    state = stepped.state;
    return stepped.events.map(({ type }) => type);
  });
  t.deepEqual(events, ['ringing', 'released', 'ringing']);
});

test('whatever the levels do, every call ends when the line stays still and on hook', (t) => {
  const level = fc.tuple(fc.boolean(), fc.boolean(), fc.nat(2_000));
  const cadence = fc.constantFrom(...Object.values<Cadence>(CADENCES));
  fc.assert(
    fc.property(cadence, fc.array(level, { maxLength: 80 }), (one, levels) => {
      let at = 0;
      const inputs = levels.map(([isHook, active, pause]): RingInput => {
        at += pause;
        return { type: isHook ? 'hook' : 'ring', active, at };
      });
      const told = story(one, [...inputs, hook(at, false), ring(at, false)], at + 60_000);
      const count = (type: string) => told.filter((line) => line.endsWith(` ${type}`)).length;
      t.is(count('ringing'), count('released'));
      t.true(count('answered') <= count('ringing'));
    }),
    { seed: 20_261_124, numRuns: 300 },
  );
});
