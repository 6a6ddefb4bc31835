import type { Clock } from '../clock.ts';
import {
  type ChipInfo,
  descriptorOf,
  IOCTL,
  LINE_FLAG,
  type LineRequest,
  newChipInfo,
  packLineInfo,
  packLineRequest,
  unpackChipInfo,
  unpackLineInfo,
} from './char-device-abi.ts';
import { CONSUMER, codeOf, lineFault, noSuchChip, noSuchLine } from './char-device-fault.ts';
import { InputLine, OutputLine } from './char-device-line.ts';
import type { EdgeListener, GpioBackend, GpioError, InputPin, OutputPin, Pin } from './gpio.ts';
import type { Kernel } from './kernel.ts';

/** Edges that the kernel keeps until we read them: four seconds of 25 Hz ringing current. */
const EDGE_BUFFER = 256;
const BOTH_EDGES = LINE_FLAG.edgeRising | LINE_FLAG.edgeFalling;
const PULLS = { up: LINE_FLAG.pullUp, down: LINE_FLAG.pullDown } as const;

interface OpenChip {
  readonly descriptor: number;
  readonly info: ChipInfo;
}

/**
 * GPIO through the kernel's character device, interface v2. The kernel debounces, stamps the edges, sets an output in
 * the moment it becomes one, and gives a line to one user only.
 */
export class CharDeviceBackend implements GpioBackend {
  readonly name = 'character device';
  readonly why = null;
  readonly #clock: Clock;
  readonly #kernel: Kernel;

  constructor(clock: Clock, kernel: Kernel) {
    this.#clock = clock;
    this.#kernel = kernel;
  }

  input(
    pin: Pin,
    debounceMs: number,
    onChange: (active: boolean) => void,
    onLost: (error: GpioError) => void = () => {},
  ): InputPin {
    const listener = { edge: ({ active }: { active: boolean }) => onChange(active), lost: onLost };
    return this.#input(pin, { debounceUs: debounceMs * 1000 }, listener);
  }

  edges(pin: Pin, listener: EdgeListener): InputPin {
    return this.#input(pin, { eventBufferSize: EDGE_BUFFER }, listener);
  }

  output(pin: Pin): OutputPin {
    const flags = LINE_FLAG.output | directionOf(pin);
    const descriptor = this.#request(pin, { flags, active: false });
    return new OutputLine({ kernel: this.#kernel, pin, descriptor });
  }

  #input(
    pin: Pin,
    wish: Pick<LineRequest, 'debounceUs' | 'eventBufferSize'>,
    listener: EdgeListener,
  ): InputPin {
    const pull = pin.pull === undefined ? 0n : PULLS[pin.pull];
    const flags = LINE_FLAG.input | BOTH_EDGES | directionOf(pin) | pull;
    const descriptor = this.#request(pin, { flags, ...wish });
    const line = new InputLine({ kernel: this.#kernel, pin, descriptor }, this.#clock, listener);
    try {
      line.watch();
      return line;
    } catch (error) {
      this.#kernel.close(descriptor);
      throw lineFault(pin, error);
    }
  }

  /** @returns the descriptor of the line, which lives on when the chip's is closed */
  #request(pin: Pin, wish: Omit<LineRequest, 'offset' | 'consumer'>): number {
    const chip = this.#find(pin.chip);
    try {
      if (pin.offset >= chip.info.lines) throw noSuchLine(chip.info, pin.offset);
      const request = packLineRequest({ offset: pin.offset, consumer: CONSUMER, ...wish });
      this.#kernel.ioctl(chip.descriptor, IOCTL.GPIO_V2_GET_LINE_IOCTL, request);
      return descriptorOf(request);
    } catch (error) {
      throw codeOf(error) === '' ? error : lineFault(pin, error, this.#holder(chip, pin, error));
    } finally {
      this.#kernel.close(chip.descriptor);
    }
  }

  #holder(chip: OpenChip, { offset }: Pin, error: unknown): string | null {
    if (codeOf(error) !== 'EBUSY') return null;
    try {
      const info = packLineInfo(offset);
      this.#kernel.ioctl(chip.descriptor, IOCTL.GPIO_V2_GET_LINEINFO_IOCTL, info);
      return unpackLineInfo(info).consumer;
    } catch {
      // The sentence does without the name.
      return null;
    }
  }

  /** Chips are looked for each time: their numbers change when one is plugged in, and between kernels. */
  #find(label: string): OpenChip {
    const labels: string[] = [];
    const refused: string[] = [];
    for (const path of this.#kernel.chips()) {
      const chip = this.#open(path);
      if (chip === null) {
        refused.push(path);
        continue;
      }
      if (chip.info.label === label) return chip;
      this.#kernel.close(chip.descriptor);
      labels.push(chip.info.label);
    }
    throw noSuchChip(label, { labels, refused });
  }

  #open(path: string): OpenChip | null {
    let descriptor: number | null = null;
    try {
      descriptor = this.#kernel.open(path);
      const info = newChipInfo();
      this.#kernel.ioctl(descriptor, IOCTL.GPIO_GET_CHIPINFO_IOCTL, info);
      return { descriptor, info: unpackChipInfo(info) };
    } catch {
      if (descriptor !== null) this.#kernel.close(descriptor);
      return null;
    }
  }
}

const directionOf = (pin: Pin): bigint => (pin.activeLow ? LINE_FLAG.activeLow : 0n);
