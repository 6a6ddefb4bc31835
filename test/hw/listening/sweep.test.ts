import test from 'ava';
import {
  ANSWER_LIMIT,
  deadline,
  MESSAGE_PAUSE,
  SILENCE,
  type Sweep,
  type SweepEffect,
  type SweepInput,
  type SweepOptions,
  step,
  USUAL_TRIES,
} from '../../../hw/listening/sweep.ts';

const PATIENT: SweepOptions = { tries: USUAL_TRIES, speaking: 'after-silence' };
const PASSIVE: SweepOptions = { tries: USUAL_TRIES, speaking: 'never' };
const MODEM: SweepOptions = { tries: USUAL_TRIES, speaking: 'at-once' };
const PINNED: SweepOptions = { tries: USUAL_TRIES.slice(0, 1), speaking: 'after-silence' };
const NOWHERE: Sweep = { phase: 'listening', at: 0, strangeAt: null, askAt: null };

/** Effects in short: `9600 8N1 first`, `ask AT`. */
const word = (effect: SweepEffect): string =>
  effect.type === 'ask'
    ? `ask ${effect.question}`
    : `${effect.try.speed} ${effect.try.framing} ${effect.because}`;

function run(
  options: SweepOptions,
  inputs: readonly SweepInput[],
): { sweep: Sweep; words: readonly string[] } {
  let sweep = NOWHERE;
  const words: string[] = [];
  for (const input of inputs) {
    const swept = step(sweep, input, options);
    sweep = swept.sweep;
    words.push(...swept.effects.map(word));
  }
  return { sweep, words };
}

/** Lets every deadline pass, up to `times` of them. */
function wait(options: SweepOptions, times: number, from = 0): readonly string[] {
  const begun = step(NOWHERE, { type: 'begin', now: from }, options);
  let { sweep } = begun;
  const words = begun.effects.map(word);
  for (let time = 0; time < times; time += 1) {
    const now = deadline(sweep);
    if (now === null) break;
    const swept = step(sweep, { type: 'time', now }, options);
    sweep = swept.sweep;
    words.push(...swept.effects.map(word));
  }
  return words;
}

test('it begins at the most usual setting and listens', (t) => {
  t.deepEqual(run(PATIENT, [{ type: 'begin', now: 0 }]), {
    sweep: { phase: 'listening', at: 0, strangeAt: null, askAt: SILENCE },
    words: ['9600 8N1 first'],
  });
});

test('bytes that fit settle it: nothing moves any more', (t) => {
  const { sweep, words } = run(PATIENT, [
    { type: 'begin', now: 0 },
    { type: 'bytes', worth: 'fits', now: 10 },
    { type: 'bytes', worth: 'misread', now: 20 },
    { type: 'time', now: 1_000_000 },
  ]);
  t.deepEqual(sweep, { phase: 'settled', at: 0 });
  t.is(deadline(sweep), null);
  t.deepEqual(words, ['9600 8N1 first']);
});

test('strange bytes move it on when their message is over, not in the middle of it', (t) => {
  const inputs: readonly SweepInput[] = [
    { type: 'begin', now: 0 },
    { type: 'bytes', worth: 'misread', now: 100 },
    { type: 'bytes', worth: 'misread', now: 900 },
  ];
  const early = run(PATIENT, [...inputs, { type: 'time', now: 100 + MESSAGE_PAUSE }]);
  t.deepEqual(early.words, ['9600 8N1 first']);
  const late = run(PATIENT, [...inputs, { type: 'time', now: 900 + MESSAGE_PAUSE }]);
  t.deepEqual(late.words, ['9600 8N1 first', '1200 8N1 misread']);
});

test('a message that begins strangely and turns out to fit keeps its setting', (t) => {
  const { sweep } = run(PATIENT, [
    { type: 'begin', now: 0 },
    { type: 'bytes', worth: 'misread', now: 100 },
    { type: 'bytes', worth: 'fits', now: 200 },
  ]);
  t.deepEqual(sweep, { phase: 'settled', at: 0 });
});

test('every setting gets its message, and after the last one the first again', (t) => {
  let sweep = step(NOWHERE, { type: 'begin', now: 0 }, PASSIVE).sweep;
  const seen: string[] = [];
  let now = 0;
  for (let message = 0; message < USUAL_TRIES.length; message += 1) {
    sweep = step(sweep, { type: 'bytes', worth: 'misread', now }, PASSIVE).sweep;
    now += MESSAGE_PAUSE;
    const swept = step(sweep, { type: 'time', now }, PASSIVE);
    sweep = swept.sweep;
    seen.push(...swept.effects.map(word));
  }
  const settings = USUAL_TRIES.map(({ speed, framing }) => `${speed} ${framing} misread`);
  t.deepEqual(seen, [...settings.slice(1), ...settings.slice(0, 1)]);
});

test('a device that says nothing is asked at every setting, and then listened to again', (t) => {
  const words = wait(PATIENT, 100);
  t.deepEqual(words.slice(0, 7), [
    '9600 8N1 first',
    'ask V',
    'ask AT',
    '1200 8N1 unanswered',
    'ask V',
    'ask AT',
    '115200 8N1 unanswered',
  ]);
  t.is(words.filter((one) => one === 'ask AT').length, USUAL_TRIES.length);
  t.is(words.at(-1), '9600 8N1 round');
});

test('a device that has spoken by itself is not asked', (t) => {
  const { sweep } = run(PATIENT, [
    { type: 'begin', now: 0 },
    { type: 'bytes', worth: 'open', now: 5_000 },
  ]);
  t.is(deadline(sweep), null);
});

test('what must not be spoken to is never asked, however long it is silent', (t) => {
  t.deepEqual(wait(PASSIVE, 100), ['9600 8N1 first']);
  t.deepEqual(wait({ ...PASSIVE, speaking: 'receipts' }, 100), ['9600 8N1 first']);
});

test('what is said to be a modem is asked at once, in its own language only', (t) => {
  const words = wait(MODEM, 3);
  t.deepEqual(words, [
    '9600 8N1 first',
    'ask AT',
    '1200 8N1 unanswered',
    'ask AT',
    '115200 8N1 unanswered',
    'ask AT',
    '19200 8N1 unanswered',
    'ask AT',
  ]);
});

test('an answer settles it', (t) => {
  const { sweep } = run(MODEM, [
    { type: 'begin', now: 0 },
    { type: 'time', now: ANSWER_LIMIT },
    { type: 'answered', now: ANSWER_LIMIT + 20 },
    { type: 'time', now: 3 * ANSWER_LIMIT },
  ]);
  t.deepEqual(sweep, { phase: 'settled', at: 1 });
});

test('a setting that was named is never left', (t) => {
  const { words } = run(PINNED, [
    { type: 'begin', now: 0 },
    { type: 'bytes', worth: 'misread', now: 0 },
    { type: 'time', now: MESSAGE_PAUSE },
  ]);
  t.deepEqual(words, ['9600 8N1 first']);
  t.deepEqual(wait(PINNED, 100), ['9600 8N1 first', 'ask V', 'ask AT']);
});
