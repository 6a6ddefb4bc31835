import test from 'ava';
import { MODEM, numberOf, PBX, Scenario } from '../../support/call-scenario.ts';

test('the modem knows the number, the PBX knows who answered: one call (modem first)', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).number(MODEM, '1', null, '0312345678').wait(1);
  s.ringing(PBX, '1', 'a', '101').answered(PBX, '1', 'a', '101').wait(20);
  s.released(MODEM, '1', null).released(PBX, '1', 'a');
  t.is(s.ended.length, 1);
  t.is(numberOf(s.ended[0]), '0312345678');
  t.is(s.ended[0]?.outcome, 'answered');
});

test('the modem knows the number, the PBX knows who answered: one call (PBX first)', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').wait(1).ringing(MODEM, '1', null).wait(3);
  s.number(MODEM, '1', null, '0312345678').answered(PBX, '1', 'a', '101').released(PBX, '1', 'a');
  t.is(s.ended.length, 1);
  t.is(numberOf(s.ended[0]), '0312345678');
  t.is(s.ended[0]?.outcome, 'answered');
});

test('a quick hand: the number comes after the answer and still belongs to the call', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').wait(1).answered(PBX, '1', 'a', '101').wait(3);
  s.number(MODEM, '1', null, '0312345678');
  t.is(s.live.length, 1);
  t.is(numberOf(s.live[0]), '0312345678');
});

test('another line that rings at the same moment keeps its own caller', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(PBX, '2', 'b').ringing(MODEM, '1', null);
  s.number(MODEM, '1', null, '0312345678').number(PBX, '2', 'b', '0661112222');
  const byLine = Object.fromEntries(s.live.map((call) => [String(call.line), numberOf(call)]));
  t.deepEqual(byLine, { '1': '0312345678', '2': '0661112222' });
});

test('the end of ringing on the wire does not end a call that the PBX holds', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(MODEM, '1', null).released(MODEM, '1', null);
  t.is(s.live.length, 1);
  s.released(PBX, '1', 'a');
  t.is(s.ended[0]?.outcome, 'missed');
});

test('caller ID before any ring (British and Japanese order) belongs to the ring that follows', (t) => {
  const s = new Scenario().number(MODEM, '1', null, '0312345678');
  t.is(s.live[0]?.phase, 'announced');
  s.wait(1.5).ringing(PBX, '1', 'a', '101');
  t.is(s.live.length, 1);
  t.is(s.live[0]?.phase, 'ringing');
  t.is(numberOf(s.live[0]), '0312345678');
});

test('a stray caller ID never sticks to the next call', (t) => {
  const s = new Scenario().number(MODEM, '1', null, '0312345678').wait(4.1);
  s.ringing(PBX, '1', 'a', '101').wait(3);
  t.is(s.ended.length, 1);
  t.is(numberOf(s.live[0]), null);
});

test('a caller ID that comes while the caller hangs up completes the ended call, not the next one', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(MODEM, '1', null).wait(2).released(PBX, '1', 'a');
  s.wait(0.5).number(MODEM, '1', null, '0312345678').wait(1).ringing(PBX, '1', 'b');
  t.is(s.ended.length, 1);
  t.is(numberOf(s.live[0]), null);
  const amended = s.effects.find((effect) => effect.type === 'amended');
  t.is(numberOf(amended?.call), '0312345678');
  t.is(amended?.call.key, s.ended[0]?.key);
});

test('a decoder that speaks on a line that has long been busy tells of another call', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').answered(PBX, '1', 'a', '101').wait(60);
  s.number(MODEM, '1', null, '0312345678');
  t.is(s.live.length, 2);
});

test('numbers that differ are two calls, also when the decoder spoke first', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).number(MODEM, '1', null, '0312345678');
  s.ringing(PBX, '1', 'a', '101').number(PBX, '1', 'a', '0669998888').answered(PBX, '1', 'a', '101');
  t.is(s.live.length, 2);
  const fromPbx = s.live.find((call) => numberOf(call) === '0669998888');
  t.deepEqual(fromPbx?.rang.map(String), ['101']);
  t.is(fromPbx?.phase, 'answered');
  const fromModem = s.live.find((call) => numberOf(call) === '0312345678');
  t.deepEqual([fromModem?.phase, fromModem?.rang.length, fromModem?.answers.length], ['ringing', 0, 0]);
});

test('numbers that differ are two calls, also when the PBX spoke first; its key stays with it', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').ringing(MODEM, '1', null);
  const key = s.live[0]?.key;
  s.number(MODEM, '1', null, '0312345678').number(PBX, '1', 'a', '0669998888');
  t.is(s.live.length, 2);
  t.is(s.live.find((call) => numberOf(call) === '0669998888')?.key, key);
});

test('the same number in two spellings is one caller', (t) => {
  const s = new Scenario()
    .ringing(PBX, '1', 'a')
    .number(PBX, '1', 'a', '+81312345678')
    .ringing(MODEM, '1', null);
  s.number(MODEM, '1', null, '0312345678');
  t.is(s.live.length, 1);
});

test('a number that one source withholds is not taken from the other', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').absent(PBX, '1', 'a').ringing(MODEM, '1', null);
  s.number(MODEM, '1', null, '0312345678').released(PBX, '1', 'a');
  t.false(JSON.stringify(s.effects).includes('0312345678'));
});

test('after a reconnect a call that ended meanwhile is not left ringing', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(PBX, '2', 'b').link(PBX, false).wait(20);
  s.link(PBX, true).ringing(PBX, '2', 'b').synchronised(PBX, ['b']);
  t.deepEqual(
    s.ended.map((call) => [String(call.line), call.outcome]),
    [['1', 'missed']],
  );
  t.is(s.live.length, 1);
});

test('a link that stays away takes its ringing calls with it after a minute, not its conversations', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(PBX, '2', 'b').answered(PBX, '2', 'b', '101');
  s.link(PBX, false).wait(59);
  t.is(s.live.length, 2);
  s.wait(1);
  t.deepEqual(
    s.live.map((call) => String(call.line)),
    ['2'],
  );
});

test('a call that was open when the power went is found again by the PBX', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').number(PBX, '1', 'a', '0312345678').restart().wait(5);
  const key = s.live[0]?.key;
  s.link(PBX, true).ringing(PBX, '1', 'a').synchronised(PBX, ['a']).released(PBX, '1', 'a');
  t.is(s.ended.length, 1);
  t.is(s.ended[0]?.key, key);
  t.is(numberOf(s.ended[0]), '0312345678');
});

test('a call that was open when the power went and is over now is ended at the first synchronisation', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').restart().wait(5).link(PBX, true).synchronised(PBX, []);
  t.is(s.ended[0]?.outcome, 'missed');
});

test('a call of a decoder that was open when the power went ends unless the bell is heard again', (t) => {
  const silent = new Scenario().ringing(MODEM, '1', null).restart().link(MODEM, true).wait(11);
  t.is(silent.ended.length, 1);
  const bell = new Scenario().ringing(MODEM, '1', null).restart().link(MODEM, true).wait(2);
  bell.ringing(MODEM, '1', null).wait(20);
  t.is(bell.ended.length, 0);
  t.is(bell.live.length, 1);
});
