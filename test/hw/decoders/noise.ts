import test from 'ava';
import fc from 'fast-check';
import type { StreamDecoder } from '../../../hw/decoders/stream-decoder.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { decoded } from './fixtures.ts';

const RUNS = { seed: 20_261_124, numRuns: 300 };
const REASONS = ['withheld', 'unavailable', 'payphone', 'service-conflict', 'receive-error'];

export interface NoiseCase {
  readonly create: () => StreamDecoder;
  /** Good messages of the format; they are cut, damaged and mixed with anything. */
  readonly messages: readonly Uint8Array[];
  /** A message, and what it means, that must still be read behind garbage. */
  readonly good: Uint8Array;
  readonly events: readonly LineEvent[];
}

/** Declares what holds for every format: no bytes raise, cutting changes nothing, a good message is found again. */
export function declareNoise({ create, messages, good, events }: NoiseCase): void {
  const whole = fc.constantFrom(...messages);
  const cut = fc.tuple(whole, fc.nat(80)).map(([bytes, end]) => bytes.subarray(0, end));
  const damaged = fc.tuple(whole, fc.nat(200), fc.nat(255)).map(([bytes, at, byte]) => {
    const copy = Uint8Array.from(bytes);
    copy[at % Math.max(1, copy.length)] = byte;
    return copy;
  });
  const stream = fc
    .array(fc.oneof(fc.uint8Array({ maxLength: 60 }), whole, cut, damaged), { maxLength: 12 })
    .map((parts) => new Uint8Array(Buffer.concat(parts)));

  test('no bytes raise anything, and the events keep to the vocabulary', (t) => {
    fc.assert(
      fc.property(stream, (bytes) => decoded(create(), [bytes]).every(isWellFormed)),
      RUNS,
    );
    t.pass();
  });

  test('any bytes give the same events however they are cut', (t) => {
    fc.assert(
      fc.property(stream, fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 }), (bytes, lengths) => {
        t.deepEqual(decoded(create(), cutBy(bytes, lengths)), decoded(create(), [bytes]));
      }),
      RUNS,
    );
    t.pass();
  });

  test('behind any garbage a good message is decoded, at the latest when it comes again', (t) => {
    fc.assert(
      fc.property(stream, (bytes) => {
        const said = decoded(create(), [bytes, good, good]).map((event) => JSON.stringify(event));
        return events.every((event) => said.includes(JSON.stringify(event)));
      }),
      RUNS,
    );
    t.pass();
  });
}

function cutBy(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const length of lengths) {
    parts.push(bytes.subarray(from, from + length));
    from += length;
  }
  return [...parts, bytes.subarray(from)];
}

function isWellFormed(event: LineEvent): boolean {
  if (event.type === 'unrecognised') return /^([0-9a-f]{2}){1,256}$/.test(event.raw);
  // A call log may not say on which line a call was; everything that happens now does.
  if (event.line === '' || (event.line === undefined && event.type !== 'logged')) return false;
  if (event.type !== 'caller-id') return true;
  return 'reason' in event ? REASONS.includes(event.reason) : event.number !== '';
}
