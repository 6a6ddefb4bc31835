import type { Clock, Timer } from '../clock.ts';
import type { DeviceWire, SimulatedDevice, SimulatedParty, SimulatedPhase } from './device.ts';

/** 300 bits of alternating ones and zeros, heard as bytes. */
const SEIZURE = new Uint8Array(30).fill(0x55);
/** What a chip makes of the carrier when it begins (mark is the idle state of a line) and when it is lost. */
const MARK_NOISE = Uint8Array.of(0xff, 0xfe);
const CARRIER_LOST = Uint8Array.of(0x00);
/** The signal comes half a second after the end of the first ring, which lasts one second. */
const SIGNAL_AFTER = 1_500;
/** 1200 bit/s 8N1 are twelve bytes in a tenth of a second. */
const PIECE = 12;
const PIECE_MS = 100;

const MDMF_CALL = 0x80;
const ITEM = { date: 0x01, number: 0x02, noNumber: 0x04, name: 0x07, noName: 0x08, userType: 0x16 } as const;
const USER_IS_PAYPHONE = 0x0f;
const LONGEST_NUMBER = 20;
const LONGEST_NAME = 50;

/**
 * The packet (MDMF) in which an exchange tells who calls: `80 length items checksum`, each item `type length data`.
 * Sources: Bellcore GR-30 and GR-31, ETSI EN 300 659-3.
 *
 * @param at time of the exchange, as the clock on the wall of this machine shows it
 */
export function mdmfPacket(party: SimulatedParty, at: Date): Uint8Array {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes()].map(two).join('');
  const body = [...item(ITEM.date, date), ...partyItems(party)];
  const unsummed = [MDMF_CALL, body.length, ...body];
  const sum = unsummed.reduce((total, byte) => total + byte, 0);
  return Uint8Array.of(...unsummed, -sum & 0xff);
}

function partyItems(party: SimulatedParty): readonly number[] {
  if ('number' in party) {
    const number = party.number.replace(/[^0-9]/g, '').slice(0, LONGEST_NUMBER);
    const name = party.name === undefined ? [] : item(ITEM.name, party.name.slice(0, LONGEST_NAME));
    return [...item(ITEM.number, number), ...name];
  }
  if (party.reason === 'payphone') return [ITEM.userType, 1, USER_IS_PAYPHONE];
  const letter = party.reason === 'withheld' ? 'P' : 'O';
  return [...item(ITEM.noNumber, letter), ...item(ITEM.noName, letter)];
}

function item(type: number, text: string): readonly number[] {
  const data = Buffer.from(text, 'latin1');
  return [type, data.length, ...data];
}

/**
 * An FSK receiver (HT9032, MT8843 …) on one line, its output on a UART: between the first two rings it passes on what
 * it hears, seizure, mark and packet, at the speed of the line. It hears no bell and no handset.
 */
export class SimulatedFskChip implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #wire: DeviceWire;
  #timer: Timer | null = null;

  constructor(clock: Clock, wire: DeviceWire) {
    this.#clock = clock;
    this.#wire = wire;
  }

  ring(_line: number, party: SimulatedParty): void {
    this.reset();
    this.#timer = this.#clock.after(SIGNAL_AFTER, () => {
      const packet = mdmfPacket(party, new Date(this.#clock.now()));
      this.#pass(Buffer.concat([SEIZURE, MARK_NOISE, packet, CARRIER_LOST]));
    });
  }

  answer(): void {}

  /** A caller who gives up before the second ring is never told of. */
  hangUp(): void {
    this.reset();
  }

  phase(): SimulatedPhase {
    return 'idle';
  }

  received(): void {}

  reset(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #pass(bytes: Uint8Array): void {
    this.#wire.write(bytes.subarray(0, PIECE));
    const rest = bytes.subarray(PIECE);
    this.#timer = rest.length === 0 ? null : this.#clock.after(PIECE_MS, () => this.#pass(rest));
  }
}
