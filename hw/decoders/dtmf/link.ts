import type { Clock, Timer } from '../../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../../equipment.ts';
import type { GpioBackend, InputPin, Pin } from '../../gpio/gpio.ts';
import { LineGroup, type Lines } from '../../gpio/line-group.ts';
import { StateLog } from '../../links/state-log.ts';
import type { Log } from '../../log.ts';
import { earlier } from '../live-decoder.ts';
import { type LastCaller, withEndOfLast } from '../next-caller.ts';
import { type Hook, hookChanged, hookDeadline, hookTime, ON_HOOK } from '../ring/hook.ts';
import { NO_TONE, toneOf } from './mt8870.ts';
import { deadline, quietReceiver, type ReceiverInput, step } from './receiver.ts';

/** A tone decoder delivers numbers: it hears neither the bell nor an answer. */
export const DTMF_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: false, logs: false };

export interface DtmfLinkOptions {
  readonly name: string;
  /** The outside line that the decoder listens to. */
  readonly line: string;
  readonly pins: DtmfPins;
  readonly gpio: GpioBackend;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** The outputs of an MT8870 or CM8870. */
export interface DtmfPins {
  readonly q1: Pin;
  readonly q2: Pin;
  readonly q3: Pin;
  readonly q4: Pin;
  /** Delayed steering: rises when a digit stands at Q1 … Q4. */
  readonly std: Pin;
  /** Active while a telephone is off hook; null: there is no such coupler, and dialling looks like a caller. */
  readonly hook: Pin | null;
}

/** How often a process that gathers digits looks whether it is on time, milliseconds. */
const BEAT = 30;
/**
 * A reading later than this may be that of the next digit, and the digit between is lost: tones and pauses last 40 ms
 * at least.
 */
const TOO_LATE = 70;

/** A DTMF decoder chip on five GPIO lines: its digits become caller IDs. */
export class DtmfLink implements Equipment {
  readonly name: string;
  readonly capabilities = DTMF_CAPABILITIES;
  readonly #options: DtmfLinkOptions;
  readonly #lines: LineGroup;
  readonly #log: StateLog;
  #receiver;
  #tone = NO_TONE;
  #hook: Hook = ON_HOOK;
  #last: LastCaller | null = null;
  /** When a beat was set while digits are gathered. */
  #beatAt: number | null = null;
  #sink: EquipmentSink | null = null;
  #timer: Timer | null = null;
  /** A digit counts as a byte. */
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor(options: DtmfLinkOptions) {
    const { name, line, gpio, clock, log, random } = options;
    this.name = name;
    this.#options = options;
    this.#receiver = quietReceiver(line);
    this.#log = new StateLog(log.child({ link: name }));
    this.#lines = new LineGroup({
      backend: gpio,
      clock,
      random,
      open: (lines) => this.#open(lines),
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

  counters(): LinkCounters {
    return { ...this.#counters };
  }

  #open(lines: Lines): void {
    const { q1, q2, q3, q4, std, hook } = this.#options.pins;
    const outputs = [q1, q2, q3, q4].map((pin) => lines.levels(pin, () => {}));
    if (hook !== null) lines.levels(hook, (active, at) => this.#hooked(hookChanged(this.#hook, active, at)));
    // The last one: in its edge the others are read.
    lines.levels(std, (steered, at) => this.#steering(steered, outputs, at));
  }

  /** The chip holds a digit at Q1 … Q4 until the next one, so a late reading is good for a whole digit. */
  #steering(steered: boolean, outputs: readonly InputPin[], at: number): void {
    const value = steered ? outputs.reduce((sum, pin, bit) => sum + (pin.isActive() ? 1 << bit : 0), 0) : 0;
    const { state, digit } = toneOf(this.#tone, { steered, value });
    this.#tone = state;
    if (digit === null) return;
    this.#counters.bytes += 1;
    // The chip shows a digit and keeps no other: what was not read in time cannot be told any more.
    const isLate = this.#isLate() || this.#options.clock.monotonic() - at > TOO_LATE;
    this.#take(isLate ? { type: 'missed', at } : { type: 'digit', digit, at });
  }

  /** The bell shakes the coupler: what lasts counts. */
  #hooked(hook: Hook): void {
    const hasChanged = hook.offHook !== this.#hook.offHook;
    this.#hook = hook;
    if (hasChanged) this.#take({ type: 'hook', offHook: hook.offHook });
    else this.#wait();
  }

  /** The process was held up for longer than a digit lasts. */
  #isLate(): boolean {
    return this.#beatAt !== null && this.#options.clock.monotonic() - this.#beatAt > TOO_LATE;
  }

  #tick(): void {
    const at = this.#options.clock.monotonic();
    const isLate = this.#isLate();
    this.#hooked(hookTime(this.#hook, at));
    this.#take(isLate ? { type: 'missed', at } : { type: 'time', at });
  }

  #take(input: ReceiverInput): void {
    const { receiver, events, discarded } = step(this.#receiver, input);
    this.#receiver = receiver;
    this.#counters.discardedBytes += discarded;
    this.#counters.frames += events.length;
    // A chip hears no end of a call: the next caller is the end of the last one.
    const next = withEndOfLast(this.#last, events, this.#options.clock.monotonic());
    this.#last = next.last;
    for (const event of next.events) {
      this.#counters.events += 1;
      this.#sink?.event(event);
    }
    this.#wait();
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#timer?.cancel();
    const now = clock.monotonic();
    const isGathering = deadline(this.#receiver) !== null;
    this.#beatAt = isGathering ? now : null;
    const due = earlier(hookDeadline(this.#hook), isGathering ? now + BEAT : null);
    this.#timer = due === null ? null : clock.after(Math.max(0, due - now), () => this.#tick());
  }

  /** Half a number will not be continued. */
  #rest(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#tone = NO_TONE;
    this.#hook = ON_HOOK;
    this.#receiver = quietReceiver(this.#options.line);
  }
}
