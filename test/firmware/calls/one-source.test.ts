import test from 'ava';
import type { Outcome } from '../../../firmware/calls/call.ts';
import { ADAPTER, MODEM, numberOf, PBX, Scenario } from '../../support/call-scenario.ts';

test('a ring group answered by one telephone is one answered call', (t) => {
  const s = new Scenario()
    .ringing(PBX, '1', 'a', undefined, '0312340001')
    .number(PBX, '1', 'a', '0312345678');
  for (const phone of ['101', '102', '103']) s.ringing(PBX, '1', 'a', phone);
  s.wait(6).answered(PBX, '1', 'a', '102').wait(30).released(PBX, '1', 'a');
  t.is(s.live.length, 0);
  t.is(s.ended.length, 1);
  const [call] = s.ended;
  t.is(call?.outcome, 'answered');
  t.deepEqual(call?.rang.map(String), ['101', '102', '103']);
  t.is(call?.called, '0312340001');
  t.is((call?.answeredAt ?? 0) - (call?.startedAt ?? 0), 6000);
});

test('after a transfer the second telephone has the call, and both are remembered', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').answered(PBX, '1', 'a', '101').wait(5);
  s.ringing(PBX, '1', 'a', '102').answered(PBX, '1', 'a', '102').released(PBX, '1', 'a');
  t.deepEqual(
    s.ended[0]?.answers.map((answer) => String(answer.extension)),
    ['101', '102'],
  );
  t.is(s.ended[0]?.outcome, 'answered');
});

for (const outcome of ['busy', 'rejected', 'voicemail', 'unreachable'] as const) {
  test(`a call that the PBX ends as ${outcome} is ${outcome}`, (t) => {
    const s = new Scenario().ringing(PBX, '1', 'a').released(PBX, '1', 'a', outcome);
    t.is(s.ended[0]?.outcome, outcome satisfies Outcome);
  });
}

test('a person who answered outweighs the voicemail that took the call later', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').answered(PBX, '1', 'a', '101');
  s.released(PBX, '1', 'a', 'voicemail');
  t.is(s.ended[0]?.outcome, 'answered');
});

test('two calls on two lines do not mix', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').ringing(PBX, '2', 'b');
  s.number(PBX, '2', 'b', '0311110002').number(PBX, '1', 'a', '0311110001');
  s.answered(PBX, '1', 'a', '101').released(PBX, '2', 'b').released(PBX, '1', 'a');
  t.deepEqual(
    s.ended.map((call) => [String(call.line), numberOf(call), call.outcome]),
    [
      ['2', '0311110002', 'missed'],
      ['1', '0311110001', 'answered'],
    ],
  );
});

test('two calls to one dialled number are two calls, though the office thinks of one line', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').wait(1).ringing(PBX, '1', 'b');
  s.number(PBX, '1', 'b', '0311110002').number(PBX, '1', 'a', '0311110001');
  t.deepEqual(s.live.map(numberOf).sort(), ['0311110001', '0311110002']);
});

test('known, then withheld, then unknown: nothing is carried over from call to call', (t) => {
  const s = new Scenario();
  s.ringing(MODEM, '1', null).number(MODEM, '1', null, '0312345678').released(MODEM, '1', null);
  s.ringing(MODEM, '1', null).absent(MODEM, '1', null).released(MODEM, '1', null);
  s.ringing(MODEM, '1', null).wait(4).released(MODEM, '1', null);
  t.deepEqual(
    s.ended.map((call) => call.caller),
    [
      { type: 'number', number: '0312345678', e164: '+81312345678' },
      { type: 'absent', reason: 'withheld' },
      { type: 'absent', reason: 'none' },
    ],
  );
});

test('withheld wins over a number that leaked before or after it', (t) => {
  const after = new Scenario().number(PBX, '1', 'a', '0312345678').absent(PBX, '1', 'a');
  const before = new Scenario().absent(PBX, '1', 'a').number(PBX, '1', 'a', '0312345678');
  for (const s of [after, before]) {
    s.released(PBX, '1', 'a');
    t.deepEqual(s.ended[0]?.caller, { type: 'absent', reason: 'withheld' });
    t.false(JSON.stringify(s.ended[0]).includes('0312345678'));
  }
});

test('without a caller ID the board says so after three seconds, and still takes a late one', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).wait(2.9);
  t.deepEqual(s.live[0]?.caller, { type: 'pending' });
  s.wait(0.1);
  t.deepEqual(s.live[0]?.caller, { type: 'absent', reason: 'none' });
  s.wait(1).number(MODEM, '1', null, '0312345678');
  t.is(numberOf(s.live[0]), '0312345678');
});

test('a line that cannot see answers: unknown while somebody is in, missed when all are away', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).released(MODEM, '1', null);
  s.mode = 'away';
  s.ringing(MODEM, '1', null).released(MODEM, '1', null);
  t.deepEqual(
    s.ended.map((call) => call.outcome),
    ['unknown', 'missed'],
  );
});

test('an adapter that delivers a number and nothing else rings for half a minute', (t) => {
  const s = new Scenario().number(ADAPTER, '1', null, '0312345678').wait(29);
  t.is(s.live[0]?.phase, 'ringing');
  t.is(s.wait(1).ended.length, 1);
});

test('the dialled number that such an adapter tells does not make the call last longer', (t) => {
  const s = new Scenario()
    .ringing(ADAPTER, '1', null, undefined, '0398765432')
    .number(ADAPTER, '1', null, '0312345678');
  t.is(s.live[0]?.called, '0398765432');
  t.is(s.wait(30).ended.length, 1);
});

test('a call whose release was lost ends after twelve hours', (t) => {
  const s = new Scenario()
    .ringing(PBX, '1', 'a')
    .answered(PBX, '1', 'a', '101')
    .wait(12 * 3600 - 1);
  t.is(s.live.length, 1);
  t.is(s.wait(1).ended[0]?.outcome, 'answered');
});

test('a fact that says nothing new stores and shows nothing', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').number(PBX, '1', 'a', '0312345678');
  const before = s.effects.length;
  s.ringing(PBX, '1', 'a', '101').number(PBX, '1', 'a', '0312345678').ringing(PBX, '1', 'a');
  t.is(s.effects.length, before);
});

test('stragglers of an ended call and releases of unknown ones are ignored', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').released(PBX, '1', 'a');
  s.ringing(PBX, '1', 'a', '101')
    .answered(PBX, '1', 'a', '101')
    .released(PBX, '1', 'b')
    .released(MODEM, '1', null);
  t.is(s.live.length, 0);
  t.is(s.ended.length, 1);
});
