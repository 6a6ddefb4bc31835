import { type GpioBackend, GpioError, type InputPin, type OutputPin, type Pin } from '../gpio/gpio.ts';
import type { Log } from '../log.ts';

/** The buttons of the box (SPEC A4): a momentary pair, of which either may be missing, or one latching switch. */
export type PanelButtons =
  | { readonly type: 'pair'; readonly absent: Pin | null; readonly present: Pin | null }
  | { readonly type: 'switch'; readonly absent: Pin };

export interface PanelOptions {
  /** null: this machine has no GPIO that could be used, and `why`. */
  readonly backend: GpioBackend | null;
  readonly buttons: PanelButtons | null;
  readonly absentLed: Pin | null;
  readonly debounceMs: number;
  readonly log: Log;
}

export type Press = 'absent' | 'present';

/** State of buttons and lamp, for the equipment page. */
export type PanelState =
  | { readonly phase: 'none' }
  | { readonly phase: 'up'; readonly backend: string }
  | { readonly phase: 'fault'; readonly why: string };

/**
 * Buttons and lamp. A line that cannot be opened is said once, and the box runs on without it.
 *
 * A momentary button counts when it goes down. A latching switch counts when it changes, and also at the start:
 * whoever turned it while the power was off meant it.
 */
export class Panel {
  readonly #options: PanelOptions;
  readonly #open: (InputPin | OutputPin)[] = [];
  #led: OutputPin | null = null;
  #state: PanelState = { phase: 'none' };

  constructor(options: PanelOptions) {
    this.#options = options;
  }

  start(onPress: (press: Press) => void): void {
    const { backend, buttons, absentLed } = this.#options;
    if (buttons === null && absentLed === null) return;
    if (backend === null) {
      this.#fault('This machine has no GPIO that the box can use.');
      return;
    }
    this.#state = { phase: 'up', backend: backend.name };
    if (absentLed !== null) this.#led = this.#try(() => backend.output(absentLed));
    if (buttons?.type === 'pair') this.#watchPair(backend, buttons, onPress);
    if (buttons?.type === 'switch') this.#watchSwitch(backend, buttons.absent, onPress);
  }

  stop(): void {
    for (const pin of this.#open.splice(0)) this.#quietly(() => pin.close());
    this.#led = null;
    this.#state = { phase: 'none' };
  }

  /** The lamp is on while the house is away (SPEC C1). */
  show(away: boolean): void {
    const led = this.#led;
    if (led !== null) this.#quietly(() => led.write(away));
  }

  state(): PanelState {
    return this.#state;
  }

  #watchPair(
    backend: GpioBackend,
    buttons: Extract<PanelButtons, { type: 'pair' }>,
    onPress: (press: Press) => void,
  ): void {
    for (const press of ['absent', 'present'] as const) {
      const pin = buttons[press];
      if (pin === null) continue;
      this.#watch(backend, pin, (active) => {
        if (active) onPress(press);
      });
    }
  }

  #watchSwitch(backend: GpioBackend, pin: Pin, onPress: (press: Press) => void): void {
    const input = this.#watch(backend, pin, (active) => onPress(active ? 'absent' : 'present'));
    if (input !== null) onPress(input.isActive() ? 'absent' : 'present');
  }

  /** Passes on changes only: a glitch comes as an event with the level that was known already. */
  #watch(backend: GpioBackend, pin: Pin, onChange: (active: boolean) => void): InputPin | null {
    let known: boolean | null = null;
    const input = this.#try(() =>
      backend.input(pin, this.#options.debounceMs, (active) => {
        if (active === known) return;
        known = active;
        onChange(active);
      }),
    );
    known = input?.isActive() ?? null;
    return input;
  }

  #try<Opened extends InputPin | OutputPin>(open: () => Opened): Opened | null {
    try {
      const pin = open();
      this.#open.push(pin);
      return pin;
    } catch (error) {
      this.#fault(error instanceof GpioError ? error.message : String(error));
      return null;
    }
  }

  #quietly(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#fault(error instanceof Error ? error.message : String(error));
    }
  }

  #fault(why: string): void {
    this.#options.log.warn({}, `panel: ${why}`);
    this.#state = { phase: 'fault', why };
  }
}
