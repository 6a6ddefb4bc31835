import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import fc from 'fast-check';
import { FORMATS } from '../../../hw/decoders/formats.ts';
import { DECODERS, goodOf, type ProvedDecoder, samplesOf } from '../../proof/decoders.ts';
import { cutAnywhere, decoded, heard, LONG_SILENCE } from '../../proof/feeding.ts';
import { seeded } from '../../proof/seeded.ts';
import { faultOf } from '../../proof/well-formed.ts';

/** What every decoder promises, over its own samples and over anything. Memory: contract-memory.test.ts. */
const SEED = 20_261_126;
/** A log of many lines is cut in two at this many places at most, and never left out. */
const MOST_CUTS = 400;
/** Runs of fast-check a decoder. */
const RUNS = { seed: SEED, numRuns: 150 };

/** Bytes of anything: noise, noise of letters, and messages that were cut or damaged. */
function anything(decoder: ProvedDecoder): fc.Arbitrary<Uint8Array> {
  const messages = samplesOf(decoder).map(({ bytes }) => bytes.subarray(0, 2_000));
  const whole = fc.constantFrom(...messages);
  const cut = fc.tuple(whole, fc.nat(400)).map(([bytes, end]) => bytes.subarray(0, end));
  const damaged = fc.tuple(whole, fc.nat(2_000), fc.nat(255)).map(([bytes, at, byte]) => {
    const copy = Uint8Array.from(bytes);
    copy[at % Math.max(1, copy.length)] = byte;
    return copy;
  });
  const letters = fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((text) => Buffer.from(text));
  return fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 80 }), letters, cut, damaged), { maxLength: 10 })
    .map((parts) => new Uint8Array(Buffer.concat(parts)));
}

const steps = (length: number) => Math.max(1, Math.ceil(length / MOST_CUTS));
const words = (events: readonly object[]) => events.map((event) => JSON.stringify(event));
/** Calls that damage began may still hold the first places of a trunk. */
const wordsWithoutLine = (events: readonly object[]) =>
  events.map((event) => JSON.stringify(event, (key, value) => (key === 'line' ? undefined : value)));

const HW = fileURLToPath(new URL('../../../hw/', import.meta.url));

test('every decoder of a living line stands in the table of the contract', (t) => {
  const sources = readdirSync(HW, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const makers = sources.flatMap((path) =>
    [...readFileSync(`${HW}${path}`, 'utf8').matchAll(/^export function (\w+)\([^)]*\): LiveDecoder/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const table = readFileSync(new URL('../../proof/decoders.ts', import.meta.url), 'utf8');
  t.true(makers.length > 5);
  t.deepEqual(
    makers.filter((name) => !table.includes(`${name}(`) && !table.includes(`(${name})`)),
    [],
  );
});

test('every format there is stands in the table of the contract', (t) => {
  const proved = DECODERS.map(({ name }) => name);
  t.deepEqual(
    FORMATS.map(({ name }) => name).filter((name) => !proved.includes(name)),
    [],
  );
});

for (const decoder of DECODERS) {
  const { name, create, isSip, between } = decoder;
  const samples = samplesOf(decoder);
  const good = goodOf(decoder);
  const meant = decoded(create(), [good]);
  const told = isSip ? wordsWithoutLine : words;

  test(`${name}: any split of the bytes of a sample gives the same events`, (t) => {
    const random = seeded(SEED);
    for (const { name: sample, bytes } of samples) {
      const whole = words(decoded(create(), [bytes]));
      for (let at = 1; at < bytes.length; at += steps(bytes.length)) {
        const cut = [bytes.subarray(0, at), bytes.subarray(at)];
        t.deepEqual(words(decoded(create(), cut)), whole, `${sample}, cut at ${at}`);
      }
      for (let round = 0; round < 10; round += 1) {
        t.deepEqual(words(decoded(create(), cutAnywhere(random, bytes, 30))), whole, sample);
      }
    }
  });

  test(`${name}: any bytes raise nothing, and what is said keeps to the vocabulary`, (t) => {
    fc.assert(
      fc.property(anything(decoder), (bytes) => {
        t.deepEqual(
          decoded(create(), [bytes]).filter((event) => faultOf(event, isSip) !== null),
          [],
        );
      }),
      RUNS,
    );
  });

  test(`${name}: any bytes give the same events however they are cut`, (t) => {
    fc.assert(
      fc.property(anything(decoder), fc.nat(), (bytes, seed) => {
        const cut = cutAnywhere(seeded(seed), bytes, 20);
        t.deepEqual(decoded(create(), cut), decoded(create(), [bytes]));
      }),
      RUNS,
    );
  });

  test(`${name}: behind any bytes a good message is decoded, at the latest when it comes again`, (t) => {
    fc.assert(
      fc.property(anything(decoder), (bytes) => {
        const said = told(decoded(create(), [bytes, Buffer.from(between), good, good]));
        for (const event of told(meant)) t.true(said.includes(event), event);
      }),
      RUNS,
    );
  });

  for (const { name: way, listen } of decoder.live) {
    test(`${name}, ${way}: any bytes at any time raise nothing, and every deadline comes to an end`, (t) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(anything(decoder), fc.nat(20_000)), { maxLength: 6 }), (chunks) => {
          const listener = listen();
          let at = 0;
          for (const [chunk, pause] of chunks) {
            at += pause;
            for (const event of heard(listener, [chunk], at)) t.is(faultOf(event), null);
            at += LONG_SILENCE;
          }
          listener.interrupted();
          t.true((listener.deadline() ?? Infinity) > 0);
        }),
        RUNS,
      );
    });

    test(`${name}, ${way}: behind any bytes a good message is decoded, at the latest when it comes again`, (t) => {
      const expected = heard(listen(), [good]).filter(
        ({ type }) => type === 'caller-id' || type === 'logged',
      );
      t.true(expected.length > 0);
      fc.assert(
        fc.property(anything(decoder), (bytes) => {
          const listener = listen();
          heard(listener, [bytes, Buffer.from(between)]);
          const said = words([1, 2].flatMap((day) => heard(listener, [good], day * LONG_SILENCE)));
          for (const event of words(expected)) t.true(said.includes(event), event);
        }),
        RUNS,
      );
    });
  }
}
