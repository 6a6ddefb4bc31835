import test from 'ava';
import fc from 'fast-check';
import { bytesOf, decodeAll, expected, factsOf, judged, recordings, truthOf } from './call-facts.ts';

const SEED = 20_261_124;
/** Up to this size a recording is cut at every byte, above it at random. */
const SMALL = 13_000;

/** Holds a call against what was written down when it was recorded; what was not written down is not judged. */
const agrees = test.macro({
  title: (_, recording: string) => `${recording} gives the calls that really took place`,
  exec(t, recording: string) {
    const calls = factsOf(decodeAll([bytesOf(recording)]));
    const truths = truthOf(recording);
    t.is(calls.length, truths.length);
    for (const [index, truth] of truths.entries()) {
      const call = calls[index];
      if (call === undefined) return t.fail();
      t.deepEqual(judged(call, truth), expected(truth));
    }
  },
});

for (const recording of recordings()) test(agrees, recording);

test('an internal call gives no event at all', (t) => {
  t.deepEqual(decodeAll([bytesOf('internal_call')]), []);
});

test('a number that the dialplan declares withheld is in no event', (t) => {
  const events = decodeAll([bytesOf('withheld_pai_varset_pres')]);
  t.false(JSON.stringify(events).includes('0398765432'));
});

test('two calls at once take the two lowest places of the trunk', (t) => {
  const calls = factsOf(decodeAll([bytesOf('two_lines_at_once')]));
  t.deepEqual(
    calls.map(({ number, line }) => [number, line]),
    [
      ['0311110001', '1'],
      ['0311110002', '2'],
    ],
  );
});

const cutAnywhere = test.macro({
  title: (_, recording: string) => `${recording} gives the same events wherever the stream is cut`,
  exec(t, recording: string) {
    const bytes = bytesOf(recording);
    const whole = decodeAll([bytes]);
    t.deepEqual(decodeAll(singleBytes(bytes)), whole, 'one byte at a time');
    if (bytes.length <= SMALL) {
      for (let at = 1; at < bytes.length; at += 1) {
        const events = decodeAll([bytes.subarray(0, at), bytes.subarray(at)]);
        if (JSON.stringify(events) !== JSON.stringify(whole)) return t.fail(`cut at byte ${at}`);
      }
      return;
    }
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 40 });
    fc.assert(
      fc.property(cuts, (places) => JSON.stringify(decodeAll(cut(bytes, places))) === JSON.stringify(whole)),
      { seed: SEED, numRuns: 25 },
    );
  },
});

function* singleBytes(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places].sort((a, b) => a - b);
  return [0, ...ends].map((from, index) => bytes.subarray(from, ends[index] ?? bytes.length));
}

for (const recording of recordings()) test(cutAnywhere, recording);

test('a lone LF ends a line as well as CR LF', (t) => {
  for (const recording of recordings()) {
    const bytes = bytesOf(recording);
    const bare = Buffer.from(bytes).toString('utf8').replaceAll('\r\n', '\n');
    t.deepEqual(decodeAll([Buffer.from(bare)]), decodeAll([bytes]), recording);
  }
});

test('without the dialplan class the events that are left give the same calls', (t) => {
  for (const recording of recordings()) {
    const blocks = Buffer.from(bytesOf(recording)).toString('utf8').split('\r\n\r\n');
    const restricted = blocks.filter(
      (block) => !/^Privilege: (?:dialplan|system|security|reporting),/m.test(block),
    );
    const seen = factsOf(decodeAll([Buffer.from(restricted.join('\r\n\r\n'))]));
    const full = factsOf(decodeAll([bytesOf(recording)]));
    // Voicemail and the exported presentation are told by the dialplan alone: see the next test.
    if (recording === 'voicemail_after_noanswer' || recording === 'withheld_pai_varset_pres') continue;
    t.deepEqual(seen, full, recording);
  }
});

test('without the dialplan class a call that went to voicemail is missed', (t) => {
  const text = Buffer.from(bytesOf('voicemail_after_noanswer')).toString('utf8');
  const restricted = text.split('\r\n\r\n').filter((block) => !block.includes('Privilege: dialplan,'));
  const calls = factsOf(decodeAll([Buffer.from(restricted.join('\r\n\r\n'))]));
  t.deepEqual(
    calls.map(({ outcome, answeredBy }) => ({ outcome, answeredBy })),
    [{ outcome: 'missed', answeredBy: [] }],
  );
});

test('a presentation in channelvars of manager.conf hides the number from a restricted user too', (t) => {
  const text = Buffer.from(bytesOf('withheld_pai_varset_pres')).toString('utf8');
  const restricted = text
    .split('\r\n\r\n')
    .filter((block) => !block.includes('Privilege: dialplan,'))
    .map((block) =>
      block.includes('Channel: PJSIP/trunk')
        ? `${block}\r\nChanVariable: CALLERID(num-pres)=prohib_not_screened`
        : block,
    );
  const events = decodeAll([Buffer.from(restricted.join('\r\n\r\n'))]);
  t.false(JSON.stringify(events).includes('0398765432'));
  t.true(factsOf(events).every(({ withheld }) => withheld));
});
