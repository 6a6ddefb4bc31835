/*
 * The words of the kernel's GPIO character device, user-space interface v2 (Linux 5.10 and later; `linux/gpio.h`).
 * Bytes in and bytes out, nothing is opened here. All numbers are little-endian: every machine that the box is built
 * for (x86-64, arm64, armhf) is. The sizes are part of the request numbers, so the kernel refuses a wrong one.
 */

const NAME_SIZE = 32;
const CHIP_INFO_SIZE = 68;
const LINE_INFO_SIZE = 256;
const LINE_REQUEST_SIZE = 592;
const LINE_VALUES_SIZE = 16;
export const LINE_EVENT_SIZE = 48;

const CHIP = { name: 0, label: 32, lines: 64 } as const;
const INFO = { consumer: 32, offset: 64, flags: 72 } as const;
/** `attrs`: ten of { id u32, padding u32, value u64, mask u64 }. */
const REQUEST = { offsets: 0, consumer: 256, flags: 288, numAttrs: 296, attrs: 320 } as const;
const REQUEST_END = { numLines: 560, eventBufferSize: 564, fd: 588 } as const;
const ATTRIBUTE = { id: 0, value: 8, mask: 16, size: 24 } as const;
const EVENT = { timestamp: 0, id: 8 } as const;

const OUTPUT_VALUES = 2;
const DEBOUNCE = 3;
const RISING_EDGE = 1;

export const LINE_FLAG = {
  used: 1n << 0n,
  activeLow: 1n << 1n,
  input: 1n << 2n,
  output: 1n << 3n,
  edgeRising: 1n << 4n,
  edgeFalling: 1n << 5n,
  pullUp: 1n << 8n,
  pullDown: 1n << 9n,
} as const;

const READ = 2;
const READ_AND_WRITE = 3;
const request = (direction: number, number: number, size: number): number =>
  ((direction << 30) | (size << 16) | (0xb4 << 8) | number) >>> 0;

/** Request numbers of `ioctl`, by the names of the header. */
export const IOCTL = {
  GPIO_GET_CHIPINFO_IOCTL: request(READ, 0x01, CHIP_INFO_SIZE),
  GPIO_V2_GET_LINEINFO_IOCTL: request(READ_AND_WRITE, 0x05, LINE_INFO_SIZE),
  GPIO_V2_GET_LINE_IOCTL: request(READ_AND_WRITE, 0x07, LINE_REQUEST_SIZE),
  GPIO_V2_LINE_GET_VALUES_IOCTL: request(READ_AND_WRITE, 0x0e, LINE_VALUES_SIZE),
  GPIO_V2_LINE_SET_VALUES_IOCTL: request(READ_AND_WRITE, 0x0f, LINE_VALUES_SIZE),
} as const;

export interface ChipInfo {
  readonly name: string;
  readonly label: string;
  readonly lines: number;
}

/** One line that is asked for; the rest of `struct gpio_v2_line_request` stays zero. */
export interface LineRequest {
  readonly offset: number;
  /** Shown to whoever asks who holds the line; 31 bytes. */
  readonly consumer: string;
  readonly flags: bigint;
  /** Microseconds that a level must be still; 0: every edge counts. Inputs only. */
  readonly debounceUs?: number;
  /** The level of an output from its first moment on. */
  readonly active?: boolean;
  /** Edges that the kernel keeps until they are read; 0: its own choice (16 a line). */
  readonly eventBufferSize?: number;
}

/** An edge. With an active-low line the kernel turns the edges round: rising is inactive to active. */
export interface LineEdge {
  readonly active: boolean;
  /** Nanoseconds of CLOCK_MONOTONIC. */
  readonly timestampNs: bigint;
}

export const newChipInfo = (): Buffer => Buffer.alloc(CHIP_INFO_SIZE);

/** @param info `struct gpiochip_info` as the kernel filled it */
export const unpackChipInfo = (info: Buffer): ChipInfo => ({
  name: textAt(info, CHIP.name),
  label: textAt(info, CHIP.label),
  lines: info.readUInt32LE(CHIP.lines),
});

/** A `struct gpio_v2_line_info` that asks about a line. */
export function packLineInfo(offset: number): Buffer {
  const info = Buffer.alloc(LINE_INFO_SIZE);
  info.writeUInt32LE(offset, INFO.offset);
  return info;
}

/** Who holds a line. `consumer` may be empty although it is used. */
export const unpackLineInfo = (info: Buffer): { readonly consumer: string; readonly isUsed: boolean } => ({
  consumer: textAt(info, INFO.consumer),
  isUsed: (info.readBigUInt64LE(INFO.flags) & LINE_FLAG.used) !== 0n,
});

/** `struct gpio_v2_line_request` for one line. */
export function packLineRequest(line: LineRequest): Buffer {
  const { offset, consumer, flags, debounceUs = 0, active, eventBufferSize = 0 } = line;
  const bytes = Buffer.alloc(LINE_REQUEST_SIZE);
  bytes.writeUInt32LE(offset, REQUEST.offsets);
  bytes.write(consumer, REQUEST.consumer, NAME_SIZE - 1, 'utf8');
  bytes.writeBigUInt64LE(flags, REQUEST.flags);
  bytes.writeUInt32LE(1, REQUEST_END.numLines);
  bytes.writeUInt32LE(eventBufferSize, REQUEST_END.eventBufferSize);
  if (debounceUs > 0) addAttribute(bytes, DEBOUNCE, BigInt(debounceUs));
  if (active !== undefined) addAttribute(bytes, OUTPUT_VALUES, active ? 1n : 0n);
  return bytes;
}

/** The descriptor of the line, once the kernel has answered the request. */
export const descriptorOf = (answered: Buffer): number => answered.readInt32LE(REQUEST_END.fd);

/** `struct gpio_v2_line_values` of a request of one line: to read it, or to set it. */
export function packLineValue(active = false): Buffer {
  const values = Buffer.alloc(LINE_VALUES_SIZE);
  values.writeBigUInt64LE(active ? 1n : 0n, 0);
  values.writeBigUInt64LE(1n, 8);
  return values;
}

export const unpackLineValue = (values: Buffer): boolean => (values.readBigUInt64LE(0) & 1n) !== 0n;

/** The edges in what was read from a line; the kernel gives whole ones only. */
export function unpackEdges(bytes: Buffer): LineEdge[] {
  const edges: LineEdge[] = [];
  for (let at = 0; at + LINE_EVENT_SIZE <= bytes.length; at += LINE_EVENT_SIZE) {
    edges.push({
      active: bytes.readUInt32LE(at + EVENT.id) === RISING_EDGE,
      timestampNs: bytes.readBigUInt64LE(at + EVENT.timestamp),
    });
  }
  return edges;
}

function addAttribute(request: Buffer, id: number, value: bigint): void {
  const count = request.readUInt32LE(REQUEST.numAttrs);
  const at = REQUEST.attrs + count * ATTRIBUTE.size;
  request.writeUInt32LE(id, at + ATTRIBUTE.id);
  request.writeBigUInt64LE(value, at + ATTRIBUTE.value);
  request.writeBigUInt64LE(1n, at + ATTRIBUTE.mask);
  request.writeUInt32LE(count + 1, REQUEST.numAttrs);
}

function textAt(bytes: Buffer, at: number): string {
  const field = bytes.subarray(at, at + NAME_SIZE);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? NAME_SIZE : end);
}
