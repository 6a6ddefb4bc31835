import test from 'ava';
import { NO_TONE, toneOf } from '../../../../hw/decoders/dtmf/mt8870.ts';
import { deadline, quietReceiver, type ReceiverInput, step } from '../../../../hw/decoders/dtmf/receiver.ts';

/** Plays digits, `gap` milliseconds apart, keeps the deadlines, and says what was told and when. */
function story(inputs: readonly ReceiverInput[], until = 60_000): readonly string[] {
  let receiver = quietReceiver('1');
  const told: string[] = [];
  const take = (input: ReceiverInput, at: number) => {
    const next = step(receiver, input);
    receiver = next.receiver;
    told.push(
      ...next.events.map((event) => {
        if (event.type !== 'caller-id') return event.type;
        return `${at} ${'reason' in event ? event.reason : event.number}`;
      }),
    );
  };
  const pass = (end: number) => {
    for (let due = deadline(receiver); due !== null && due <= end; due = deadline(receiver)) {
      take({ type: 'time', at: due }, due);
    }
  };
  for (const input of inputs) {
    if ('at' in input) pass(input.at);
    take(input, 'at' in input ? input.at : 0);
  }
  pass(until);
  return told;
}

const digits = (text: string, gap: number, from = 0): readonly ReceiverInput[] =>
  [...text].map((digit, index) => ({ type: 'digit', digit, at: from + index * gap }));

test('a frame is told when its last digit is heard', (t) => {
  t.deepEqual(story(digits('A0312345678#', 140)), ['1540 0312345678']);
});

test('half a second without a digit ends a frame, and neither half of its number is believed', (t) => {
  t.deepEqual(story([...digits('A03123', 140), ...digits('45678#', 140, 1_300)]), ['1200 receive-error']);
  t.deepEqual(story([...digits('03123', 140), ...digits('45678#', 140, 1_300)]), []);
});

test('behind a frame that was given up the next one is heard', (t) => {
  const spoilt = digits('A03123', 140);
  t.deepEqual(story([...spoilt, ...digits('A0698765432#', 140, 1_300)]), [
    '1200 receive-error',
    '2840 0698765432',
  ]);
  t.deepEqual(story([...spoilt, ...digits('0698765432#', 140, 10_000)]), [
    '1200 receive-error',
    '11400 0698765432',
  ]);
  t.deepEqual(story([...spoilt, ...digits('45#0698765432#', 140, 1_300)]), [
    '1200 receive-error',
    '3120 0698765432',
  ]);
});

test('digits without a mark that stop are no caller', (t) => {
  t.deepEqual(story(digits('031234', 140)), []);
});

test('a frame may last ten seconds, not longer', (t) => {
  t.deepEqual(story(digits('A0312345678901234567890#', 420)), ['9660 0312345678901234567890']);
  t.deepEqual(story(digits('A0312345678901234567890#', 450)), ['10000 receive-error']);
});

test('what a telephone that is off hook dials is no caller, and what comes behind is one again', (t) => {
  const told = story([
    { type: 'hook', offHook: true },
    ...digits('0312345678#', 140),
    { type: 'hook', offHook: false },
    ...digits('D1#', 140, 20_000),
  ]);
  t.deepEqual(told, ['20280 withheld']);
});

test('a telephone that is taken off while a frame comes in ends the frame', (t) => {
  const told = story([...digits('A0312', 140), { type: 'hook', offHook: true }]);
  t.deepEqual(told, []);
});

const shows = test.macro({
  title: (_, value: number, digit: string) => `MT8870: ${value.toString(2).padStart(4, '0')} is ${digit}`,
  exec(t, value: number, digit: string) {
    t.is(toneOf(NO_TONE, { steered: true, value }).digit, digit);
  },
});

for (const [value, digit] of [...'D1234567890*#ABC'].entries()) test(shows, value, digit);

test('MT8870: a digit is one digit however long its tone lasts, and all outputs low are none', (t) => {
  const readings = [
    { steered: false, value: 0 },
    { steered: true, value: 5 },
    { steered: true, value: 5 },
    { steered: false, value: 5 },
    { steered: true, value: 0 },
  ];
  let state = NO_TONE;
  const heard = readings.map((levels) => {
    const tone = toneOf(state, levels);
    state = tone.state;
    return tone.digit;
  });
  t.deepEqual(heard, [null, '5', null, null, 'D']);
});

test('behind digits that nobody read, the rest of a number without a mark is not one', (t) => {
  t.deepEqual(
    story([
      { type: 'missed', at: 0 },
      ...digits('12345678#', 140, 100),
      ...digits('0398765432#', 140, 5_000),
    ]),
    ['6400 0398765432'],
  );
});
