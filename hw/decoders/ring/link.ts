import type { Clock, Timer } from '../../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../../equipment.ts';
import type { GpioBackend, Pin } from '../../gpio/gpio.ts';
import { LineGroup } from '../../gpio/line-group.ts';
import { StateLog } from '../../links/state-log.ts';
import type { Log } from '../../log.ts';
import type { Cadence } from './cadence.ts';
import { deadline, quietLine, type RingInput, step } from './step.ts';

export interface RingLinkOptions {
  readonly name: string;
  /** The outside line that the couplers watch. */
  readonly line: string;
  readonly pins: RingPins;
  readonly cadence: Cadence;
  readonly gpio: GpioBackend;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface RingPins {
  /** Active while the ring-detect coupler conducts. */
  readonly ring: Pin;
  /** Active while a telephone is off hook; null: there is no such coupler. */
  readonly hook: Pin | null;
}

/** Couplers on the line itself: ringing, and with a hook-detect coupler answered and released. */
export class RingLink implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly #options: RingLinkOptions;
  readonly #lines: LineGroup;
  readonly #log: StateLog;
  #state;
  #sink: EquipmentSink | null = null;
  #timer: Timer | null = null;
  #events = 0;

  constructor(options: RingLinkOptions) {
    const { name, line, pins, cadence, gpio, clock, log, random } = options;
    this.name = name;
    this.capabilities = { callIds: false, answers: pins.hook !== null, rings: true, logs: false };
    this.#options = options;
    this.#state = quietLine(line, cadence);
    this.#log = new StateLog(log.child({ link: name }));
    this.#lines = new LineGroup({
      backend: gpio,
      clock,
      random,
      open: (lines) => {
        const { hook, ring } = pins;
        if (hook !== null) lines.levels(hook, (active, at) => this.#take({ type: 'hook', active, at }));
        lines.levels(ring, (active, at) => this.#take({ type: 'ring', active, at }));
      },
      closed: () => this.#rest(),
      state: (state) => {
        this.#log.take(state);
        this.#sink?.state(state);
      },
    });
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#lines.start();
  }

  async stop(): Promise<void> {
    this.#lines.stop();
    this.#sink = null;
  }

  state(): LinkState {
    return this.#lines.state();
  }

  /** There are no bytes on this link: a burst or a lifted telephone is an event or nothing. */
  counters(): LinkCounters {
    return { bytes: 0, frames: 0, events: this.#events, discardedBytes: 0, unrecognised: 0 };
  }

  #take(input: RingInput): void {
    const { state, events } = step(this.#state, input);
    this.#state = state;
    for (const event of events) {
      this.#events += 1;
      this.#sink?.event(event);
    }
    this.#wait();
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#timer?.cancel();
    const due = deadline(this.#state);
    const tick = () => this.#take({ type: 'time', at: clock.monotonic() });
    this.#timer = due === null ? null : clock.after(Math.max(0, due - clock.monotonic()), tick);
  }

  /** Nothing is seen any more: what went on is over as far as this link can tell, and the next level begins anew. */
  #rest(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#state = quietLine(this.#options.line, this.#options.cadence);
  }
}
