import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { textOf } from '../reason.ts';
import { IOCTL, packLineInfo } from './char-device-abi.ts';
import { CharDeviceBackend } from './char-device-backend.ts';
import { codeOf } from './char-device-fault.ts';
import {
  type EdgeListener,
  type GpioBackend,
  GpioError,
  type GpioWay,
  type InputPin,
  type OutputPin,
  type Pin,
} from './gpio.ts';
import type { GpioReason } from './gpio-reason.ts';
import type { Kernel } from './kernel.ts';
import { OnoffBackend } from './onoff-backend.ts';
import { SYSFS_GPIO } from './sysfs.ts';

/** What was found on this machine. */
export interface Findings {
  /** What each chip answers, by the path of its device: `v2`, or the code of its error (EACCES, EINVAL, …). */
  readonly chips: ReadonlyMap<string, string>;
  /** Lines can be exported through sysfs. */
  readonly sysfs: boolean;
}

export interface Choice {
  readonly take: 'char-device' | 'onoff' | 'none';
  readonly why: readonly GpioReason[];
}

/** The character device where a chip speaks its interface v2, else sysfs, else nothing. */
export function chooseBackend({ chips, sysfs }: Findings): Choice {
  const [spoken] = [...chips].filter(([, answer]) => answer === 'v2');
  if (spoken !== undefined)
    return { take: 'char-device', why: [{ code: 'gpio-speaks-v2', path: spoken[0] }] };
  const why = whyNoChip(chips);
  if (sysfs) return { take: 'onoff', why: [why, { code: 'gpio-by-sysfs', folder: SYSFS_GPIO }] };
  return { take: 'none', why: [{ code: 'gpio-none' }, why] };
}

function whyNoChip(chips: ReadonlyMap<string, string>): GpioReason {
  if (chips.size === 0) return { code: 'gpio-no-device' };
  const isDenied = [...chips.values()].some((answer) => answer === 'EACCES' || answer === 'EPERM');
  return { code: isDenied ? 'gpio-denied' : 'gpio-too-old', paths: [...chips.keys()] };
}

export interface ChosenBackendOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly kernel: Kernel;
  /** The sysfs folder, where it is not the usual one. */
  readonly sysfsRoot?: string;
}

/**
 * The way to the lines that this machine has. It is looked for when the first line is opened, and again while there
 * is none: a driver may be loaded later.
 */
export class ChosenBackend implements GpioBackend {
  readonly #options: ChosenBackendOptions;
  #backend: GpioBackend | null = null;
  #choice: Choice = { take: 'none', why: [{ code: 'gpio-not-opened' }] };

  constructor(options: ChosenBackendOptions) {
    this.#options = options;
  }

  get name(): GpioWay {
    return this.#backend?.name ?? 'none';
  }

  /** Why it is this one, or why there is none. */
  get why(): readonly GpioReason[] {
    return this.#choice.why;
  }

  input(
    pin: Pin,
    debounceMs: number,
    onChange: (active: boolean) => void,
    onLost?: (error: GpioError) => void,
  ): InputPin {
    return this.#chosen().input(pin, debounceMs, onChange, onLost);
  }

  edges(pin: Pin, listener: EdgeListener): InputPin {
    return this.#chosen().edges(pin, listener);
  }

  output(pin: Pin): OutputPin {
    return this.#chosen().output(pin);
  }

  #chosen(): GpioBackend {
    if (this.#backend !== null) return this.#backend;
    const { clock, log, kernel, sysfsRoot } = this.#options;
    const before = textOf(this.#choice.why);
    this.#choice = chooseBackend({ chips: answersOf(kernel), sysfs: hasSysfs(sysfsRoot) });
    const { take, why } = this.#choice;
    if (take === 'char-device') this.#backend = new CharDeviceBackend(clock, kernel);
    if (take === 'onoff')
      this.#backend = new OnoffBackend(clock, sysfsRoot === undefined ? {} : { root: sysfsRoot });
    const text = textOf(why);
    if (text !== before) log.info({ backend: this.name }, `GPIO: ${this.name}. ${text}`);
    if (this.#backend === null) throw new GpioError(why);
    return this.#backend;
  }
}

/** Asks each chip about its first line, which every chip has. */
function answersOf(kernel: Kernel): Map<string, string> {
  return new Map(kernel.chips().map((path) => [path, answerOf(kernel, path)]));
}

function answerOf(kernel: Kernel, path: string): string {
  let descriptor: number | null = null;
  try {
    descriptor = kernel.open(path);
    kernel.ioctl(descriptor, IOCTL.GPIO_V2_GET_LINEINFO_IOCTL, packLineInfo(0));
    return 'v2';
  } catch (error) {
    return codeOf(error);
  } finally {
    if (descriptor !== null) kernel.close(descriptor);
  }
}

/** Newer kernels may have the folder without the way in. */
function hasSysfs(root = SYSFS_GPIO): boolean {
  try {
    accessSync(join(root, 'export'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
