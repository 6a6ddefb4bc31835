import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import type { StreamDecoder } from '../../../hw/decoders/stream-decoder.ts';
import type { LineEvent } from '../../../hw/line-event.ts';

/** What the fact behind a fixture rests on: a recording of equipment, a manual, an encoder that is not ours, or less. */
export const PROOFS = ['recorded', 'manual', 'generated', 'uncertain'] as const;
export type Proof = (typeof PROOFS)[number];

/** Bytes of a format and the events that they mean. `NAME.hex` or `NAME.txt` stands beside `NAME.json`. */
export interface Fixture {
  readonly name: string;
  readonly about: string;
  readonly proof?: Proof;
  readonly bytes: Uint8Array;
  readonly events: readonly LineEvent[];
}

/** Bytes written as hexadecimal pairs, blanks and lines as one likes. */
export function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
}

export function fixturesOf(format: string): readonly Fixture[] {
  const folder = new URL(`../../fixtures/${format}/`, import.meta.url);
  const names = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));
  return names.map((name) => {
    const expectation = readFileSync(new URL(`${name}.json`, folder), 'utf8');
    const { about, proof, events } = JSON.parse(expectation) as Pick<Fixture, 'about' | 'proof' | 'events'>;
    const hex = new URL(`${name}.hex`, folder);
    const bytes = existsSync(hex)
      ? bytesOf(readFileSync(hex, 'utf8'))
      : new Uint8Array(readFileSync(new URL(`${name}.txt`, folder)));
    return { name, about, ...(proof !== undefined && { proof }), bytes, events };
  });
}

export function decoded(decoder: StreamDecoder, chunks: readonly Uint8Array[]): readonly LineEvent[] {
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

/**
 * Declares a test for every fixture of the format, and one in which its bytes are cut at every place. `format` may name
 * a folder inside: `smdr/samsung`.
 */
export function declareFixtures(format: string, create: () => StreamDecoder, least: number): void {
  const fixtures = fixturesOf(format);
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
