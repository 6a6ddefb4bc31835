import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import { DECODERS, goodOf, type ProvedDecoder } from '../../proof/decoders.ts';
import { type Seeded, seeded } from '../../proof/seeded.ts';

/**
 * Memory that a decoder holds after a flood of anything, measured: what the heap and the byte buffers of this process
 * have more when decoders were fed and are still held, garbage collected before and after, divided by their number.
 * The bound of each stands in test/proof/decoders.ts; whoever kept what came in would hold several times as much.
 */
const SEED = 20_261_127;
const FED = 256 * 1024;
const PIECE = 16 * 1024;
/** Two at once, so that what one of them holds stands out from what the process itself does. */
const HELD = 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Buffers are given back behind the back of a collection: the least of several looks is what is held. */
async function inUse(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 3; look += 1) {
    collect();
    await setImmediate();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

type Feed = (decoder: ProvedDecoder, random: Seeded) => Uint8Array;

/** `layout/variant` is the decoder `layout` with other columns: what is no message meets the same code in both. */
const isVariant = ({ name }: ProvedDecoder) => name.includes('/');

const FEEDS: readonly (readonly [means: string, feed: Feed])[] = [
  ['noise', (_, random) => random.bytes(PIECE)],
  ['text without an end', (_, random) => random.bytes(PIECE).map((byte) => 0x21 + (byte % 90))],
  [
    'messages of ever other calls',
    (decoder, random) => {
      const good = Buffer.from(goodOf(decoder)).toString('latin1');
      const another = () =>
        good.replace(/\d/g, (digit) => (random.below(3) > 0 ? digit : `${random.below(10)}`));
      const count = Math.ceil(PIECE / good.length);
      return Buffer.from(Array.from({ length: count }, another).join(''), 'latin1');
    },
  ],
  [
    'beginnings of messages',
    (decoder, random) => {
      const good = goodOf(decoder);
      const beginning = () => good.subarray(0, random.below(good.length));
      return Buffer.concat(Array.from({ length: Math.ceil((2 * PIECE) / good.length) }, beginning));
    },
  ],
];

/** Those whose bytes depend on what the messages look like. */
const OF_MESSAGES = FEEDS.slice(2);

/** Decoders that were fed that many bytes each. */
function fed(decoder: ProvedDecoder, pieces: readonly Uint8Array[], amount: number): readonly object[] {
  const held = Array.from({ length: HELD }, decoder.create);
  for (const one of held) {
    for (let count = 0, at = 0; count < amount; at += 1) {
      const piece = pieces[at % pieces.length] ?? new Uint8Array(1);
      one.push(piece);
      count += piece.length;
    }
  }
  return held;
}

/** Bytes that one decoder holds. */
async function measured(decoder: ProvedDecoder, feed: Feed): Promise<number> {
  const random = seeded(SEED);
  const pieces = Array.from({ length: 3 }, () => feed(decoder, random));
  // What is compiled and cached at the first use is no memory of the decoder.
  fed(decoder, pieces, PIECE);
  const before = await inUse();
  const held = fed(decoder, pieces, FED);
  const after = await inUse();
  return Math.max(0, after - before) / held.length;
}

for (const decoder of DECODERS) {
  const bound = `${decoder.keeps / 1024} KiB`;
  test.serial(`${decoder.name}: a flood of anything leaves less than ${bound} behind`, async (t) => {
    for (const [means, feed] of isVariant(decoder) ? OF_MESSAGES : FEEDS) {
      const bytes = await measured(decoder, feed);
      t.log(`${means}: ${Math.round(bytes / 1024)} KiB`);
      t.true(bytes < decoder.keeps, means);
    }
  });
}
