import test from 'ava';
import { NO_LINE } from '../../../../hw/decoders/text-lines.ts';
import { frame, LINE_LIMIT, unfinished } from '../../../../hw/pbx/smdr/frame.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const texts = (text: string) =>
  frame(NO_LINE, bytes(text)).frames.map((one) => Buffer.from(one.bytes).toString('latin1'));

const ends = test.macro({
  exec(t, written: string, lines: readonly string[]) {
    t.deepEqual(texts(written), lines);
  },
  title: (given = '') => `a line ends with ${given}`,
});

test('CR LF', ends, 'one\r\ntwo\r\n', ['one', 'two']);
test('CR alone', ends, 'one\rtwo\r', ['one', 'two']);
test('LF alone', ends, 'one\ntwo\n', ['one', 'two']);
test('LF before CR', ends, 'one\n\rtwo\n\r', ['one', 'two']);
test('a form feed', ends, 'one\ftwo\r', ['one', 'two']);
test('0x1A, the end of a listing', ends, 'one\r\ntwo\x1a', ['one', 'two']);
test('STX and ETX, with a block check behind that is no line', ends, '\x02one\x03k\x02two\x03\r', [
  'one',
  'two',
]);

test('NUL, XON, XOFF and BEL stand beside the columns, not in them', (t) => {
  t.deepEqual(texts('\x11T060\x00022\x13 6503\x07\r\n'), ['T060022 6503']);
});

test('tabs and letters of any script stay', (t) => {
  t.deepEqual(texts('a\tb \x84\x9f\xff\r'), ['a\tb \x84\x9f\xff']);
});

test('blank lines are none', (t) => {
  t.deepEqual(texts('\r\n   \r\n\t\r\n'), []);
});

test('a line that never ends is shown once, in part, and the next one is whole again', (t) => {
  const { frames, rest, discarded } = frame(NO_LINE, bytes(`${'x'.repeat(5000)}\rnext line\r`));
  t.deepEqual(
    frames.map(({ type, bytes: { length } }) => ({ type, length })),
    [
      { type: 'noise', length: 256 },
      { type: 'line', length: 9 },
    ],
  );
  t.is(discarded, 5000);
  t.is(rest.line.length, 0);
});

test('no more than one line is kept', (t) => {
  const { rest } = frame(NO_LINE, bytes('x'.repeat(LINE_LIMIT)));
  t.is(rest.line.length, LINE_LIMIT);
  t.is(frame(rest, bytes('x'.repeat(100_000))).rest.line.length, 0);
});

test('what stands without an end is a line when nothing follows', (t) => {
  const { rest } = frame(NO_LINE, bytes('one\rtwo'));
  t.deepEqual(unfinished(rest), { type: 'line', bytes: bytes('two') });
  t.is(unfinished(NO_LINE), null);
});
