import test from 'ava';
import type { StreamDecoder } from '../../../hw/decoders/stream-decoder.ts';
import { decoded } from '../../proof/feeding.ts';
import { ownSamples } from '../../proof/own-samples.ts';

export { decoded } from '../../proof/feeding.ts';
export {
  bytesOf,
  ownSamples as fixturesOf,
  PROOFS,
  type Proof,
  type Sample as Fixture,
} from '../../proof/own-samples.ts';

/**
 * Declares a test for every fixture of the format, and one in which its bytes are cut at every place. `format` may name
 * a folder inside: `smdr/samsung`.
 */
export function declareFixtures(format: string, create: () => StreamDecoder, least: number): void {
  const fixtures = ownSamples(format);
  const inside = format.split('/').slice(1);
  test(`there are fixtures of ${format}`, (t) => {
    t.true(fixtures.length >= least);
  });
  for (const { name: file, about, bytes, events } of fixtures) {
    const name = [...inside, file].join(' ');
    test(`${name}: ${about}`, (t) => {
      t.deepEqual(decoded(create(), [bytes]), events);
    });
    test(`${name}: the same however the bytes are cut`, (t) => {
      for (let at = 1; at < bytes.length; at += 1) {
        t.deepEqual(decoded(create(), [bytes.subarray(0, at), bytes.subarray(at)]), events, `cut at ${at}`);
      }
      t.deepEqual(
        decoded(
          create(),
          Array.from(bytes, (byte) => Uint8Array.of(byte)),
        ),
        events,
      );
    });
  }
}
