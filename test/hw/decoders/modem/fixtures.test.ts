import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { decodeModem } from '../../../../hw/decoders/modem/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';

interface Expectation {
  readonly about: string;
  readonly events: readonly LineEvent[];
}

const FOLDER = new URL('../../../fixtures/modem/', import.meta.url);

function decoded(...chunks: readonly Uint8Array[]): LineEvent[] {
  const decoder = decodeModem();
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []));

test('there are fixtures', (t) => {
  t.true(names.length >= 30);
});

for (const name of names) {
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.txt`, FOLDER)));
  const { about, events }: Expectation = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));

  test(`${name}: ${about}`, (t) => {
    t.deepEqual(decoded(bytes), [...events]);
  });

  test(`${name}: the same however the bytes are cut`, (t) => {
    for (let at = 1; at < bytes.length; at += 1) {
      t.deepEqual(decoded(bytes.subarray(0, at), bytes.subarray(at)), [...events], `cut at ${at}`);
    }
    t.deepEqual(decoded(...Array.from(bytes, (byte) => Uint8Array.of(byte))), [...events], 'byte by byte');
  });
}
