import test from 'ava';
import { Listener } from './hearing.ts';

const DATE = ['DATE = 1124', 'TIME = 1042'];

test('a call rings once, however often the bell sounds, and ends when the bell is silent', (t) => {
  const heard = new Listener().says(0, 'RING').says(3_000, 'RING').says(6_000, 'RING').until(60_000);
  t.deepEqual(heard.story, ['0 ringing', '14000 released']);
});

test('a bell with long pauses is waited for longer: one and a half of its period and two seconds', (t) => {
  const heard = new Listener().says(0, 'RING').says(6_000, 'RING').says(12_000, 'RING').until(60_000);
  t.deepEqual(heard.story, ['0 ringing', '23000 released']);
});

test('calls far apart do not make the period of the bell grow', (t) => {
  const heard = new Listener();
  for (let call = 0; call < 5; call += 1)
    heard.says(call * 20_000, 'RING').says(call * 20_000 + 3_000, 'RING');
  heard.until(200_000);
  t.deepEqual(
    heard.story.filter((one) => one.endsWith('released')),
    ['11000 released', '31000 released', '51000 released', '71000 released', '91000 released'],
  );
});

test('number and name are told at once', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, ...DATE, 'NMBR = 0312345678', 'NAME = YAMADA')
    .until(2_000);
  t.deepEqual(heard.story, ['0 ringing', '2000 caller-id 0312345678 YAMADA']);
});

test('a number without a name is told half a second after the last field', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, ...DATE, 'NMBR = 0312345678')
    .until(3_000);
  t.deepEqual(heard.story, ['0 ringing', '2500 caller-id 0312345678']);
});

test('a number without a name is told by the next ring at the latest', (t) => {
  const heard = new Listener().says(0, 'RING').says(2_000, 'NMBR = 0312345678').says(2_100, 'RING');
  t.deepEqual(heard.story, ['0 ringing', '2100 caller-id 0312345678']);
});

test('a name that comes late is told with the number', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, 'NMBR = 0312345678')
    .says(2_800, 'NAME = YAMADA')
    .until(3_000);
  t.deepEqual(heard.story, ['0 ringing', '2500 caller-id 0312345678', '2800 caller-id 0312345678 YAMADA']);
});

test('withheld is told at once and is the last word', (t) => {
  const heard = new Listener().says(0, 'RING').says(2_000, 'NMBR = P', 'NMBR = 0312345678', 'NAME = YAMADA');
  t.deepEqual(heard.until(5_000).story, ['0 ringing', '2000 caller-id withheld']);
});

test('a number that was told is taken back when the exchange masks it afterwards', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, 'NMBR = 0312345678', 'NAME = YAMADA')
    .says(2_700, 'NMBR = P')
    .until(5_000);
  t.deepEqual(heard.story.slice(1), ['2000 caller-id 0312345678 YAMADA', '2700 caller-id withheld']);
});

test('the first of two numbers in one report counts, and a later O does not take it back', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, 'NMBR = 0312345678', 'NMBR = 0399999999', 'NMBR = O')
    .until(3_000);
  t.deepEqual(heard.story.slice(1), ['2500 caller-id 0312345678']);
});

test('a number is better than the reason that was told before it', (t) => {
  const heard = new Listener()
    .says(0, 'RING')
    .says(2_000, 'NMBR = O')
    .says(2_900, 'NMBR = 0312345678')
    .until(3_500);
  t.deepEqual(heard.story.slice(1), ['2500 caller-id unavailable', '2900 caller-id 0312345678']);
});

test('a report after a ring that follows a report is the next call, without any timer', (t) => {
  const heard = new Listener();
  for (const [index, number] of ['0312345601', '0312345602', '0312345603'].entries()) {
    heard.says(index * 10, 'RING', ...DATE, `NMBR = ${number}`, `NAME = CALLER ${index}`);
  }
  t.deepEqual(
    heard.events.map(({ type }) => type),
    ['ringing', 'caller-id', 'released', 'ringing', 'caller-id', 'released', 'ringing', 'caller-id'],
  );
  t.is(heard.story.at(-1), '20 caller-id 0312345603 CALLER 2');
});

test('the next call of the same caller is a call of its own', (t) => {
  const heard = new Listener();
  for (const at of [0, 4_000]) heard.says(at, 'RING', ...DATE, 'NMBR = 0312345678', 'NAME = YAMADA');
  t.deepEqual(
    heard.events.map(({ type }) => type),
    ['ringing', 'caller-id', 'released', 'ringing', 'caller-id'],
  );
});

test('nothing of a caller sticks to the next one', (t) => {
  const heard = new Listener()
    .says(0, 'RING', 'NMBR = 0312345678', 'NAME = YAMADA')
    .says(20_000, 'RING', 'NMBR = P')
    .says(40_000, 'RING', 'NMBR = 0398765432')
    .says(60_000, 'RING')
    .until(80_000);
  t.deepEqual(
    heard.story.filter((one) => one.includes('caller-id')),
    ['0 caller-id 0312345678 YAMADA', '20000 caller-id withheld', '40500 caller-id 0398765432'],
  );
  t.is(heard.events.filter(({ type }) => type === 'released').length, 4);
});

test('a report before the first ring (United Kingdom) announces the call, and the ring follows', (t) => {
  const heard = new Listener()
    .says(0, ...DATE, 'NMBR=07700900123')
    .says(900, 'RING')
    .says(3_900, 'RING')
    .until(20_000);
  t.deepEqual(heard.story, ['500 caller-id 07700900123', '900 ringing', '11900 released']);
});

test('where the report comes first, the next call is announced before it rings', (t) => {
  const heard = new Listener()
    .says(0, ...DATE, 'NMBR=07700900123', 'NAME=A')
    .says(500, 'RING')
    .says(4_000, ...DATE, 'NMBR=07700900456', 'NAME=B')
    .says(4_500, 'RING');
  t.deepEqual(heard.story, [
    '0 caller-id 07700900123 A',
    '500 ringing',
    '4000 released',
    '4000 caller-id 07700900456 B',
    '4500 ringing',
  ]);
});

test('a caller who gives up before the first ring is over, too, and the next report is another call', (t) => {
  const heard = new Listener()
    .says(0, ...DATE, 'NMBR=07700900123')
    .says(1_000, ...DATE, 'NMBR=07700900456')
    .until(20_000);
  t.deepEqual(heard.story, ['500 caller-id 07700900123', '1500 released', '1500 caller-id 07700900456']);
});

test('a raw packet that breaks off is a receive error after a silence, never half a number', (t) => {
  const heard = new Listener().says(0, 'RING').says(2_000, '041231313234313034323033313233').until(5_000);
  t.deepEqual(heard.story, ['0 ringing', '3500 caller-id receive-error']);
});

test('the number that was dialled is told with the ring', (t) => {
  const heard = new Listener().says(0, 'RING', 'NDID = 0312340001', 'NMBR = 0312345678', 'NAME = A');
  t.deepEqual(heard.events.slice(1), [
    { type: 'ringing', line: '1', called: '0312340001' },
    { type: 'caller-id', line: '1', number: '0312345678', name: 'A' },
  ]);
});

test('a report without any word about the number tells nothing', (t) => {
  const heard = new Listener().says(0, 'RING', ...DATE, 'NAME = YAMADA', 'MESG = 110101').until(5_000);
  t.deepEqual(heard.story, ['0 ringing']);
});

test('a number that never rings is forgotten without a word', (t) => {
  const heard = new Listener().says(0, 'NMBR = 07700900123', 'NAME = A').says(30_000, 'RING').until(31_000);
  t.deepEqual(heard.story, ['0 caller-id 07700900123 A', '30000 ringing']);
});

test('the pause before the next call is not taken for a slow bell', (t) => {
  const heard = new Listener()
    .says(0, 'RING', 'NMBR = 0312345601', 'NAME = A')
    .says(7_000, 'RING')
    .says(8_500, 'NMBR = 0312345602', 'NAME = B')
    .until(60_000);
  t.deepEqual(heard.story.slice(2), [
    '8500 released',
    '8500 ringing',
    '8500 caller-id 0312345602 B',
    '15000 released',
  ]);
});
