import test from 'ava';
import { deadline, silentAdapter, step } from '../../../../hw/decoders/isdn-ta/step.ts';
import { wordsOf } from '../../../../hw/decoders/isdn-ta/word.ts';

/** Plays lines at times, keeps the deadlines between them, and says what was told and when. */
function story(lines: readonly (readonly [number, string])[], until: number): readonly string[] {
  let state = silentAdapter('1');
  const told: string[] = [];
  const take = (input: Parameters<typeof step>[1]) => {
    const stepped = step(state, input);
    state = stepped.state;
    told.push(...stepped.events.map(({ type }) => `${input.at} ${type}`));
  };
  const pass = (end: number) => {
    for (let due = deadline(state); due !== null && due <= end; due = deadline(state)) {
      take({ type: 'time', at: due });
    }
  };
  for (const [at, line] of lines) {
    pass(at);
    for (const word of wordsOf(line)) take({ type: 'word', word, at });
  }
  pass(until);
  return told;
}

test('an adapter that prints one line a call: its call is over after half a minute', (t) => {
  t.deepEqual(story([[0, 'RING;08912345']], 60_000), ['0 ringing', '0 caller-id', '30000 released']);
});

test('an adapter that prints every bell: silence of one and a half periods and two seconds ends the call', (t) => {
  const told = story(
    [
      [0, 'RING'],
      [5_000, 'RING'],
      [10_000, 'RING'],
    ],
    60_000,
  );
  t.deepEqual(told, ['0 ringing', '19500 released']);
});

test('quick bells are waited for eight seconds at least', (t) => {
  const told = story(
    [
      [0, 'RING'],
      [2_000, 'RING'],
    ],
    60_000,
  );
  t.deepEqual(told, ['0 ringing', '10000 released']);
});

test('a caller without a bell is over after half a minute, too', (t) => {
  t.deepEqual(story([[0, 'NMBR=08912345']], 60_000), ['0 caller-id', '30000 released']);
});

test('a call that the adapter ends is not ended again', (t) => {
  const told = story(
    [
      [0, 'RING'],
      [4_000, 'RUNG'],
      [4_100, 'NO CARRIER'],
    ],
    60_000,
  );
  t.deepEqual(told, ['0 ringing', '4000 released']);
});
