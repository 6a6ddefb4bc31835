import { join } from 'node:path';
import type { Clock, Timer } from '../../hw/clock.ts';
import { Cable } from '../../hw/simulated/cable.ts';
import type { SimulatedDevice, SimulatedParty } from '../../hw/simulated/device.ts';
import { type DeviceType, makeDevice } from '../../hw/simulated/make-device.ts';

export interface StandOptions {
  readonly name: string;
  readonly type: DeviceType;
  /** Lines of the office, in the order of the device's sockets. */
  readonly lines: readonly string[];
  /** The folder in which the port appears. */
  readonly folder: string;
  readonly extension: string;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** What a device can tell of a call besides its number. */
const TELLS: Readonly<Record<DeviceType, { readonly answers: boolean; readonly ends: boolean }>> = {
  // The bell ends: whether somebody answered or the caller gave up is not to be heard.
  modem: { answers: false, ends: true },
  aloha: { answers: false, ends: false },
  whozz: { answers: true, ends: true },
  smdr: { answers: true, ends: true },
  fsk: { answers: false, ends: false },
};
/** Nobody lets it ring longer; whoever plays may have forgotten the call. */
const CALLER_GIVES_UP = 60_000;
const NOISE_LENGTH = 48;

/** One simulated device with its cable, and a hand that can pull it. */
export class Stand {
  readonly name: string;
  readonly type: DeviceType;
  readonly lines: readonly string[];
  readonly cable: Cable;
  readonly device: SimulatedDevice;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #givesUp = new Map<number, Timer>();

  constructor({ name, type, lines, folder, extension, clock, random }: StandOptions) {
    this.name = name;
    this.type = type;
    this.lines = lines;
    this.#clock = clock;
    this.#random = random;
    const received = (chunk: Uint8Array) => this.device.received(chunk);
    this.cable = new Cable({ path: join(folder, name), clock, received });
    this.device = makeDevice(type, clock, this.cable, extension);
  }

  get tells() {
    return TELLS[this.type];
  }

  plugIn(): void {
    this.cable.plugIn();
  }

  /** The cable carries the power too: the device forgets what it was doing. */
  unplug(): Promise<void> {
    for (const timer of this.#givesUp.values()) timer.cancel();
    this.#givesUp.clear();
    this.device.reset();
    return this.cable.unplug();
  }

  /** @param line counted from 0 */
  ring(line: number, party: SimulatedParty): void {
    // Without a cable the device is without power.
    if (this.cable.terminal === null) return;
    this.device.ring(line, party);
    this.#givesUp.get(line)?.cancel();
    const giveUp = () => this.device.phase(line) === 'ringing' && this.device.hangUp(line);
    this.#givesUp.set(line, this.#clock.after(CALLER_GIVES_UP, giveUp));
  }

  /** Noise on the wire: bytes of any value. */
  garbage(): void {
    this.cable.write(Uint8Array.from({ length: NOISE_LENGTH }, () => Math.floor(this.#random() * 256)));
  }
}
