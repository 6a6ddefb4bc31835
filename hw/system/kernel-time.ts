import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Koffi from 'koffi';

/** What the kernel knows of its own clock; null: it cannot be asked. */
export interface KernelTime {
  /** Something (NTP) disciplines it and says that it is right. */
  readonly isSynchronised: boolean | null;
  /** It was set from a battery clock at the boot. */
  readonly isFromBattery: boolean;
}

/** No box was built before: an earlier time is that of a machine which has just woken up. */
const EARLIEST = Date.UTC(2026, 0, 1);

/** A battery clock may have drifted while the box was off. */
const DRIFT_MS = 600_000;

/** `good`: the network or a battery vouches for it. `unknown`: nobody does. `none`: earlier than any box. */
export type Trust = 'good' | 'unknown' | 'none';

/**
 * Whether the time can be believed. A Raspberry Pi has no battery clock: it wakes with the time of its last
 * shutdown and learns the right one from the network. A machine with a battery clock is believed without NTP, unless
 * it says that it is earlier than what it wrote itself: then the battery is empty.
 *
 * @param now wall clock, ms
 * @param newest newest time that was ever stored, ms; 0: none
 */
export function trustIn({ isSynchronised, isFromBattery }: KernelTime, now: number, newest: number): Trust {
  if (now < EARLIEST) return 'none';
  if (isSynchronised === true) return 'good';
  const isBehind = now < newest - DRIFT_MS;
  return !isBehind && (isSynchronised === null || isFromBattery) ? 'good' : 'unknown';
}

/** adjtimex(2): the state of a clock that nobody disciplines. */
const TIME_ERROR = 5;
/** struct timex has 208 bytes on 64-bit machines, 128 on others; `modes` 0 at its beginning only asks. */
const TIMEX_BYTES = 512;
const BATTERY = '/sys/class/rtc/rtc0/hctosys';

/** Asks the kernel. Loads its native part at the first call and never throws. */
export function kernelTimeReader(): () => KernelTime {
  let ask: (() => number) | null = null;
  const isFromBattery = readFlag(BATTERY);
  return () => {
    try {
      ask ??= loadAdjtimex();
      const state = ask();
      return { isSynchronised: state < 0 ? null : state !== TIME_ERROR, isFromBattery };
    } catch {
      return { isSynchronised: null, isFromBattery };
    }
  };
}

function loadAdjtimex(): () => number {
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const adjtimex = koffi.load(null).func('int adjtimex(_Inout_ uint8_t *buffer)') as (
    buffer: Buffer,
  ) => number;
  return () => adjtimex(Buffer.alloc(TIMEX_BYTES));
}

function readFlag(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').trim() === '1';
  } catch {
    return false;
  }
}
