import type { Clock, Timer } from '../clock.ts';
import type { Pin } from '../gpio/gpio.ts';
import {
  type Press,
  type SingleInput,
  type SingleRule,
  type SingleState,
  stepSingle,
} from './single-button.ts';

/** The buttons of the box (SPEC A4): a momentary pair, of which either may be missing; one momentary; one latching. */
export type PanelButtons =
  | { readonly type: 'pair'; readonly absent: Pin | null; readonly present: Pin | null }
  | { readonly type: 'single'; readonly pin: Pin; readonly rule: SingleRule }
  | { readonly type: 'switch'; readonly absent: Pin };

export type ButtonRole = 'absent-button' | 'present-button' | 'button' | 'switch';

/** What hears the levels of one contact. `opened`: the level that stood there; `level`: each change after that. */
export interface Contact {
  readonly role: ButtonRole;
  readonly pin: Pin;
  opened(active: boolean): void;
  level(active: boolean): void;
  /** The line is closed. */
  closed(): void;
}

/** @returns the contacts that are to be watched */
export function contactsOf(
  buttons: PanelButtons | null,
  clock: Clock,
  onPress: (press: Press) => void,
): Contact[] {
  switch (buttons?.type) {
    case undefined:
      return [];
    case 'pair':
      return (['absent', 'present'] as const).flatMap((press) => {
        const pin = buttons[press];
        return pin === null ? [] : [momentary(`${press}-button`, pin, () => onPress(press))];
      });
    case 'single':
      return [new SingleButton(buttons.pin, buttons.rule, clock, onPress)];
    case 'switch':
      return [latching(buttons.absent, onPress)];
  }
}

/** Counts when it goes down. A button that is held when the box starts says nothing: the mode comes from the disk. */
function momentary(role: ButtonRole, pin: Pin, onDown: () => void): Contact {
  return {
    role,
    pin,
    opened: () => {},
    level: (active) => {
      if (active) onDown();
    },
    closed: () => {},
  };
}

/** Counts also when the line is opened: whoever turned it while the power was off meant it. */
function latching(pin: Pin, onPress: (press: Press) => void): Contact {
  const tell = (active: boolean) => onPress(active ? 'absent' : 'present');
  return { role: 'switch', pin, opened: tell, level: tell, closed: () => {} };
}

/** Tells a short press from a long one. */
class SingleButton implements Contact {
  readonly role = 'button';
  readonly pin: Pin;
  readonly #rule: SingleRule;
  readonly #clock: Clock;
  readonly #onPress: (press: Press) => void;
  #state: SingleState = { phase: 'idle' };
  #timer: Timer | null = null;

  constructor(pin: Pin, rule: SingleRule, clock: Clock, onPress: (press: Press) => void) {
    this.pin = pin;
    this.#rule = rule;
    this.#clock = clock;
    this.#onPress = onPress;
  }

  opened(active: boolean): void {
    this.#state = { phase: active ? 'spent' : 'idle' };
  }

  level(active: boolean): void {
    this.#step({ type: active ? 'down' : 'up', at: this.#clock.monotonic() });
  }

  closed(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#state = { phase: 'idle' };
  }

  #step(input: SingleInput): void {
    const { state, press } = stepSingle(this.#state, input, this.#rule);
    this.#state = state;
    this.#timer?.cancel();
    this.#timer = null;
    if (state.phase === 'held') {
      const left = state.since + this.#rule.longMs - this.#clock.monotonic();
      this.#timer = this.#clock.after(Math.ceil(Math.max(0, left)), () =>
        this.#step({ type: 'time', at: this.#clock.monotonic() }),
      );
    }
    if (press !== null) this.#onPress(press);
  }
}
