import type { Clock } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { GpioBackend, InputPin, OutputPin, Pin } from '../gpio/gpio.ts';
import { LineGroup } from '../gpio/line-group.ts';
import type { Log } from '../log.ts';
import { textOf } from '../reason.ts';
import { type ButtonRole, type Contact, contactsOf, type PanelButtons } from './buttons.ts';
import { SIGNS, type Sign } from './lamp-pattern.ts';
import { Lamps } from './lamps.ts';
import type { Press } from './single-button.ts';

export interface PanelLamp {
  readonly pin: Pin;
  readonly shows: readonly Sign[];
}

export interface PanelOptions {
  readonly backend: GpioBackend;
  readonly buttons: PanelButtons | null;
  readonly lamps: readonly PanelLamp[];
  readonly debounceMs: number;
  readonly clock: Clock;
  /** A number from 0 to 1: spreads the tries. */
  readonly random: () => number;
  readonly log: Log;
  readonly onPress: (press: Press) => void;
  /** The state of a line changed, or the test of a lamp went on. */
  readonly onChange: () => void;
}

/** One line of the panel as the equipment page shows it. */
export interface PanelLine {
  readonly role: ButtonRole | 'lamp';
  /** What a lamp shows; empty for buttons. */
  readonly shows: readonly Sign[];
  readonly pin: Pin;
  readonly state: LinkState;
  /** Pressed, switched on or lit at this moment; null while the line is not open. */
  readonly active: boolean | null;
}

/** A lamp that shows all patterns in turn. */
export interface LampTrial {
  readonly pin: Pin;
  readonly sign: Sign;
  /** From 1 to `steps`. */
  readonly step: number;
  readonly steps: number;
}

interface Line {
  readonly role: PanelLine['role'];
  readonly shows: readonly Sign[];
  readonly pin: Pin;
  readonly group: LineGroup;
  readonly isActive: () => boolean | null;
}

/**
 * Buttons and lamps. Each line is opened by itself: one that cannot be is said, and tried again with growing pauses,
 * while the box and the other lines run on without it.
 */
export class Panel {
  readonly #options: PanelOptions;
  readonly #lamps: Lamps;
  readonly #lit: readonly Line[];
  readonly #lines: readonly Line[];

  constructor(options: PanelOptions) {
    const { buttons, lamps, clock, onPress, onChange } = options;
    this.#options = options;
    const lit = lamps.map((lamp, index) => this.#lampLine(lamp, index));
    this.#lamps = new Lamps(
      clock,
      lit.map(({ shows, write }) => ({ shows, write })),
      onChange,
    );
    this.#lit = lit;
    this.#lines = [...contactsOf(buttons, clock, onPress).map((one) => this.#contactLine(one)), ...lit];
  }

  start(): void {
    for (const { group } of this.#lines) group.start();
  }

  stop(): void {
    this.#lamps.stop();
    for (const { group } of this.#lines) group.stop();
  }

  /** What is true of the box from now on. */
  show(signs: ReadonlySet<Sign>): void {
    this.#lamps.show(signs);
  }

  /** Shows all patterns on the lamp at this line, and then what it has to show. @returns false: no lamp there works */
  testLamp(offset: number): boolean {
    const index = this.#lit.findIndex(({ pin }) => pin.offset === offset);
    if (this.#lit[index]?.group.state().phase !== 'up') return false;
    this.#lamps.test(index);
    return true;
  }

  endTest(): void {
    this.#lamps.endTest();
  }

  /** null: no lamp is tried. */
  trial(): LampTrial | null {
    const testing = this.#lamps.testing();
    const pin = testing === null ? undefined : this.#lit[testing.index]?.pin;
    if (testing === null || pin === undefined) return null;
    const { sign, step } = testing.moment;
    return { pin, sign, step: step + 1, steps: SIGNS.length };
  }

  lines(): PanelLine[] {
    return this.#lines.map(({ role, shows, pin, group, isActive }) => {
      const state = group.state();
      return { role, shows, pin, state, active: state.phase === 'up' ? isActive() : null };
    });
  }

  #contactLine(contact: Contact): Line {
    const { role, pin } = contact;
    let level: boolean | null = null;
    let input: InputPin | null = null;
    const heard = (active: boolean): void => {
      // A glitch comes with the level that was known already.
      if (active === level) return;
      level = active;
      contact.level(active);
    };
    const group = this.#group(role, {
      open: (lines) => {
        input = lines.contact(pin, this.#options.debounceMs, heard);
        level = input.isActive();
        contact.opened(level);
      },
      closed: () => {
        level = null;
        input = null;
        contact.closed();
      },
    });
    return { role, shows: [], pin, group, isActive: () => level };
  }

  #lampLine({ pin, shows }: PanelLamp, index: number): Line & { readonly write: (lit: boolean) => void } {
    let output: OutputPin | null = null;
    const isLit = () => this.#lamps.isLit(index);
    const group = this.#group('lamp', {
      open: (lines) => {
        output = lines.output(pin);
        // Whatever it has to show by now: it may have been away for long.
        if (isLit()) output.write(true);
      },
      closed: () => {
        output = null;
      },
    });
    const write = (lit: boolean) => group.attempt(() => output?.write(lit));
    return { role: 'lamp', shows, pin, group, isActive: isLit, write };
  }

  #group(
    role: PanelLine['role'],
    { open, closed }: Pick<ConstructorParameters<typeof LineGroup>[0], 'open' | 'closed'>,
  ): LineGroup {
    const { backend, clock, random, log, onChange } = this.#options;
    let said = '';
    return new LineGroup({
      backend,
      clock,
      random,
      open,
      closed,
      state: (state) => {
        // Said once, not at each try.
        const text = state.phase === 'down' ? textOf(state.why) : '';
        if (text !== '' && text !== said) log.warn({ role }, `panel: ${text}`);
        if (state.phase === 'up' && said !== '') log.info({ role }, 'panel: the line works again');
        said = text;
        onChange();
      },
    });
  }
}
