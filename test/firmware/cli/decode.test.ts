import { readFileSync } from 'node:fs';
import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { decode, formats } from '../../../firmware/cli/commands/decode.ts';
import { FORMATS } from '../../../hw/decoders/formats.ts';
import { type } from './fake-surroundings.ts';

const CALL = readFileSync(
  new URL('../../fixtures/asterisk-ami/unanswered_caller_hangup.txt', import.meta.url),
);
const AMI = ['decode', 'asterisk-ami', '--trunk', 'PJSIP/trunk*'];

const eventsIn = (out: string): readonly { readonly type: string }[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { type: string });

test('every format is listed with what it is', async (t) => {
  const { out, code } = await type(['formats'], [formats]);
  t.is(code, EXIT.done);
  t.deepEqual(
    out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ {2,}/)[0]),
    FORMATS.map(({ name }) => name),
  );
});

test('bytes become one JSON event a line, from standard input and from a file alike', async (t) => {
  const fromInput = await type(AMI, [decode], { input: [CALL] });
  t.is(fromInput.code, EXIT.done);
  t.deepEqual(
    eventsIn(fromInput.out)
      .map((event) => event.type)
      .filter((one, at, all) => all.indexOf(one) === at),
    ['ringing', 'caller-id', 'released'],
  );
  const fromFile = await type([...AMI, '/call.txt'], [decode], {
    files: { '/call.txt': CALL.toString('latin1') },
  });
  t.is(fromFile.out, fromInput.out);
});

test('options may stand before the format, and lines have the names that were given', async (t) => {
  const { out } = await type(
    ['decode', '--lines', '代表,修理', '--trunk=PJSIP/trunk*', 'asterisk-ami'],
    [decode],
    { input: [CALL] },
  );
  t.regex(out, /"line":"代表"/);
});

test('bad bytes are no failure, for any format', async (t) => {
  const noise = Buffer.from([0, 255, 13, 10, 7, 128, 10, ...Buffer.from('x'.repeat(70_000)), 10, 1, 2]);
  for (const { name } of FORMATS) {
    const { code, err } = await type(['decode', name], [decode], { input: [noise, noise] });
    t.is(code, EXIT.done, name);
    t.is(err, '', name);
  }
});

test('no bytes give no events', async (t) => {
  for (const { name } of FORMATS)
    t.deepEqual(await type(['decode', name], [decode]), { code: 0, out: '', err: '', asked: [] });
});

test('when the reader of the output goes away the work ends quietly', async (t) => {
  const pieces = [...CALL].map((byte) => Uint8Array.of(byte));
  const { code, out, err } = await type(AMI, [decode], { input: pieces, patience: 1 });
  t.is(code, EXIT.done);
  t.is(err, '');
  t.true(eventsIn(out).length >= 1);
  t.false(eventsIn(out).some((event) => event.type === 'released'));
});

test('a file that is not there is a failure', async (t) => {
  const { code, err } = await type([...AMI, '/nowhere'], [decode]);
  t.is(code, EXIT.failed);
  t.regex(err, /no such file: \/nowhere/);
});
