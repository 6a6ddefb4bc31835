import type { SerialPortConfig } from './source-config.ts';

/** Which way to the GPIO lines is taken. */
export type GpioChoice = 'auto' | 'char-device' | 'onoff' | 'memory';

export interface PinConfig {
  /** Line of the chip, from 0. */
  readonly offset: number;
  readonly activeLow: boolean;
}

/** Equipment that is wired to GPIO lines. */
export type GpioLinkConfig = DtmfLinkConfig | RingLinkConfig | NumberDisplayLinkConfig;

interface OnGpio {
  readonly name: string;
  readonly line: string;
  readonly backend: GpioChoice;
  /** Label of the GPIO chip; '' with `memory`. */
  readonly chip: string;
}

export interface DtmfLinkConfig extends OnGpio {
  readonly type: 'dtmf';
  readonly q1: PinConfig;
  readonly q2: PinConfig;
  readonly q3: PinConfig;
  readonly q4: PinConfig;
  readonly std: PinConfig;
  readonly hook: PinConfig | null;
}

export interface RingLinkConfig extends OnGpio {
  readonly type: 'ring';
  readonly ring: PinConfig;
  readonly hook: PinConfig | null;
  readonly cadence: 'japan' | 'japan-number-display' | 'us' | 'uk';
}

export interface NumberDisplayLinkConfig extends OnGpio {
  readonly type: 'number-display';
  readonly port: SerialPortConfig;
  readonly ring: PinConfig;
  readonly relay: PinConfig;
  readonly hook: PinConfig | null;
  readonly polarity: PinConfig | null;
  readonly timing: NumberDisplayTimingConfig;
}

/** Milliseconds. */
export interface NumberDisplayTimingConfig {
  readonly longestStartBurst: number;
  readonly answerAfter: number;
  readonly receiveLimit: number;
  readonly settle: number;
  readonly bellWithin: number;
}
