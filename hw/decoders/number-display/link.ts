import type { Clock, Timer } from '../../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../../equipment.ts';
import type { GpioBackend, Pin } from '../../gpio/gpio.ts';
import { LineGroup, type Lines } from '../../gpio/line-group.ts';
import { StateLog } from '../../links/state-log.ts';
import type { Log } from '../../log.ts';
import type { ByteLink, Connect } from '../byte-link.ts';
import { earlier } from '../live-decoder.ts';
import {
  type FrontEndEffect,
  type FrontEndInput,
  type NumberDisplayTiming,
  quietFrontEnd,
} from './front-end.ts';
import { type PacketNews, Packets } from './packets.ts';
import { RelayGuard } from './relay-guard.ts';
import { deadline, step } from './step.ts';

export interface NumberDisplayOptions {
  readonly name: string;
  /** The outside line that the front end is connected to. */
  readonly line: string;
  readonly pins: NumberDisplayPins;
  readonly timing: NumberDisplayTiming;
  readonly gpio: GpioBackend;
  /** The UART of the FSK decoder, 1200 8N1. */
  readonly connect: Connect;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface NumberDisplayPins {
  /** Active while the ring-detect coupler conducts. */
  readonly ring: Pin;
  /** Output: the loop relay is closed while it is active. */
  readonly relay: Pin;
  /** Active while a telephone is off hook; null: there is no such coupler. */
  readonly hook: Pin | null;
  /** A coupler that conducts one way round only; null: there is none. */
  readonly polarity: Pin | null;
}

/**
 * The shell of the Number Display front end: couplers and relay on GPIO, the FSK decoder on a UART. Every way out of
 * it opens the relay: the limit of the state machine, the guard's own, the loss of the UART or of a coupler, anything
 * thrown, and the end.
 */
export class NumberDisplayLink implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly #options: NumberDisplayOptions;
  readonly #lines: LineGroup;
  readonly #uart: ByteLink;
  readonly #packets: Packets;
  readonly #guard: RelayGuard;
  readonly #log: StateLog;
  #frontEnd;
  /** The couplers are watched and the relay is ours. */
  #isWatching = false;
  #sink: EquipmentSink | null = null;
  #timer: Timer | null = null;
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor(options: NumberDisplayOptions) {
    const { name, line, pins, timing, gpio, connect, clock, log, random } = options;
    this.name = name;
    this.capabilities = { callIds: false, answers: pins.hook !== null, rings: true, logs: false };
    this.#options = options;
    this.#frontEnd = quietFrontEnd(line, timing);
    this.#packets = new Packets(line);
    this.#log = new StateLog(log.child({ link: name }));
    this.#guard = new RelayGuard(clock, () => this.#forced());
    this.#lines = new LineGroup({
      backend: gpio,
      clock,
      random,
      open: (lines) => this.#open(lines),
      closed: () => this.#closed(),
      state: () => this.#stateChanged(),
    });
    this.#uart = connect({
      opened: () => {
        this.#uart.working('Listening.');
        this.#lines.attempt(() => this.#take({ type: 'receiver', isOpen: true, at: clock.monotonic() }));
      },
      received: (chunk) => this.#lines.attempt(() => this.#received(chunk)),
      closed: () => {
        this.#packets.forget();
        this.#lines.attempt(() => this.#take({ type: 'receiver', isOpen: false, at: clock.monotonic() }));
      },
      state: () => this.#stateChanged(),
    });
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#lines.start();
    this.#uart.start();
  }

  async stop(): Promise<void> {
    this.#lines.stop();
    await this.#uart.stop();
    this.#sink = null;
  }

  /** Both halves are needed for a number; the one that is missing is shown. */
  state(): LinkState {
    const lines = this.#lines.state();
    return lines.phase === 'up' ? this.#uart.state() : lines;
  }

  counters(): LinkCounters {
    return { ...this.#counters };
  }

  /** The relay comes first: it is driven open before anything else happens. */
  #open(lines: Lines): void {
    const { relay, hook, polarity, ring } = this.#options.pins;
    this.#guard.attach(lines.output(relay));
    this.#isWatching = true;
    const isOpen = this.#uart.state().phase === 'up';
    this.#take({ type: 'receiver', isOpen, at: this.#options.clock.monotonic() });
    if (hook !== null) lines.levels(hook, (active, at) => this.#take({ type: 'hook', active, at }));
    if (polarity !== null)
      lines.levels(polarity, (active, at) => this.#take({ type: 'polarity', active, at }));
    lines.levels(ring, (active, at) => this.#take({ type: 'ring', active, at }));
  }

  /** The pins are closed, and the relay with them: the next opening begins anew. */
  #closed(): void {
    this.#isWatching = false;
    this.#guard.detach();
    this.#packets.forget();
    this.#timer?.cancel();
    this.#timer = null;
    this.#frontEnd = quietFrontEnd(this.#options.line, this.#options.timing);
  }

  #forced(): void {
    const { clock, log, name } = this.#options;
    log.error({ link: name }, 'the watchdog opened the loop relay: the front end had not');
    this.#lines.attempt(() => this.#take({ type: 'forced', at: clock.monotonic() }));
  }

  #received(chunk: Uint8Array): void {
    this.#counters.bytes += chunk.length;
    this.#heard(this.#packets.received(chunk, this.#options.clock.monotonic()));
  }

  #heard({ inputs, frames, discarded, unrecognised }: PacketNews): void {
    this.#counters.frames += frames;
    this.#counters.discardedBytes += discarded;
    this.#counters.unrecognised += unrecognised;
    for (const input of inputs) this.#take(input);
    this.#wait();
  }

  #take(input: FrontEndInput): void {
    if (!this.#isWatching) return;
    const { state, effects } = step(this.#frontEnd, input);
    this.#frontEnd = state;
    for (const effect of effects) this.#run(effect);
    this.#wait();
  }

  #run(effect: FrontEndEffect): void {
    if (effect.type === 'event') {
      this.#counters.events += 1;
      this.#sink?.event(effect.event);
    } else if (effect.closed) {
      // What the decoder heard in ringing current and on an idle line is no packet.
      this.#packets.forget();
      this.#guard.close();
    } else {
      this.#guard.open();
    }
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#timer?.cancel();
    const due = earlier(deadline(this.#frontEnd), this.#packets.deadline());
    const wait = due === null ? null : Math.max(0, due - clock.monotonic());
    this.#timer = wait === null ? null : clock.after(wait, () => this.#lines.attempt(() => this.#tick()));
  }

  #tick(): void {
    const at = this.#options.clock.monotonic();
    const news = this.#packets.timePassed(at);
    if (news !== null) this.#heard(news);
    this.#take({ type: 'time', at });
  }

  #stateChanged(): void {
    const state = this.state();
    this.#log.take(state);
    this.#sink?.state(state);
  }
}
