import type { Clock } from '../../../hw/clock.ts';
import type { GpioBackend, Pin } from '../../../hw/gpio/gpio.ts';
import type { Log } from '../../../hw/log.ts';
import type { PanelButtons } from '../../../hw/panel/buttons.ts';
import { Panel, type PanelLamp, type PanelLine } from '../../../hw/panel/panel.ts';
import type { Press } from '../../../hw/panel/single-button.ts';
import type { Mode } from '../../calls/call.ts';
import type { PinConfig } from '../../config/gpio-config.ts';
import type { ContactConfig, PanelButtonsConfig, PanelConfig } from '../../config/panel-config.ts';
import type { LampTest } from '../../http/contract/hardware.ts';
import type { PanelRow } from '../../http/contract/panel.ts';
import { reasonRows } from '../../http/reason-rows.ts';
import type { Notice } from '../../reception/notice.ts';
import type { Reception } from '../../reception/reception.ts';
import type { GpioOf } from './gpio.ts';
import { LampSigns } from './lamp-signs.ts';

export interface PanelRoomOptions {
  readonly config: PanelConfig;
  readonly gpio: GpioOf;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly reception: Pick<Reception, 'mode' | 'setMode' | 'unsaved'>;
  /** The state of a line changed, or the test of a lamp went on. */
  readonly onChange: () => void;
}

/** How often it is looked whether calls wait for the disk: nothing tells when they have been stored. */
const LOOK_MS = 5_000;

/** The box's own buttons and lamps: presses become modes, and what happens in the box becomes signs of the lamps. */
export class PanelRoom {
  readonly #options: PanelRoomOptions;
  readonly #backend: GpioBackend;
  readonly #panel: Panel;
  readonly #signs = new LampSigns();
  #look: { cancel(): void } | null = null;
  /** Presses one after another: a second toggle turns round what the first has set. */
  #presses: Promise<unknown> = Promise.resolve();

  constructor(options: PanelRoomOptions) {
    const { config, gpio, clock, log, random, onChange } = options;
    const onPress = (press: Press) => this.#press(press);
    const pin = (one: PinConfig | ContactConfig): Pin => ({ chip: config.chip, ...one });
    this.#options = options;
    this.#backend = gpio(config.backend);
    this.#panel = new Panel({
      backend: this.#backend,
      buttons: config.buttons === null ? null : buttonsOf(config.buttons, pin),
      lamps: lampsOf(config, pin),
      ...{ debounceMs: config.debounceMs, clock, log, random, onPress, onChange },
    });
  }

  /** A latching switch sets the mode now; otherwise it is the one from the disk. */
  start(): void {
    this.#panel.start();
    this.#signs.mode(this.#options.reception.mode.mode);
    this.#look = this.#options.clock.every(LOOK_MS, () => this.#show());
    this.#show();
  }

  stop(): void {
    this.#look?.cancel();
    this.#look = null;
    this.#panel.stop();
  }

  take(notice: Notice): void {
    this.#signs.take(notice);
    this.#show();
  }

  /** @param waiting mails that have not left, and mails that need a hand */
  mails(waiting: number): void {
    this.#signs.mails(waiting);
    this.#show();
  }

  /** null: no pin is configured. */
  row(): PanelRow | null {
    const lines = this.#panel.lines();
    const backend = this.#backend;
    if (lines.length === 0) return null;
    return {
      backend: backend.name,
      why: reasonRows(backend.why ?? []),
      lines: lines.map(lineRow),
    };
  }

  /** @returns false: no lamp at this line works */
  testLamp(offset: number): boolean {
    return this.#panel.testLamp(offset);
  }

  endLampTest(): void {
    this.#panel.endTest();
  }

  lampTest(): LampTest | null {
    const trial = this.#panel.trial();
    if (trial === null) return null;
    const { pin, sign, step, steps } = trial;
    return { offset: pin.offset, sign, step, steps };
  }

  #show(): void {
    if (this.#look === null) return;
    this.#signs.unsaved(this.#options.reception.unsaved);
    this.#panel.show(this.#signs.on());
  }

  #press(press: Press): void {
    const { reception, log } = this.#options;
    this.#presses = this.#presses
      .then(() => reception.setMode(modeAfter(press, reception.mode.mode), 'button'))
      .catch((error: unknown) => log.error({ err: error }, 'a button could not set the mode'));
  }
}

function modeAfter(press: Press, now: Mode): Mode {
  if (press === 'toggle') return now === 'away' ? 'present' : 'away';
  return press === 'absent' ? 'away' : 'present';
}

function buttonsOf(buttons: PanelButtonsConfig, pin: (one: ContactConfig) => Pin): PanelButtons {
  switch (buttons.type) {
    case 'switch':
      return { type: 'switch', absent: pin(buttons.absent) };
    case 'single': {
      const { short, long, longMs } = buttons;
      return { type: 'single', pin: pin(buttons.pin), rule: { short, long, longMs } };
    }
    case 'pair': {
      const { absent, present } = buttons;
      return {
        type: 'pair',
        absent: absent === null ? null : pin(absent),
        present: present === null ? null : pin(present),
      };
    }
  }
}

function lampsOf({ absentLed, leds = [] }: PanelConfig, pin: (one: PinConfig) => Pin): PanelLamp[] {
  const away: PanelLamp[] = absentLed === null ? [] : [{ pin: pin(absentLed), shows: ['away'] }];
  return [
    ...away,
    ...leds.map(({ shows, offset, activeLow }) => ({ pin: pin({ offset, activeLow }), shows })),
  ];
}

function lineRow({ role, shows, pin, state, active }: PanelLine): PanelRow['lines'][number] {
  return {
    role,
    shows: [...shows],
    chip: pin.chip,
    offset: pin.offset,
    phase: state.phase,
    since: state.since,
    why: reasonRows(state.phase === 'down' ? state.why : []),
    retryAt: state.phase === 'down' ? (state.retryAt ?? null) : null,
    active,
  };
}
