import type { WordsFor } from '../reason-words.ts';

/**
 * What is said of GPIO: why a way to the lines was taken or there is none, and why a line cannot be used. `chip`: label
 * of a chip; `paths`: device files. `said`: words of the system, as they came.
 */
export type GpioReason = WayReason | ChipReason | LineReason;

type WayReason =
  | { readonly code: 'gpio-not-opened' | 'gpio-none' | 'gpio-no-device' }
  | { readonly code: 'gpio-speaks-v2'; readonly path: string }
  | { readonly code: 'gpio-denied' | 'gpio-too-old'; readonly paths: readonly string[] }
  | { readonly code: 'gpio-by-sysfs' | 'gpio-not-in-sysfs' | 'gpio-no-sysfs'; readonly folder: string };

type ChipReason =
  | {
      readonly code: 'gpio-no-such-chip';
      readonly chip: string;
      /** Labels of those that there are. */
      readonly known: readonly string[];
      /** Those that may not be opened. */
      readonly closed: readonly string[];
    }
  | {
      readonly code: 'gpio-no-such-line';
      readonly chip: string;
      readonly offset: number;
      readonly last: number;
    };

type LineReason =
  | {
      readonly code:
        | 'gpio-line-ours'
        | 'gpio-line-gone'
        | 'gpio-line-denied'
        | 'gpio-line-no-edges'
        | 'gpio-line-unsuited'
        | 'gpio-line-not-by-sysfs'
        | 'gpio-line-unknown';
      readonly chip: string;
      readonly offset: number;
    }
  /** `holder`: who has it; empty where it gave no name. */
  | {
      readonly code: 'gpio-line-held';
      readonly chip: string;
      readonly offset: number;
      readonly holder: string;
    }
  | {
      readonly code: 'gpio-line-fault';
      readonly chip: string;
      readonly offset: number;
      readonly said: string;
    }
  | { readonly code: 'gpio-fault'; readonly said: string };

export const GPIO_ENGLISH: WordsFor<GpioReason> = {
  'gpio-not-opened': () => 'No line was opened yet.',
  'gpio-none': () => 'This machine has no GPIO that the box can use.',
  'gpio-no-device': () => 'There is no /dev/gpiochip*.',
  'gpio-speaks-v2': ({ path }) => `${path} speaks interface v2.`,
  'gpio-denied': ({ paths }) =>
    `This user may not open ${list(paths)}. Add the user of the box to the group gpio.`,
  'gpio-too-old': ({ paths }) => `${list(paths)} does not speak interface v2 (Linux 5.10 and later).`,
  'gpio-by-sysfs': ({ folder }) => `There is ${folder}.`,
  'gpio-not-in-sysfs': ({ folder }) =>
    `This kernel offers no lines through ${folder}. Write backend: auto or backend: char-device in the configuration.`,
  'gpio-no-sysfs': ({ folder }) =>
    `This kernel has no GPIO in ${folder}. The box runs on without what is wired to its pins. Remove them from the configuration, or use a kernel that has it.`,
  'gpio-no-such-chip': ({ chip, known, closed }) =>
    `No GPIO chip is called "${chip}"; ${known.length === 0 ? 'there is none' : `there are: ${list(known)}`}${closed.length === 0 ? '' : ` (${list(closed)} may not be opened)`}. Correct the chip in the configuration.`,
  'gpio-no-such-line': ({ chip, offset, last }) =>
    `The GPIO chip "${chip}" has lines 0 to ${last}, and not ${offset}. Correct the offset in the configuration.`,
  'gpio-line-held': ({ holder, ...line }) =>
    `${lineName(line)} is in use by ${holder === '' ? 'something that gave no name' : `"${holder}"`}. Stop that, or wire to another line.`,
  'gpio-line-ours': (line) =>
    `${lineName(line)} is in use by this program already. Give each line one use in the configuration, and start the box once.`,
  'gpio-line-gone': (line) => `${lineName(line)} is gone: the chip was unplugged. Plug it in again.`,
  'gpio-line-denied': (line) =>
    `${lineName(line)}: this user may not. Add the user of the box to the group gpio.`,
  'gpio-line-no-edges': (line) =>
    `${lineName(line)} cannot report edges. Wire to a line that has interrupts.`,
  'gpio-line-unsuited': (line) =>
    `${lineName(line)} cannot be used like this: the kernel refuses it. Wire to another line.`,
  'gpio-line-not-by-sysfs': (line) =>
    `${lineName(line)} cannot be used: this kernel tells no edges of it through sysfs. Write backend: auto or backend: char-device in the configuration.`,
  'gpio-line-unknown': (line) =>
    `${lineName(line)} cannot be used: the kernel does not know it. Check chip and offset in the configuration.`,
  'gpio-line-fault': ({ said, ...line }) => `${lineName(line)} cannot be used: ${said}`,
  'gpio-fault': ({ said }) => `The GPIO lines cannot be used: ${said}`,
};

const list = (names: readonly string[]): string => names.join(', ');

const lineName = ({ chip, offset }: { readonly chip: string; readonly offset: number }): string =>
  `Line ${offset} of the GPIO chip "${chip}"`;
