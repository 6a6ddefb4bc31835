import type { GpioChoice, PinConfig } from './gpio-config.ts';

export interface PanelConfig {
  readonly backend: GpioChoice;
  /** Label of the GPIO chip; '' where no pin is configured. */
  readonly chip: string;
  /** null: the box has no buttons. */
  readonly buttons: PanelButtonsConfig | null;
  /** The lamp that shows away mode and nothing else. */
  readonly absentLed: PinConfig | null;
  /** Lamps besides it; absent: none. */
  readonly leds?: readonly LedConfig[];
  readonly debounceMs: number;
}

/** A pair of momentary buttons (either may be missing), one momentary button, or one latching switch. */
export type PanelButtonsConfig =
  | { readonly type: 'pair'; readonly absent: ContactConfig | null; readonly present: ContactConfig | null }
  | {
      readonly type: 'single';
      readonly pin: ContactConfig;
      readonly short: PressConfig;
      /** null: a long press is like a short one. */
      readonly long: PressConfig | null;
      readonly longMs: number;
    }
  | { readonly type: 'switch'; readonly absent: ContactConfig };

export type PressConfig = 'absent' | 'present' | 'toggle';

export interface ContactConfig extends PinConfig {
  /** The resistor inside the chip; absent: it is left as it is. */
  readonly pull?: 'up' | 'down';
}

export interface LedConfig extends PinConfig {
  readonly shows: readonly LampSign[];
}

/** What a lamp can show, the most urgent first. */
export const LAMP_SIGNS = ['ringing', 'fault', 'link', 'mail', 'away'] as const;
export type LampSign = (typeof LAMP_SIGNS)[number];
