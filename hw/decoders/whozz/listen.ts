import type { Capabilities } from '../../equipment.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from '../live-decoder.ts';
import { unrecognised } from '../unrecognised.ts';
import { frame, NOTHING_PENDING, type Pending, unfinished } from './frame.ts';
import { recordOf } from './record.ts';
import { deadline, quietUnit, step, type WhozzInput } from './step.ts';

/**
 * @param tellsAnswers the unit sends detailed records or end records (toggles `d`, `A`); a basic unit does neither
 */
export function whozzCapabilities(tellsAnswers: boolean): Capabilities {
  return { callIds: false, answers: tellsAnswers, rings: true, logs: false };
}

/** As delivered; point-of-sale units may be switched to 1200. */
export const WHOZZ_PORT = { baud: 9_600 };

/** The port of the Ethernet Link units, which send to every machine of their network. */
export const WHOZZ_UDP_PORT = 3_520;

/** A CallerID.com unit on a serial port; `names` are the names of its lines, from the first on. */
export function listenWhozz(names: readonly string[]): LiveDecoder {
  return new WhozzListener(names, 'stream');
}

/** The same unit on the network: every chunk is one packet. */
export function listenWhozzPackets(names: readonly string[]): LiveDecoder {
  return new WhozzListener(names, 'packets');
}

class WhozzListener implements LiveDecoder {
  readonly #transport: 'stream' | 'packets';
  #pending: Pending = NOTHING_PENDING;
  #state;

  constructor(names: readonly string[], transport: 'stream' | 'packets') {
    this.#transport = transport;
    this.#state = quietUnit(names);
  }

  received(chunk: Uint8Array, at: number): Heard {
    const { frames, rest, discarded } = frame(this.#pending, chunk);
    // A packet has no line end, and what is lost of one must not spoil the next.
    const last = this.#transport === 'packets' ? unfinished(rest) : null;
    this.#pending = this.#transport === 'packets' ? NOTHING_PENDING : rest;
    const records = last === null ? frames : [...frames, last];
    const events = records.flatMap((bytes) => {
      const record = recordOf(bytes);
      if (record.type === 'unknown') return [unrecognised(bytes)];
      return this.#step({ type: 'record', record, at });
    });
    return { events, replies: [], frames: records.length, discarded };
  }

  timePassed(at: number): Heard {
    return { ...NOTHING_HEARD, events: this.#step({ type: 'time', at }) };
  }

  deadline(): number | null {
    return deadline(this.#state);
  }

  interrupted(): void {
    this.#pending = NOTHING_PENDING;
  }

  #step(input: WhozzInput): Heard['events'] {
    const { state, events } = step(this.#state, input);
    this.#state = state;
    return events;
  }
}
