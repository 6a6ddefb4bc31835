import test from 'ava';
import { type Book, EMPTY_BOOK } from '../../../firmware/calls/book.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { moveBook, moveCall } from '../../../firmware/calls/move-call.ts';
import { answered, ringing } from '../store/call-samples.ts';
import { NOW } from '../store/temporary-box.ts';

const OFFSET = 5 * 3_600_000;

test('a call that moves keeps its lengths', (t) => {
  const call = answered(ringing('a'), 4, 60);
  const moved = moveCall(call, { offset: OFFSET, from: NOW });
  t.is(moved.startedAt, epochMs(NOW + OFFSET));
  t.is(moved.answeredAt, epochMs(NOW + OFFSET + 4000));
  t.is(moved.answers[0]?.at, epochMs(NOW + OFFSET + 4000));
  t.is(moved.releasedAt, epochMs(NOW + OFFSET + 64_000));
  t.deepEqual(moveCall(moved, { offset: -OFFSET, from: 0 }), call);
});

test('what was written by a clock that was right stays', (t) => {
  const call = answered(ringing('a'), 4, 60);
  const moved = moveCall(call, { offset: OFFSET, from: NOW + 10_000 });
  t.is(moved.startedAt, call.startedAt);
  t.is(moved.answeredAt, call.answeredAt);
  t.is(moved.releasedAt, epochMs(NOW + OFFSET + 64_000));
});

test('live calls follow and are told; what is due stays due; PBX clocks are reckoned from the new time', (t) => {
  const call = ringing('a');
  const live = { call, since: 1000, identifiedBy: null, rung: true, restored: false };
  const book: Book = {
    ...EMPTY_BOOK,
    live: new Map([[call.key, live]]),
    lastEnded: new Map([[call.line, { call, at: 500 }]]),
    skew: new Map([['log', 60_000]]),
  };
  const { book: moved, effects } = moveBook(book, { offset: OFFSET, from: 0 });
  const expected = { ...call, startedAt: epochMs(NOW + OFFSET) };
  t.deepEqual(moved.live.get(call.key), { ...live, call: expected });
  t.deepEqual(moved.lastEnded.get(call.line), { call: expected, at: 500 });
  t.is(moved.skew.get('log'), 60_000 - OFFSET);
  t.deepEqual(effects, [{ type: 'changed', call: expected }]);
});
