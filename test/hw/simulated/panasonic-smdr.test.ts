import test from 'ava';
import { PANASONIC_A } from '../../../hw/pbx/smdr/layouts/panasonic.ts';
import { listenSmdr } from '../../../hw/pbx/smdr/listen.ts';
import { SimulatedPanasonicSmdr } from '../../../hw/simulated/panasonic-smdr.ts';
import { type SmdrLine, smdrLine, smdrPageHead } from '../../../hw/simulated/smdr-lines.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const AT = new Date(2026, 10, 24, 15, 7, 30);
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const printed = (line: SmdrLine) => text(smdrLine(line, AT));

test('the columns of pattern A stand where the manual has them', (t) => {
  const party = { number: '0300001201' };
  const line = printed({
    extension: '101',
    trunk: 3,
    party,
    ringSeconds: 66,
    talkSeconds: 3_725,
    code: 'NA',
  });
  t.is(line.length, 82, '80 columns and CR LF');
  t.is(line.slice(0, 8), '11/24/26');
  t.is(line.slice(9, 16), '03:07PM');
  t.is(line.slice(17, 22), '  101');
  t.is(line.slice(23, 25), '03');
  t.is(line.slice(26, 51), '<I>0300001201            ');
  t.is(line.slice(52, 56), "1'06");
  t.is(line.slice(57, 65), "01:02'05");
  t.is(line.slice(77, 79), 'NA');
});

test('a line looks like a recorded one, but for its numbers', (t) => {
  // Recorded: KX-TDA600, 24-hour clock.
  const recorded = "01/02/07 20:26     161 07 <I>04237870019            0'24 00:00'00            NA ";
  const shape = (line: string) => line.replace(/\d/g, '0').slice(17);
  const party = { number: '04000000000' };
  const line = printed({ extension: '161', trunk: 7, party, ringSeconds: 24, talkSeconds: 0, code: 'NA' });
  t.is(shape(line.trimEnd()), shape(recorded.trimEnd()));
});

test('a caller without a number is <I> with nothing behind it, whatever the reason', (t) => {
  const lines = (['withheld', 'unavailable', 'payphone'] as const).map((reason) =>
    printed({ extension: '101', trunk: 1, party: { reason }, code: 'RC' }),
  );
  t.is(new Set(lines).size, 1);
  t.is(lines[0]?.slice(26, 51).trim(), '<I>');
});

test('a number longer than its column is cut off there', (t) => {
  const line = printed({ extension: '101', trunk: 1, party: { number: '1'.repeat(40) }, code: '' });
  t.is(line.length, 82);
  t.is(line.slice(26, 52), `<I>${'1'.repeat(22)} `);
});

function pbx(live: boolean) {
  const clock = new FakeClock();
  const lines: string[] = [];
  const told: unknown[] = [];
  const decoder = listenSmdr(PANASONIC_A);
  const smdr = new SimulatedPanasonicSmdr(
    clock,
    {
      write(bytes) {
        lines.push(text(bytes));
        told.push(...decoder.received(bytes, clock.monotonic()).events);
      },
    },
    { live, extension: '101' },
  );
  return { clock, lines, told, smdr };
}

const types = (told: readonly unknown[]) =>
  told.map(
    (event) => (event as { type: string; outcome?: string }).outcome ?? (event as { type: string }).type,
  );

test('a page begins with form feed, column names and a rule, and is no call', (t) => {
  t.regex(text(smdrPageHead()), /^\f {2}Date {5}Time .*Ring Duration .*CD\s+\r\n-{80}\r\n$/);
  const { lines, told, smdr } = pbx(true);
  for (let times = 0; times < 31; times++) {
    smdr.ring(0, { number: '0300001201' });
    smdr.hangUp(0);
  }
  t.is(lines.filter((line) => line.startsWith('\f')).length, 2, '62 lines are two pages');
  t.false(types(told).includes('unrecognised'));
});

test('with live lines: RC when it rings, AN when it is answered, and the ordinary line at the end', (t) => {
  const { clock, lines, told, smdr } = pbx(true);
  smdr.ring(1, { number: '0300001201' });
  clock.advance(6_000);
  smdr.answer(1);
  clock.advance(12_000);
  smdr.hangUp(1);
  t.deepEqual(
    lines.slice(1).map((line) => line.slice(52, 80).trim().replace(/ +/g, ' ')),
    ['RC', 'AN', "0'06 00:00'12"],
  );
  t.deepEqual(types(told), ['ringing', 'caller-id', 'answered', 'released', 'answered']);
  t.like(told.at(-1), {
    line: '02',
    extension: '101',
    number: '0300001201',
    ringSeconds: 6,
    talkSeconds: 12,
  });
});

test('without live lines a call is logged at its end, answered or missed', (t) => {
  const { clock, told, smdr } = pbx(false);
  smdr.ring(0, { number: '0300001201' });
  clock.advance(9_000);
  t.is(told.length, 0);
  smdr.hangUp(0);
  t.like(told[0], { type: 'logged', outcome: 'missed', ringSeconds: 9, number: '0300001201' });
  smdr.ring(0, { reason: 'withheld' });
  smdr.answer(0);
  smdr.hangUp(0);
  t.like(told[1], { type: 'logged', outcome: 'answered' });
  t.false('number' in (told[1] as object));
});

test('two outside lines are kept apart, and a cut cable forgets both', (t) => {
  const { told, smdr } = pbx(true);
  smdr.ring(0, { number: '0300001201' });
  smdr.ring(1, { number: '09000006134' });
  smdr.answer(1);
  t.deepEqual([smdr.phase(0), smdr.phase(1)], ['ringing', 'answered']);
  t.like(told.at(-1), { type: 'answered', line: '02' });
  smdr.reset();
  t.deepEqual([smdr.phase(0), smdr.phase(1)], ['idle', 'idle']);
});
