import test from 'ava';
import fc from 'fast-check';
import { decodeModem } from '../../../../hw/decoders/modem/decode.ts';
import { type DecoderInput, step } from '../../../../hw/decoders/modem/decoder.ts';
import { deadline, silentLine } from '../../../../hw/decoders/modem/line-state.ts';
import { wordOf } from '../../../../hw/decoders/modem/word.ts';

const SEED = 20_261_124;
const RUNS = { seed: SEED, numRuns: 300 };

/** Pieces of what modems say, so that noise also looks like reports. */
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .constantFrom(
      'RING\r\n',
      'NMBR = ',
      'NMBR = P\r\n',
      'NAME = ',
      'DATE = 1124\r\n',
      'MESG = 0307',
      '+VCIDR:\r\n',
      '8020010830393131',
      '04120403',
      'OK\r\n',
      '\u0010R',
      '\u0010',
      '\r',
      '\n',
      'AT+VCID=1\r\r\nOK\r\n',
    )
    .map((text) => new Uint8Array(Buffer.from(text, 'latin1'))),
);

test('no bytes make the decoder raise, and what it says keeps to the vocabulary', (t) => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const decoder = decodeModem('7');
      const events = [...pieces.flatMap((bytes) => decoder.push(bytes)), ...decoder.end()];
      for (const event of events) {
        t.true(['ringing', 'caller-id', 'released', 'unrecognised'].includes(event.type));
        if (event.type === 'unrecognised') t.true(event.raw.length <= 512);
        else t.is(event.line, '7');
      }
    }),
    RUNS,
  );
  t.pass();
});

test('the same bytes give the same events however they are cut', (t) => {
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.array(fc.nat(60), { maxLength: 20 }),
      (pieces, cuts) => {
        const bytes = Buffer.concat(pieces);
        const whole = decodeModem();
        const expected = [...whole.push(bytes), ...whole.end()];
        const cut = decodeModem();
        const events = [];
        let from = 0;
        for (const length of cuts) {
          events.push(...cut.push(bytes.subarray(from, from + length)));
          from += length;
        }
        events.push(...cut.push(bytes.subarray(from)), ...cut.end());
        t.deepEqual(events, expected);
      },
    ),
    RUNS,
  );
});

const input: fc.Arbitrary<(at: number) => DecoderInput> = fc
  .constantFrom('RING', 'DATE = 1124', 'NMBR = 0312345678', 'NMBR = P', 'NMBR = O', 'NAME = A', '8002', null)
  .map((line) => (at) => (line === null ? { type: 'time', at } : { type: 'word', word: wordOf(line), at }));

test('a withheld call shows no number after the word was said, until the next call', (t) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(input, fc.nat(4_000)), { maxLength: 60 }), (inputs) => {
      let state = silentLine('1');
      let withheld = false;
      let at = 0;
      for (const [make, pause] of inputs) {
        at += pause;
        const decoded = step(state, make(at));
        state = decoded.state;
        for (const event of decoded.events) {
          if (event.type === 'released') withheld = false;
          if (event.type === 'caller-id') {
            t.false(withheld && 'number' in event);
            withheld = 'reason' in event && event.reason === 'withheld';
          }
        }
      }
    }),
    RUNS,
  );
  t.pass();
});

test('every call that began ends when the line stays silent', (t) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(input, fc.nat(4_000)), { maxLength: 60 }), (inputs) => {
      let state = silentLine('1');
      let open = 0;
      const take = (one: DecoderInput) => {
        const decoded = step(state, one);
        state = decoded.state;
        for (const event of decoded.events) {
          if (event.type === 'ringing') open = 1;
          if (event.type === 'released') open = 0;
        }
      };
      let at = 0;
      for (const [make, pause] of inputs) {
        at += pause;
        take(make(at));
      }
      for (let due = deadline(state), rounds = 0; due !== null; due = deadline(state), rounds += 1) {
        t.true(rounds < 10, 'a deadline that comes again and again');
        take({ type: 'time', at: Math.max(due, at) });
      }
      t.is(open, 0);
    }),
    RUNS,
  );
});

test('a megabyte without a line end holds no memory and harms no later call', (t) => {
  const decoder = decodeModem();
  const noise = new Uint8Array(64 * 1024).fill(0x78);
  for (let round = 0; round < 16; round += 1) t.deepEqual(decoder.push(noise), []);
  t.deepEqual(decoder.push(Buffer.from('\r\nRING\r\n')), [{ type: 'ringing', line: '1' }]);
});
