import type { Kernel } from '../../../hw/gpio/kernel.ts';
import type { FakeClock } from '../../support/fake-clock.ts';

/** Bits and places of linux/gpio.h, written down a second time: the code under test must not check itself. */
const FLAG = {
  used: 1n,
  activeLow: 2n,
  input: 4n,
  output: 8n,
  rising: 16n,
  falling: 32n,
  up: 256n,
  down: 512n,
};
const NR = { chipInfo: 0x01, lineInfo: 0x05, getLine: 0x07, getValues: 0x0e, setValues: 0x0f };
const SIZE: Readonly<Record<number, number>> = { 1: 68, 5: 256, 7: 592, 14: 16, 15: 16 };

interface FakeLine {
  /** Voltage at the pin. */
  high: boolean;
  consumer: string | null;
}
interface FakeChip {
  readonly label: string;
  readonly lines: FakeLine[];
  present: boolean;
}
interface Held {
  readonly chip: FakeChip;
  readonly line: FakeLine;
  readonly offset: number;
  readonly flags: bigint;
  readonly debounceMs: number;
  debounced: boolean;
  timer: { cancel(): void } | null;
  readonly events: Buffer[];
  ready: (() => void) | null;
}

function fail(code: string): never {
  throw Object.assign(new Error(`ioctl failed: ${code}`), { code });
}

/** GPIO chips in memory that keep to the character device's contract, byte by byte and error by error. */
export class FakeKernel implements Kernel {
  readonly #clock: FakeClock;
  readonly #chips: FakeChip[];
  readonly #open = new Map<number, FakeChip | Held>();
  #next = 10;
  /** Chips that answer EACCES. */
  readonly forbidden = new Set<string>();
  /** A kernel before 5.10 knows chips and nothing of v2. */
  speaksV2 = true;
  /** The kernel's clock is older than the process. */
  readonly uptimeMs = 5_000_000;

  constructor(clock: FakeClock, chips: Readonly<Record<string, number>>) {
    this.#clock = clock;
    this.#chips = Object.entries(chips).map(([label, lines]) => ({
      label,
      present: true,
      lines: Array.from({ length: lines }, () => ({ high: false, consumer: null })),
    }));
  }

  chips(): string[] {
    return this.#chips.flatMap(({ present }, index) => (present ? [`/dev/gpiochip${index}`] : []));
  }

  open(path: string): number {
    if (this.forbidden.has(path)) fail('EACCES');
    const chip = this.#chips[Number(path.slice('/dev/gpiochip'.length))];
    if (!chip?.present) return fail('ENOENT');
    return this.#keep(chip);
  }

  ioctl(descriptor: number, request: number, bytes: Buffer): void {
    const number = request & 0xff;
    const size = (request >>> 16) & 0x3fff;
    if (((request >>> 8) & 0xff) !== 0xb4 || SIZE[number] !== size || bytes.length !== size) fail('ENOTTY');
    if (number !== NR.chipInfo && !this.speaksV2) fail('EINVAL');
    const target = this.#open.get(descriptor);
    if (target === undefined) fail('EBADF');
    if ('lines' in target) {
      if (!target.present) fail('ENODEV');
      this.#askChip(target, number, bytes);
    } else {
      if (!target.chip.present) fail('ENODEV');
      this.#askLine(target, number, bytes);
    }
  }

  read(descriptor: number, into: Buffer): number {
    const held = this.#held(descriptor);
    if (!held.chip.present) return fail('ENODEV');
    if (held.events.length === 0) return fail('EAGAIN');
    const taken = Buffer.concat(held.events.splice(0, Math.floor(into.length / 48)));
    taken.copy(into);
    return taken.length;
  }

  close(descriptor: number): void {
    const target = this.#open.get(descriptor);
    if (target === undefined) fail('EBADF');
    this.#open.delete(descriptor);
    if ('lines' in target) return;
    target.timer?.cancel();
    target.line.consumer = null;
  }

  watch(descriptor: number, ready: () => void): { end(): void } {
    const held = this.#held(descriptor);
    held.ready = ready;
    return {
      end: () => {
        held.ready = null;
      },
    };
  }

  monotonicNs(): bigint {
    return BigInt(Math.round((this.uptimeMs + this.#clock.monotonic()) * 1e6));
  }

  /** How many descriptors are open; 0 when everything was let go. */
  get descriptors(): number {
    return this.#open.size;
  }

  /** Puts a voltage to a pin. */
  drive(label: string, offset: number, high: boolean): void {
    const line = this.#line(label, offset);
    if (line.high === high) return;
    line.high = high;
    for (const held of this.#heldOf(line)) this.#edge(held);
  }

  isHigh(label: string, offset: number): boolean {
    return this.#line(label, offset).high;
  }

  /** Somebody else takes a line. */
  take(label: string, offset: number, consumer: string | null): void {
    this.#line(label, offset).consumer = consumer;
  }

  unplug(label: string): void {
    for (const chip of this.#chips) if (chip.label === label) chip.present = false;
    for (const target of this.#open.values())
      if (!('lines' in target) && !target.chip.present) target.ready?.();
  }

  #keep(target: FakeChip | Held): number {
    this.#open.set(this.#next, target);
    return this.#next++;
  }

  #held(descriptor: number): Held {
    const target = this.#open.get(descriptor);
    return target === undefined || 'lines' in target ? fail('EBADF') : target;
  }

  #line(label: string, offset: number): FakeLine {
    const line = this.#chips.find((chip) => chip.label === label)?.lines[offset];
    if (line === undefined) throw new Error(`the test has no line ${offset} of ${label}`);
    return line;
  }

  #heldOf(line: FakeLine): Held[] {
    return [...this.#open.values()].flatMap((one) => (!('lines' in one) && one.line === line ? [one] : []));
  }

  #askChip(chip: FakeChip, number: number, bytes: Buffer): void {
    if (number === NR.chipInfo) {
      bytes.write(chip.label, 32, 'utf8');
      bytes.writeUInt32LE(chip.lines.length, 64);
    } else if (number === NR.lineInfo) {
      const line = chip.lines[bytes.readUInt32LE(64)];
      if (line === undefined) fail('EINVAL');
      bytes.write(line.consumer ?? '', 32, 'utf8');
      bytes.writeBigUInt64LE(line.consumer === null ? 0n : FLAG.used, 72);
    } else if (number === NR.getLine) this.#give(chip, bytes);
    else fail('EINVAL');
  }

  #give(chip: FakeChip, bytes: Buffer): void {
    if (bytes.readUInt32LE(560) !== 1) fail('EINVAL');
    const offset = bytes.readUInt32LE(0);
    const line = chip.lines[offset];
    const flags = bytes.readBigUInt64LE(288);
    const isOutput = (flags & FLAG.output) !== 0n;
    if (line === undefined || isOutput === ((flags & FLAG.input) !== 0n)) fail('EINVAL');
    if (isOutput && (flags & (FLAG.rising | FLAG.falling | FLAG.up | FLAG.down)) !== 0n) fail('EINVAL');
    if (line.consumer !== null) fail('EBUSY');
    line.consumer = bytes.toString('utf8', 256, bytes.indexOf(0, 256));
    const wished = attributesOf(bytes);
    const isLow = (flags & FLAG.activeLow) !== 0n;
    if (isOutput) line.high = (wished.get(2) === 1n) !== isLow;
    else if ((flags & (FLAG.up | FLAG.down)) !== 0n) line.high = (flags & FLAG.up) !== 0n;
    const debounceMs = Number(wished.get(3) ?? 0n) / 1000;
    const state = { debounced: line.high, timer: null, events: [], ready: null };
    bytes.writeInt32LE(this.#keep({ chip, line, offset, flags, debounceMs, ...state }), 588);
  }

  #askLine(held: Held, number: number, bytes: Buffer): void {
    if (bytes.readBigUInt64LE(8) !== 1n) fail('EINVAL');
    const isLow = (held.flags & FLAG.activeLow) !== 0n;
    if (number === NR.getValues) {
      const high = held.debounceMs > 0 ? held.debounced : held.line.high;
      bytes.writeBigUInt64LE(high === isLow ? 0n : 1n, 0);
    } else if (number === NR.setValues) {
      if ((held.flags & FLAG.output) === 0n) fail('EPERM');
      held.line.high = (bytes.readBigUInt64LE(0) === 1n) !== isLow;
    } else fail('EINVAL');
  }

  #edge(held: Held): void {
    held.timer?.cancel();
    const still = () => {
      if (held.debounced !== held.line.high) this.#say(held, held.line.high);
      held.debounced = held.line.high;
    };
    if (held.debounceMs > 0) held.timer = this.#clock.after(held.debounceMs, still);
    else still();
  }

  #say(held: Held, high: boolean): void {
    const isLow = (held.flags & FLAG.activeLow) !== 0n;
    const event = Buffer.alloc(48);
    event.writeBigUInt64LE(this.monotonicNs(), 0);
    event.writeUInt32LE(high === isLow ? 2 : 1, 8);
    event.writeUInt32LE(held.offset, 12);
    held.events.push(event);
    held.ready?.();
  }
}

function attributesOf(bytes: Buffer): Map<number, bigint> {
  const found = new Map<number, bigint>();
  for (let i = 0; i < bytes.readUInt32LE(296); i++) {
    const at = 320 + i * 24;
    if (bytes.readBigUInt64LE(at + 16) !== 1n) fail('EINVAL');
    found.set(bytes.readUInt32LE(at), bytes.readBigUInt64LE(at + 8));
  }
  return found;
}
