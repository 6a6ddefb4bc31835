import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { LineEvent } from '../../hw/line-event.ts';

/** What the fact behind a sample rests on: a recording of equipment, a manual, an encoder that is not ours, or less. */
export const PROOFS = ['recorded', 'manual', 'generated', 'uncertain'] as const;
export type Proof = (typeof PROOFS)[number];

/** Bytes of a format and the events that they mean. `NAME.hex` or `NAME.txt` stands beside `NAME.json`. */
export interface Sample {
  readonly name: string;
  readonly about: string;
  /** Left out where nothing but our own framing is tried: noise, cuts. */
  readonly proof?: Proof;
  readonly bytes: Uint8Array;
  readonly events: readonly LineEvent[];
}

const FOLDER = new URL('../fixtures/', import.meta.url);

/** Bytes written as hexadecimal pairs, blanks and lines as one likes. */
export function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
}

/** The project's own samples of a format, written anew; `folder` may name one inside: `smdr/samsung`. */
export function ownSamples(folder: string): readonly Sample[] {
  const place = new URL(`${folder}/`, FOLDER);
  if (!existsSync(place)) return [];
  const names = readdirSync(place).flatMap((file) =>
    file.endsWith('.json') && !file.endsWith('.truth.json') ? [file.slice(0, -5)] : [],
  );
  return names.sort().map((name) => {
    const expectation = readFileSync(new URL(`${name}.json`, place), 'utf8');
    const { about, proof, events } = JSON.parse(expectation) as Pick<Sample, 'about' | 'proof' | 'events'>;
    const hex = new URL(`${name}.hex`, place);
    const bytes = existsSync(hex)
      ? bytesOf(readFileSync(hex, 'utf8'))
      : new Uint8Array(readFileSync(new URL(`${name}.txt`, place)));
    return { name, about, ...(proof !== undefined && { proof }), bytes, events };
  });
}

/** Streams of test/fixtures/asterisk-ami, recorded; what happened in them stands in words beside them. */
export function recordedStreams(
  folder: string,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const place = new URL(`${folder}/`, FOLDER);
  return readdirSync(place)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), bytes: new Uint8Array(readFileSync(new URL(file, place))) }));
}
