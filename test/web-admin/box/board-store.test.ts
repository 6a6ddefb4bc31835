import test from 'ava';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import { applyBoxEvent, lineRows } from '../../../web-admin/src/box/board-store.ts';
import { answeredBy, board, call } from '../board-fixture.ts';

const ended = (key: string): BoxEvent => ({
  type: 'call-ended',
  boxTime: 20_000,
  key,
  line: '1',
  outcome: 'missed',
  talkSeconds: null,
});

test('before the first snapshot there is no board, whatever arrives', (t) => {
  t.is(applyBoxEvent(null, { type: 'call', boxTime: 1, call: call() }), null);
});

test('a snapshot replaces everything that was known', (t) => {
  const before = board({ calls: [call()] });
  const after = applyBoxEvent(before, { type: 'snapshot', board: board() });
  t.deepEqual(after?.calls, []);
});

test('a ring makes its line ring and leaves the others idle', (t) => {
  const after = applyBoxEvent(board(), { type: 'call', boxTime: 1, call: call({ line: '2' }) });
  t.deepEqual(after && lineRows(after).map((row) => row.state), ['idle', 'ringing', 'idle']);
});

test('news of a known call replaces it and keeps its place', (t) => {
  const before = board({ calls: [call(), call({ key: 'call-2', line: '2' })] });
  const after = applyBoxEvent(before, { type: 'call', boxTime: 1, call: answeredBy('12') });
  t.deepEqual(
    after?.calls.map(({ key, phase }) => `${key} ${phase}`),
    ['call-1 answered', 'call-2 ringing'],
  );
});

test('with the release the row is idle and holds nothing of the caller (D2)', (t) => {
  const after = applyBoxEvent(board({ calls: [answeredBy('12')] }), ended('call-1'));
  const row = after && lineRows(after)[0];
  t.is(row?.state, 'idle');
  t.is(row?.call, null);
});

test('the end of a call that nobody knows changes nothing', (t) => {
  const before = board({ calls: [call()] });
  t.is(applyBoxEvent(before, ended('another')), before);
});

test('a heartbeat does not draw the board again', (t) => {
  const before = board();
  t.is(applyBoxEvent(before, { type: 'heartbeat', boxTime: 1 }), before);
});

test('an event of a newer box is passed over', (t) => {
  const before = board();
  t.is(applyBoxEvent(before, { type: 'weather', boxTime: 1 } as unknown as BoxEvent), before);
});

test('a line whose equipment is silent is unknown, and shows a call that another source reports', (t) => {
  const [first, ...rest] = board().lines;
  const lines = first ? [{ ...first, state: 'fault' as const }, ...rest] : [];
  t.is(lineRows(board({ lines }))[0]?.state, 'fault');
  t.is(lineRows(board({ lines, calls: [call()] }))[0]?.state, 'ringing');
});

test('of two calls on one line the later one is shown', (t) => {
  const calls = [answeredBy('12'), call({ key: 'call-2', startedAt: 9_000 })];
  t.is(lineRows(board({ calls }))[0]?.call?.key, 'call-2');
});

test('a call on a line that the box did not list rings on a row at the end', (t) => {
  const rows = lineRows(board({ calls: [call({ line: 'trunk-9' })] }));
  t.deepEqual(
    rows.map((row) => row.line.id),
    ['1', '2', '3', 'trunk-9'],
  );
  t.is(rows[3]?.state, 'ringing');
});

test('what is wrong with the box replaces what was wrong before', (t) => {
  const condition = { code: 'mail-stuck', level: 'fault', subject: null, since: 1 } as const;
  const after = applyBoxEvent(board(), { type: 'health', boxTime: 2, health: [condition] });
  t.deepEqual(after?.health, [condition]);
  t.deepEqual(after && applyBoxEvent(after, { type: 'health', boxTime: 3, health: [] })?.health, []);
});
