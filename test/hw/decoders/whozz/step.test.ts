import test from 'ava';
import { recordOf } from '../../../../hw/decoders/whozz/record.ts';
import { deadline, quietUnit, step, type WhozzState } from '../../../../hw/decoders/whozz/step.ts';

const START = '01 I S 0000 G A0 11/24 10:42 AM 031-234-5678                  ';
const RING = '01 R             11/24 10:42:01';
const OFF_HOOK = '01 F             11/24 10:42:09';

/** Plays records at times, keeps the deadlines between them, and says what was told and when. */
function story(records: readonly (readonly [number, string])[], until: number): readonly string[] {
  let state: WhozzState = quietUnit();
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
  for (const [at, text] of records) {
    pass(at);
    take({ type: 'record', record: recordOf(Buffer.from(text)), at });
  }
  pass(until);
  return told;
}

test('a unit that tells no end: its call is over after half a minute', (t) => {
  t.deepEqual(story([[0, START]], 60_000), ['0 ringing', '0 caller-id', '30000 released']);
});

test('a unit with detailed records is waited for, so that a late answer is not lost', (t) => {
  const told = story(
    [
      [0, RING],
      [2_000, START],
      [120_000, OFF_HOOK],
    ],
    3_600_000,
  );
  t.deepEqual(told, ['0 ringing', '2000 caller-id', '120000 answered']);
});

test('a ringing call whose end record was lost is given up after three minutes without a word', (t) => {
  t.deepEqual(story([[0, RING]], 600_000), ['0 ringing', '180000 released']);
});

test('each ring record begins the waiting anew', (t) => {
  const told = story(
    [
      [0, RING],
      [100_000, RING],
    ],
    600_000,
  );
  t.deepEqual(told, ['0 ringing', '280000 released']);
});

test('a conversation waits for nothing', (t) => {
  let state = quietUnit();
  for (const text of [RING, OFF_HOOK]) {
    state = step(state, { type: 'record', record: recordOf(Buffer.from(text)), at: 0 }).state;
  }
  t.is(deadline(state), null);
});
