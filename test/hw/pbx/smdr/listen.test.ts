import test from 'ava';
import { LEG_WAIT } from '../../../../hw/pbx/smdr/engine.ts';
import { NEC_SL } from '../../../../hw/pbx/smdr/layouts/nec.ts';
import { PANASONIC_A } from '../../../../hw/pbx/smdr/layouts/panasonic.ts';
import { LINE_SILENCE, listenSmdr } from '../../../../hw/pbx/smdr/listen.ts';

const FIRST_LEG = "25/11/26 20:13     302 04 <I>0421371908             0'06 00:00'00";
const SECOND_LEG = "25/11/26 20:14     109 04 <I>0421371908             0'00 00:00'12";
const LINE = 'PIN 10:53 12/09 002 0612345678 NO ANSWER';
const NAME = 'NEXT YAMADA SHOTEN';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

test('nothing waits before a line comes', (t) => {
  t.is(listenSmdr(NEC_SL).deadline(), null);
});

test('a record waits two seconds for the line that continues it', (t) => {
  const log = listenSmdr(NEC_SL);
  t.deepEqual(log.received(bytes(`${LINE}\r\n`), 10_000).events, []);
  t.is(log.deadline(), 12_000);
  t.deepEqual(log.timePassed(11_999).events, []);
  t.deepEqual(typesOf(log.timePassed(12_000).events), ['logged']);
  t.is(log.deadline(), null);
});

test('a continuation that comes in time belongs to the record before it, a late one to none', (t) => {
  const log = listenSmdr(NEC_SL);
  log.received(bytes(`${LINE}\r\n`), 0);
  log.received(bytes(`${NAME}\r\n`), 1_000);
  t.like(log.timePassed(2_000).events[0], { type: 'logged', number: '0612345678', name: 'YAMADA SHOTEN' });
  t.deepEqual(typesOf(log.received(bytes(`${NAME}\r\n`), 3_000).events), ['unrecognised']);
});

test('the first part of a call waits for the end of the longest talk, then stands for the whole call', (t) => {
  const log = listenSmdr(PANASONIC_A);
  log.received(bytes(`${FIRST_LEG}\r\n`), 5_000);
  t.is(log.deadline(), 5_000 + LEG_WAIT);
  t.deepEqual(log.timePassed(5_000 + LEG_WAIT - 1).events, []);
  t.like(log.timePassed(5_000 + LEG_WAIT).events[0], {
    type: 'logged',
    extension: '302',
    outcome: 'answered',
  });
  t.is(log.deadline(), null);
});

test('the rest of the call, hours later, completes it', (t) => {
  const log = listenSmdr(PANASONIC_A);
  log.received(bytes(`${FIRST_LEG}\r\n`), 0);
  const { events } = log.received(bytes(`${SECOND_LEG}\r\n`), 3 * 3_600_000);
  t.is(events.length, 1);
  t.like(events[0], { extension: '109', ringSeconds: 6, talkSeconds: 12, outcome: 'answered' });
});

test('a line without an end is read after five seconds of silence, not before', (t) => {
  const log = listenSmdr(PANASONIC_A);
  log.received(bytes(SECOND_LEG.slice(0, 20)), 0);
  log.received(bytes(SECOND_LEG.slice(20)), 4_000);
  t.deepEqual(log.timePassed(5_000).events, []);
  t.is(log.deadline(), 9_000);
  t.deepEqual(typesOf(log.timePassed(9_000).events), ['logged']);
});

test('half a line before a break of the link is not joined with what comes behind it', (t) => {
  const log = listenSmdr(PANASONIC_A);
  log.received(bytes(SECOND_LEG.slice(0, 35)), 0);
  log.interrupted();
  const { events } = log.received(bytes(`${SECOND_LEG}\r\n`), 1_000);
  t.like(events[0], { type: 'logged', number: '0421371908' });
});

test('lines, events and what was dropped are counted', (t) => {
  const { frames, discarded } = listenSmdr(PANASONIC_A).received(bytes(`\x11\x13${SECOND_LEG}\r\n\x00`), 0);
  t.deepEqual({ frames, discarded }, { frames: 1, discarded: 3 });
});

test('a single character, or the rest of an endless line, does not spoil the line behind a silence', (t) => {
  for (const noise of ['x', 'y'.repeat(2_000)]) {
    const log = listenSmdr(PANASONIC_A);
    log.received(bytes(noise), 0);
    t.is(log.deadline(), LINE_SILENCE);
    t.deepEqual(log.timePassed(LINE_SILENCE).events, []);
    t.is(log.deadline(), null);
    t.deepEqual(typesOf(log.received(bytes(`${SECOND_LEG}\r\n`), LINE_SILENCE).events), ['logged']);
  }
});
