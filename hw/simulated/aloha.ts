import type { Clock, Timer } from '../clock.ts';
import { withEvenParity } from '../decoders/seven-bits.ts';
import type { DeviceWire, SimulatedDevice, SimulatedParty, SimulatedPhase } from './device.ts';

const STX = 0x02;
const ETX = 0x03;
const ACK = 0x06;
const NAK = 0x15;
const LETTERS = { withheld: 'P', unavailable: 'O', payphone: 'C' } as const;
/** How long it waits for a word of the computer, and how often it says a report at most. */
const PATIENCE = 800;
const TRIES = 3;

/**
 * What the adapter sends when a call comes: STX, `MMDDwHHMM`, the number or a letter, ETX, each character with even
 * parity in bit 7 (9600 7E1). w is the weekday, 0 for Sunday.
 *
 * @param at time of the exchange, as the clock on the wall of this machine shows it
 */
export function alohaReport(party: SimulatedParty, at: Date): Uint8Array {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(at.getMonth() + 1)}${two(at.getDate())}${at.getDay()}`;
  const caller = 'number' in party ? party.number.replace(/[^0-9]/g, '') : LETTERS[party.reason];
  const text = `${day}${two(at.getHours())}${two(at.getMinutes())}${caller}`;
  return Uint8Array.of(STX, ...Buffer.from(text, 'latin1'), ETX).map(withEvenParity);
}

/**
 * An Aloha USB adapter (Number Display) on one line. It delivers who calls before the first ring, waits for ACK, and
 * says it again on NAK or silence, three times at most. It tells neither the bell nor an answer nor the end.
 */
export class SimulatedAloha implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #wire: DeviceWire;
  #report: Uint8Array | null = null;
  #triesLeft = 0;
  #timer: Timer | null = null;

  constructor(clock: Clock, wire: DeviceWire) {
    this.#clock = clock;
    this.#wire = wire;
  }

  ring(_line: number, party: SimulatedParty): void {
    this.#report = alohaReport(party, new Date(this.#clock.now()));
    this.#triesLeft = TRIES;
    this.#say();
  }

  answer(): void {}

  hangUp(): void {}

  phase(): SimulatedPhase {
    return 'idle';
  }

  received(chunk: Uint8Array): void {
    for (const byte of chunk) {
      if (this.#report === null) return;
      // The adapter checks no parity of a reply.
      if ((byte & 0x7f) === ACK) this.reset();
      else if ((byte & 0x7f) === NAK) this.#say();
    }
  }

  reset(): void {
    this.#report = null;
    this.#timer?.cancel();
    this.#timer = null;
  }

  #say(): void {
    this.#timer?.cancel();
    if (this.#report === null || this.#triesLeft === 0) {
      this.reset();
      return;
    }
    this.#triesLeft -= 1;
    this.#wire.write(this.#report);
    this.#timer = this.#clock.after(PATIENCE, () => this.#say());
  }
}
