import type { Socket } from 'node:net';
import { systemClock } from '../../hw/clock.ts';
import { SimulatedModem } from '../../hw/simulated/modem.ts';
import { type BoxKind, boxConfig, CHIP, type GpioWay, MAIL_PORT, PINS, SLOWED } from './box-config.ts';
import { SimulatedChip } from './gpio-sim.ts';
import { GuestBox } from './guest-box.ts';
import type { Machine } from './machine.ts';

const MAILS = '/box/mails';

export interface ArrivedMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** One promise of the box that is tried on the rig. */
export interface Scenario {
  readonly title: string;
  /** @returns what was measured, a line each. @throws when the promise was broken */
  readonly run: (stage: Stage) => Promise<readonly string[]>;
}

/** How thorough: `long` is what `npm run rig` does, `short` the same with few repetitions. */
export interface Measure {
  readonly pulls: number;
  readonly portCycles: number;
  /** Whether times are held against their limits: only on a computer that does nothing else. */
  readonly isTimed: boolean;
}

/** A booted machine with everything that stands around a box: chip, modem, mail server. */
export class Stage {
  readonly machine: Machine;
  readonly measure: Measure;
  readonly chip: SimulatedChip;
  /** Behind the USB adapter. */
  readonly modem: SimulatedModem;
  #mailServer = '';
  #cable: Socket | null = null;
  #box: { readonly way: GpioWay; readonly kind: BoxKind; readonly guest: GuestBox } | null = null;

  constructor(machine: Machine, measure: Measure) {
    this.machine = machine;
    this.measure = measure;
    this.chip = new SimulatedChip(machine, CHIP, 58);
    this.modem = new SimulatedModem(systemClock, { write: (bytes) => void this.#cable?.write(bytes) });
  }

  async set(): Promise<void> {
    await this.chip.plugIn();
    // Contacts and couplers rest: they are open, a resistor holds them high.
    for (const offset of [PINS.absentButton, PINS.presentButton, PINS.ring, PINS.displayRing])
      await this.chip.drive(offset, true);
    await this.plugIn();
    await this.startMailServer();
  }

  async startMailServer(): Promise<void> {
    const sink = `/rig/box/scripts/rig/guest/mail-sink.js ${MAIL_PORT} ${MAILS}`;
    const said = await this.machine.must(`setsid node ${sink} </dev/null >/box/mail-log 2>&1 & echo $!`);
    this.#mailServer = said.trim();
  }

  /** What arrived until now is kept. */
  async stopMailServer(): Promise<void> {
    await this.machine.must(`kill ${this.#mailServer}`);
    this.#mailServer = '';
  }

  /** Connects adapter and modem with the machine. */
  async plugIn(): Promise<void> {
    const cable = await this.machine.usb(1);
    cable.on('data', (chunk: Buffer) => this.modem.received(chunk));
    // Whoever pulls a cable hears no more of it.
    cable.on('error', () => undefined);
    this.#cable = cable;
  }

  /** Pulls adapter and modem out; the modem, which lives on the adapter's power, forgets what it was told. */
  pull(): void {
    this.#cable?.destroy();
    this.#cable = null;
    this.modem.powerCycle();
  }

  /** Sets right what a scenario that failed may have left. */
  async tidyUp(): Promise<void> {
    if (this.#cable === null) await this.plugIn();
    if (this.#mailServer === '') await this.startMailServer();
  }

  /** The box with this way to its GPIO lines: the one that runs, or a new one in its place, with the same data. */
  async box(way: GpioWay, kind: BoxKind = 'desk'): Promise<GuestBox> {
    if (this.#box?.way === way && this.#box.kind === kind) return this.#box.guest;
    await this.endBox();
    const guest = new GuestBox(this.machine, kind);
    await guest.start(boxConfig(way, kind), SLOWED[kind]);
    this.#box = { way, kind, guest };
    return guest;
  }

  /** Stops the box; the next scenario gets a new one. */
  async endBox(how: 'stop' | 'kill' = 'stop'): Promise<void> {
    const box = this.#box;
    this.#box = null;
    await box?.guest[how]();
  }

  async mails(): Promise<readonly ArrivedMail[]> {
    const text = String(await this.machine.ask({ type: 'read', path: MAILS }));
    return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as ArrivedMail]));
  }

  end(): void {
    this.pull();
  }
}
