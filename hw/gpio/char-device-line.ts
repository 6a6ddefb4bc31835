import type { Clock } from '../clock.ts';
import { IOCTL, LINE_EVENT_SIZE, packLineValue, unpackEdges, unpackLineValue } from './char-device-abi.ts';
import { codeOf, lineFault } from './char-device-fault.ts';
import type { EdgeListener, InputPin, OutputPin, Pin } from './gpio.ts';
import type { Kernel } from './kernel.ts';

/** Edges taken with one read. */
const EDGES_A_READ = 64;
const NS_PER_MS = 1e6;

/** A line that the kernel has given us. */
export interface HeldLine {
  readonly kernel: Kernel;
  readonly pin: Pin;
  readonly descriptor: number;
}

/** An input: its level on demand, its edges as the kernel saw them. */
export class InputLine implements InputPin {
  readonly #line: HeldLine;
  readonly #clock: Clock;
  readonly #listener: EdgeListener;
  readonly #room = Buffer.alloc(EDGES_A_READ * LINE_EVENT_SIZE);
  #watch: { end(): void } | null = null;
  #isClosed = false;
  #last = Number.NEGATIVE_INFINITY;

  constructor(line: HeldLine, clock: Clock, listener: EdgeListener) {
    this.#line = line;
    this.#clock = clock;
    this.#listener = listener;
  }

  watch(): void {
    const { kernel, descriptor } = this.#line;
    this.#watch = kernel.watch(descriptor, () => this.#take());
  }

  isActive(): boolean {
    const values = packLineValue();
    useLine(this.#line, (kernel, descriptor) =>
      kernel.ioctl(descriptor, IOCTL.GPIO_V2_LINE_GET_VALUES_IOCTL, values),
    );
    return unpackLineValue(values);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#endWatch();
    useLine(this.#line, (kernel, descriptor) => kernel.close(descriptor));
  }

  #take(): void {
    const { kernel, pin, descriptor } = this.#line;
    let bytes: number;
    try {
      bytes = kernel.read(descriptor, this.#room);
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') return;
      this.#endWatch();
      this.#listener.lost(lineFault(pin, error));
      return;
    }
    for (const { active, timestampNs } of unpackEdges(this.#room.subarray(0, bytes))) {
      // The listener may have closed the line in an edge before.
      if (!this.#isClosed) this.#listener.edge({ active, at: this.#timeOf(timestampNs) });
    }
  }

  /** From the kernel's clock to ours: by how long ago it was. */
  #timeOf(timestampNs: bigint): number {
    const age = Number(this.#line.kernel.monotonicNs() - timestampNs) / NS_PER_MS;
    this.#last = Math.max(this.#last, this.#clock.monotonic() - Math.max(0, age));
    return this.#last;
  }

  #endWatch(): void {
    this.#watch?.end();
    this.#watch = null;
  }
}

export class OutputLine implements OutputPin {
  readonly #line: HeldLine;
  #isClosed = false;

  constructor(line: HeldLine) {
    this.#line = line;
  }

  write(active: boolean): void {
    useLine(this.#line, (kernel, descriptor) =>
      kernel.ioctl(descriptor, IOCTL.GPIO_V2_LINE_SET_VALUES_IOCTL, packLineValue(active)),
    );
  }

  /** The chip may keep driving a line that nobody holds: it is let go inactive. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    try {
      this.write(false);
    } finally {
      useLine(this.#line, (kernel, descriptor) => kernel.close(descriptor));
    }
  }
}

function useLine(line: HeldLine, use: (kernel: Kernel, descriptor: number) => void): void {
  try {
    use(line.kernel, line.descriptor);
  } catch (error) {
    throw lineFault(line.pin, error);
  }
}
