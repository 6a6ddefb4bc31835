import { readFileSync } from 'node:fs';
import test from 'ava';
import { WireRecord } from '../../../firmware/hardware/wire-record.ts';
import type { HardwareEntry } from '../../../firmware/http/contract/hardware.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const NUMBER = '0312345678';
const caller = { type: 'caller-id', line: '1', number: NUMBER, name: 'TARO' } as const;

function setUp(isUnmasked = false) {
  const clock = new FakeClock();
  const permit = { isUnmasked };
  const record = new WireRecord({ clock, structure: 'none', isUnmasked: () => permit.isUnmasked });
  const hear = (text: string) => record.heard(Buffer.from(text, 'latin1'));
  return { clock, record, permit, hear };
}

/** An entry as text: `*` for a masked byte. */
function textOf(entry: HardwareEntry | undefined): string {
  if (entry === undefined) return '';
  if (entry.type === 'fact') return `${entry.fact.number ?? ''} ${entry.fact.name ?? ''}`;
  const pairs = entry.hex.match(/../g) ?? [];
  return pairs.map((pair) => (pair === '**' ? '*' : String.fromCharCode(Number.parseInt(pair, 16)))).join('');
}
const texts = (record: WireRecord, isClear = false) => record.entries(isClear).map(textOf);

test('what comes in bits is one entry, and a pause makes it two', (t) => {
  const { clock, record, hear } = setUp();
  for (const part of ['\r\nRI', 'NG\r', '\n']) {
    hear(part);
    clock.advance(30);
  }
  t.deepEqual(texts(record), []);
  clock.advance(80);
  t.deepEqual(texts(record), ['\r\nRING\r\n']);
  hear('\r\nRING\r\n');
  record.sent(Buffer.from('AT\r'));
  clock.advance(80);
  t.deepEqual(texts(record), ['\r\nRING\r\n', '\r\nRING\r\n', 'AT\r']);
  t.deepEqual(
    record.entries(false).map(({ type }) => type),
    ['heard', 'heard', 'sent'],
  );
  t.is(clock.pending, 0);
});

test('a stream without pauses is shown all the same', (t) => {
  const { clock, record, hear } = setUp();
  for (let turn = 0; turn < 20; turn += 1) {
    hear('RING\r');
    clock.advance(50);
  }
  t.true(texts(record).length >= 2);
});

test('however much comes, it keeps the last four kilobytes and a hundred entries', (t) => {
  const { clock, record, hear } = setUp();
  hear('x'.repeat(1_000_000));
  clock.advance(100);
  const bytes = () => texts(record).join('').length;
  t.is(bytes(), 4096);
  t.is(texts(record).join(''), '*'.repeat(4096));
  for (let turn = 0; turn < 300; turn += 1) record.fact({ type: 'ringing', line: '1' });
  t.is(record.entries(false).length, 100);
  t.is(record.news()?.masked.length, 100);
  t.is(clock.pending, 0);
});

test('masked from the first moment: nothing of number and name is kept', (t) => {
  const { clock, record, permit, hear } = setUp();
  hear(`NMBR = ${NUMBER}\r\nNAME = TARO\r\n`);
  record.fact(caller);
  t.deepEqual(texts(record), ['NMBR = **********\r\nNAME = ****\r\n', '•••••••••• •••']);
  permit.isUnmasked = true;
  t.deepEqual(texts(record, true), texts(record, false));
  clock.advance(1_000);
  t.notRegex(JSON.stringify(record.entries(true)), /0312345678|30333132|TARO/);
});

test('while numbers may be seen they are shown where the decoder gave them out, and to nobody else', (t) => {
  const { record, hear } = setUp(true);
  hear(`NMBR = ${NUMBER}\r\nNAME = TARO\r\n`);
  record.news();
  record.fact(caller);
  t.deepEqual(texts(record, true), [`NMBR = ${NUMBER}\r\nNAME = TARO\r\n`, `${NUMBER} TARO`]);
  t.deepEqual(texts(record), ['NMBR = **********\r\nNAME = ****\r\n', '•••••••••• •••']);
  const news = record.news();
  t.deepEqual(news?.clear.map(textOf), texts(record, true), 'the entry before comes again');
  t.is(record.news(), null);
});

test('a withheld number that equipment sends all the same is shown to nobody and gone after five seconds', (t) => {
  const { clock, record, hear } = setUp(true);
  hear(`PRIVATE NMBR = ${NUMBER}\r\n`);
  record.fact({ type: 'caller-id', line: '1', reason: 'withheld' });
  const logged = { type: 'logged', line: '1', direction: 'incoming', outcome: 'missed' } as const;
  record.fact({ ...logged, reason: 'withheld', number: NUMBER, name: 'TARO' });
  clock.advance(5_000);
  // Another call of this number, which is given out, does not bring it to light.
  record.fact(caller);
  t.deepEqual(texts(record, true).slice(0, 3), ['PRIVATE NMBR = **********\r\n', ' ', ' ']);
  record.remask(true);
  t.is(clock.pending, 0);
});

test('when numbers may not be seen any more, entries with one are news, masked', (t) => {
  const { record, hear } = setUp(true);
  hear(`NMBR = ${NUMBER}\r\n`);
  record.fact(caller);
  record.fact({ type: 'ringing', line: '1' });
  record.news();
  record.remask(true);
  t.deepEqual(record.news()?.clear.map(textOf), ['NMBR = **********\r\n', '•••••••••• •••']);
  t.notRegex(JSON.stringify(record.entries(true)), /0312345678|TARO/);
});

test('whom the office calls and an outside number that a call is sent on to are masked, its own are not', (t) => {
  const { record } = setUp();
  record.fact({ type: 'ringing', line: '1', called: '0355550001', extension: '101' });
  record.fact({ type: 'answered', line: '1', extension: '09012345678' });
  const outgoing = { type: 'logged', direction: 'outgoing', outcome: 'answered' } as const;
  record.fact({ ...outgoing, called: NUMBER, number: NUMBER });
  const facts = record.entries(false).map((entry) => (entry.type === 'fact' ? entry.fact : null));
  t.is(facts[0]?.called, '0355550001');
  t.is(facts[0]?.extension, '101');
  t.notRegex(JSON.stringify(facts.slice(1)), /\d{3}/);
});

test('a recorded call of a PBX that leaks a withheld number: none of its digits is to be seen', (t) => {
  const clock = new FakeClock();
  const record = new WireRecord({ clock, structure: 'headers', isUnmasked: () => true });
  const file = new URL('../../fixtures/asterisk-ami/withheld_pai_varset_pres.txt', import.meta.url);
  record.heard(readFileSync(file).subarray(-4096));
  record.fact({ type: 'caller-id', line: '1', call: 'x', reason: 'withheld' });
  t.notRegex(
    texts(record, true)
      .join('')
      .replaceAll(/^[\w-]+:/gm, ''),
    /\d/,
  );
});
