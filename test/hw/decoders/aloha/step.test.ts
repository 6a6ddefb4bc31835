import test from 'ava';
import { expire, frame } from '../../../../hw/decoders/aloha/frame.ts';
import { type AlohaInput, deadline, quietAdapter, step } from '../../../../hw/decoders/aloha/step.ts';
import { NOTHING_HUNTED } from '../../../../hw/decoders/hunt.ts';

/** Plays frames at times and says what was told and replied, in order. */
function played(...inputs: readonly AlohaInput[]): readonly string[] {
  let state = quietAdapter('1');
  return inputs.flatMap((input) => {
    const stepped = step(state, input);
    state = stepped.state;
    const replies = stepped.effects.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
    const told = stepped.events.map((event) =>
      JSON.stringify(event).replace(/"type":"caller-id","line":"1",/, ''),
    );
    return [...replies, ...told];
  });
}

const report = (at: number, text: string, hasParity = true): AlohaInput => ({
  type: 'frame',
  frame: { type: 'report', text, hasParity },
  at,
});
const broken = (at: number, hasParity = true): AlohaInput => ({
  type: 'frame',
  frame: { type: 'broken', hasParity },
  at,
});
const CALL = '1124210420312345678';
const TOLD = '{"number":"0312345678"}';
const LOST = '{"reason":"receive-error"}';

test('a good report is acknowledged', (t) => {
  t.deepEqual(played(report(0, CALL)), ['06', TOLD]);
});

test('a damaged report is refused, with even parity where the port does not add it', (t) => {
  t.deepEqual(played(broken(0)), ['95']);
  t.deepEqual(played(broken(0, false)), ['15']);
});

test('the same report within two seconds is a resend: acknowledged and not told again', (t) => {
  t.deepEqual(played(report(0, CALL), report(2_000, CALL)), ['06', TOLD, '06']);
});

test('the same report later is another call of the same caller', (t) => {
  t.deepEqual(played(report(0, CALL), report(2_001, CALL)), ['06', TOLD, '06', TOLD]);
});

test('a damaged report that is repeated in time is told once', (t) => {
  t.deepEqual(played(broken(0), report(700, CALL), { type: 'time', at: 2_000 }), ['95', '06', TOLD]);
});

test('a damaged report that is not repeated within two seconds is a receive error', (t) => {
  const refused = step(quietAdapter('1'), broken(500)).state;
  t.is(deadline(refused), 2_500);
  t.deepEqual(played(broken(500), { type: 'time', at: 2_499 }), ['95']);
  t.deepEqual(played(broken(500), broken(1_200), { type: 'time', at: 2_500 }), ['95', '95', LOST]);
});

test('nothing waits on a quiet adapter', (t) => {
  t.is(deadline(quietAdapter('1')), null);
  t.deepEqual(played({ type: 'time', at: 9_000 }, { type: 'end' }), []);
});

test('a report whose end does not come is given up when the adapter falls silent', (t) => {
  const begun = frame(NOTHING_HUNTED, Buffer.from('\u000211242104203', 'latin1'));
  t.deepEqual(begun.frames, []);
  t.deepEqual(expire(begun.rest).frames, [{ type: 'broken', hasParity: false }]);
});
