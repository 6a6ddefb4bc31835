import test from 'ava';
import { extension } from '../../../firmware/calls/ids.ts';
import { LIVE_LOG, LOG, MODEM, numberOf, PBX, Scenario } from '../../support/call-scenario.ts';

const TANAKA = '0312345678';
const SATO = '0669998888';

const answeredBy = (phone: string, ringSeconds: number, talkSeconds: number) =>
  ({ outcome: 'answered', extension: extension(phone), ringSeconds, talkSeconds }) as const;

test('the modem knows who called, the log who answered: one call with telephone, ring time and talk time', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).number(MODEM, '1', null, TANAKA).wait(10);
  s.released(MODEM, '1', null)
    .wait(90)
    .logged(LOG, '1', { ago: 100, ...answeredBy('101', 8, 92) });
  const [call, ...others] = s.stored;
  t.deepEqual(others, []);
  t.is(call?.outcome, 'answered');
  t.deepEqual(
    call?.answers.map((answer) => String(answer.extension)),
    ['101'],
  );
  t.is((call?.answeredAt ?? 0) - (call?.startedAt ?? 0), 8_000);
  t.is((call?.releasedAt ?? 0) - (call?.answeredAt ?? 0), 92_000);
  t.is(numberOf(call), TANAKA);
});

test('a log that comes while the modem still waits for the next ring ends the call', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).wait(7).logged(LOG, '1', { ago: 7, ringSeconds: 6 });
  t.is(s.live.length, 0);
  t.is(s.ended[0]?.outcome, 'missed');
});

test('a log never ends a call that the PBX link holds, and never overrules it', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a', '101').answered(PBX, '1', 'a').wait(30);
  s.logged(LOG, '1', { ago: 30, outcome: 'missed', ringSeconds: 30 });
  t.is(s.live[0]?.phase, 'answered');
  s.released(PBX, '1', 'a');
  t.is(s.ended[0]?.outcome, 'answered');
  t.is(s.stored.length, 1);
});

test('where the PBX link does not name the telephone, the log does', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').answered(PBX, '1', 'a').wait(30).released(PBX, '1', 'a');
  s.wait(1).logged(LOG, '1', { ago: 31, ...answeredBy('102', 0, 30) });
  t.deepEqual(
    s.stored[0]?.answers.map((answer) => String(answer.extension)),
    ['102'],
  );
  t.is(s.stored[0]?.outcome, 'answered');
});

test('the log as the only source: a missed call in away mode has ended as missed, once', (t) => {
  const s = new Scenario();
  s.mode = 'away';
  s.wait(60).logged(LOG, '4', { ago: 20, number: TANAKA, ringSeconds: 20 });
  t.is(s.ended.length, 1);
  t.like(s.ended[0], { mode: 'away', outcome: 'missed', phase: 'released' });
  t.is((s.ended[0]?.releasedAt ?? 0) - (s.ended[0]?.startedAt ?? 0), 20_000);
});

test('the log as the only source: nothing is said of the caller, so no caller ID is what the record says', (t) => {
  const s = new Scenario().wait(60).logged(LOG, '4', { ago: 20, ringSeconds: 20 });
  t.deepEqual(s.ended[0]?.caller, { type: 'absent', reason: 'none' });
});

test('a record that is sent twice is one call', (t) => {
  const s = new Scenario().wait(60).logged(LOG, '1', { ago: 20, number: TANAKA, ringSeconds: 20 });
  const [record] = s.stored[0]?.bindings ?? [];
  const again = { ago: 20, number: TANAKA, ringSeconds: 20 };
  s.logged(LOG, '1', again).logged(LOG, '1', again);
  t.is(s.stored.length, 1);
  t.is(s.effects.length, 1);
  t.truthy(record?.call);
});

test('a record that was taken before a restart is known from the disk', (t) => {
  const s = new Scenario().wait(60).logged(LOG, '1', { ago: 20, number: TANAKA, ringSeconds: 20 });
  s.restart().logged(LOG, '1', { ago: 20, number: TANAKA, ringSeconds: 20 });
  t.is(s.effects.length, 1);
});

test('two callers of the same minute on one bundle of lines are two calls', (t) => {
  const s = new Scenario().wait(60).logged(LOG, '1', { id: 'x', ago: 20, number: TANAKA, ringSeconds: 5 });
  s.logged(LOG, '1', { id: 'x', ago: 20, number: SATO, ringSeconds: 5 });
  t.deepEqual(s.stored.map(numberOf), [TANAKA, SATO]);
});

test('overlapping calls on one line: each record goes to the call with its number', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').number(PBX, '1', 'a', TANAKA).wait(2);
  s.ringing(PBX, '1', 'b').number(PBX, '1', 'b', SATO).wait(20);
  s.released(PBX, '1', 'a').released(PBX, '1', 'b');
  s.logged(LOG, '1', { ago: 20, number: SATO, ringSeconds: 20, extension: extension('102') });
  s.logged(LOG, '1', { ago: 22, number: TANAKA, ringSeconds: 22, extension: extension('101') });
  const rang = Object.fromEntries(s.stored.map((call) => [numberOf(call), call.rang.map(String)]));
  t.deepEqual(rang, { [TANAKA]: ['101'], [SATO]: ['102'] });
});

test('overlapping anonymous calls: the nearest in time, and no call takes two records', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).wait(12).released(MODEM, '1', null).wait(40);
  s.ringing(MODEM, '1', null).wait(12).released(MODEM, '1', null);
  s.logged(LOG, '1', { ago: 64, ringSeconds: 10 }).logged(LOG, '1', { ago: 12, ringSeconds: 11 });
  t.is(s.stored.length, 2);
  t.true(s.stored.every((call) => call.bindings.filter((one) => one.source === 'log').length === 1));
});

test('the record of the last call comes while the next one rings: the next one goes on ringing', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).number(MODEM, '1', null, TANAKA).wait(6);
  s.released(MODEM, '1', null).wait(100).ringing(MODEM, '1', null).wait(1);
  s.logged(LOG, '1', { ago: 107, ...answeredBy('101', 6, 98) });
  t.is(s.live.length, 1);
  t.is(s.live[0]?.phase, 'ringing');
  t.is(s.stored[0]?.outcome, 'answered');
});

test('records out of order find their calls', (t) => {
  const s = new Scenario()
    .ringing(PBX, '1', 'a')
    .number(PBX, '1', 'a', TANAKA)
    .wait(5)
    .released(PBX, '1', 'a');
  s.wait(300).ringing(PBX, '1', 'b').number(PBX, '1', 'b', TANAKA).wait(8).released(PBX, '1', 'b').wait(1);
  s.logged(LOG, '1', { ago: 9, number: TANAKA, ringSeconds: 8, extension: extension('102') });
  s.logged(LOG, '1', { ago: 314, number: TANAKA, ringSeconds: 5, extension: extension('101') });
  t.deepEqual(
    s.stored.map((call) => call.rang.map(String)),
    [['101'], ['102']],
  );
});

test('after hours without the log, its buffer completes what was seen and adds what was not', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).number(MODEM, '1', null, TANAKA).wait(12);
  s.released(MODEM, '1', null).wait(4 * 3600);
  s.logged(LOG, '1', { ago: 4 * 3600 + 12, number: TANAKA, ringSeconds: 12 });
  s.logged(LOG, '1', { ago: 2 * 3600, number: SATO, ringSeconds: 15 });
  t.deepEqual(s.stored.map(numberOf), [TANAKA, SATO]);
  t.deepEqual(
    s.stored.map((call) => call.outcome),
    ['missed', 'missed'],
  );
  t.is((s.now.wall - (s.stored[1]?.startedAt ?? 0)) / 3600_000, 2);
});

test('a buffer of hours ago never ends or names the call that rings now', (t) => {
  const s = new Scenario()
    .wait(4 * 3600)
    .ringing(MODEM, '1', null)
    .wait(20);
  s.logged(LOG, '1', { ago: 3 * 3600, ringSeconds: 15 });
  t.is(s.live.length, 1);
  t.is(s.stored.length, 1);
});

test('a PBX whose clock is an hour wrong: the number proves the call, and the next one needs no number', (t) => {
  const hour = 3600;
  const s = new Scenario().wait(hour);
  s.ringing(MODEM, '1', null).number(MODEM, '1', null, TANAKA).wait(12).released(MODEM, '1', null);
  s.logged(LOG, '1', { ago: 12 + hour, number: TANAKA, ringSeconds: 12 });
  s.wait(600).ringing(MODEM, '1', null).wait(12).released(MODEM, '1', null);
  s.logged(LOG, '1', { ago: 12 + hour, ringSeconds: 12, extension: extension('101') });
  t.is(s.stored.length, 2);
  t.deepEqual(s.stored[1]?.rang.map(String), ['101']);
});

test('a PBX whose clock was reset to the year 2000: the arrival is the time of the call', (t) => {
  const s = new Scenario().wait(60).logged(LOG, '1', { ago: 26 * 365 * 86_400, ...answeredBy('101', 5, 10) });
  t.is(s.now.wall - (s.stored[0]?.startedAt ?? 0), 15_000);
});

test('a log without times: the arrival places the record', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).wait(10).released(MODEM, '1', null).wait(30);
  s.logged(LOG, '1', answeredBy('101', 10, 30));
  t.is(s.stored.length, 1);
  t.is(s.stored[0]?.outcome, 'answered');
});

test('each telephone of a transferred call is added to the one record', (t) => {
  const s = new Scenario()
    .wait(60)
    .logged(LOG, '1', { ago: 40, number: TANAKA, ...answeredBy('101', 10, 30) });
  s.wait(50).logged(LOG, '1', { ago: 50, number: TANAKA, ...answeredBy('102', 0, 50), continues: true });
  t.is(s.stored.length, 1);
  t.deepEqual(
    s.stored[0]?.answers.map((answer) => String(answer.extension)),
    ['101', '102'],
  );
  t.is((s.stored[0]?.releasedAt ?? 0) - (s.stored[0]?.answeredAt ?? 0), 80_000);
});

test('the further part of a call that nobody knows begins none', (t) => {
  const s = new Scenario()
    .wait(60)
    .logged(LOG, '1', { ago: 40, ...answeredBy('102', 0, 30), continues: true });
  t.deepEqual(s.effects, []);
});

test('a log with live lines: rings, is answered, ends, and its last line completes the same call', (t) => {
  const s = new Scenario().ringing(LIVE_LOG, '1', null).number(LIVE_LOG, '1', null, TANAKA).wait(8);
  s.answered(LIVE_LOG, '1', null, '101').wait(60).released(LIVE_LOG, '1', null);
  s.logged(LIVE_LOG, '1', { ago: 68, number: TANAKA, ...answeredBy('101', 8, 60) });
  t.is(s.stored.length, 1);
  t.is(s.stored[0]?.answers.length, 1);
  t.is(s.stored[0]?.outcome, 'answered');
});

test('the bell that stops at the modem does not end a call that a log with live lines follows', (t) => {
  const s = new Scenario().ringing(MODEM, '1', null).ringing(LIVE_LOG, '1', null).wait(8);
  s.answered(LIVE_LOG, '1', null, '101').wait(4).released(MODEM, '1', null);
  t.is(s.live[0]?.phase, 'answered');
  s.wait(60).released(LIVE_LOG, '1', null);
  t.is(s.stored.length, 1);
  t.is(s.ended[0]?.outcome, 'answered');
});

test('a log that does not hear the bell says late that its call was answered: no second call', (t) => {
  const s = new Scenario().number(LOG, '1', null, TANAKA).wait(120);
  t.is(s.ended.length, 1);
  s.answered(LOG, '1', null, '101').released(LOG, '1', null);
  s.logged(LOG, '1', { ago: 120, number: TANAKA, ...answeredBy('101', 10, 110) });
  t.is(s.stored.length, 1);
  t.is(s.stored[0]?.outcome, 'answered');
});

test('a withheld caller stays withheld, whatever number the log prints', (t) => {
  const s = new Scenario().ringing(PBX, '1', 'a').absent(PBX, '1', 'a').wait(9).released(PBX, '1', 'a');
  const leak = { ago: 9, number: TANAKA, ringSeconds: 9 };
  s.logged(LOG, '1', leak).restart().logged(LOG, '1', leak);
  t.is(s.stored.length, 1);
  t.deepEqual(s.stored[0]?.caller, { type: 'absent', reason: 'withheld' });
});
