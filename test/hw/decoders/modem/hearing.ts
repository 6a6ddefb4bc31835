import { read } from '../../../../hw/decoders/modem/decode.ts';
import { step } from '../../../../hw/decoders/modem/decoder.ts';
import { frame, NOTHING_PENDING } from '../../../../hw/decoders/modem/frame.ts';
import { deadline, silentLine } from '../../../../hw/decoders/modem/line-state.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';

/** What happens on the line: at how many milliseconds, which line of text. */
export type Happening = readonly [at: number, text: string];

/** An event and the millisecond at which it was told. */
export type Told = readonly [at: number, event: LineEvent];

/** Plays lines of text into the decoder and sends it the time whenever it asked for it, up to `until`. */
export function heard(happenings: readonly Happening[], until: number): Told[] {
  const told: Told[] = [];
  let state = silentLine('1');
  const take = (decoded: ReturnType<typeof step>, at: number) => {
    state = decoded.state;
    told.push(...decoded.events.map((event): Told => [at, event]));
  };
  const passTo = (end: number) => {
    for (let due = deadline(state); due !== null && due <= end; due = deadline(state)) {
      take(step(state, { type: 'time', at: due }), due);
    }
  };
  for (const [at, text] of happenings) {
    passTo(at);
    for (const one of frame(NOTHING_PENDING, Buffer.from(`${text}\r\n`)).frames) {
      take(step(state, { type: 'word', word: read(one), at }), at);
    }
  }
  passTo(until);
  return told;
}
