import type { Clock, Timer } from '../../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../../equipment.ts';
import type { OpenSerialDevice } from '../../links/serial-device.ts';
import { SerialPortLink } from '../../links/serial-port.ts';
import type { SerialLocation } from '../../links/serial-settings.ts';
import { StateLog } from '../../links/state-log.ts';
import type { Log } from '../../log.ts';
import { textOf } from '../../reason.ts';
import type { WireTap } from '../../wire-tap.ts';
import { read } from './decode.ts';
import { type DecoderInput, step as decode } from './decoder.ts';
import { frame, NOTHING_PENDING, type Pending } from './frame.ts';
import { type Init, type InitEffect, type InitInput, NOT_BEGUN, step as stepInit } from './init.ts';
import { type InitStep, planOf } from './init-plan.ts';
import { type DecoderState, deadline, isBusy, silentLine } from './line-state.ts';

export interface ModemLinkOptions {
  readonly name: string;
  /** The outside line that the modem is connected to. */
  readonly line: string;
  readonly port: SerialLocation;
  /** Bits per second; the modem follows. */
  readonly baud: number;
  /** Two hexadecimal digits for AT+GCI. */
  readonly country?: string;
  /** Commands in place of the built-in initialisation. */
  readonly init?: readonly string[];
  /** How often the modem is asked whether it is well, milliseconds. */
  readonly probeEvery?: number;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
  /** Opens the port; tests put their own in place. */
  readonly open?: OpenSerialDevice;
  /** Looks on. */
  readonly tap?: WireTap;
}

const PROBE_EVERY = 60_000;
/** While a call is there the modem is left alone, and asked later. */
const BUSY_PAUSE = 10_000;

/** A caller-ID modem (V.253) on a serial port. It hears one line: bells and caller IDs, neither answers nor ends. */
export class ModemLink implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities = { callIds: false, answers: false, rings: true, logs: false };
  readonly #clock: Clock;
  readonly #log: StateLog;
  readonly #link: SerialPortLink;
  readonly #plan: readonly InitStep[];
  readonly #probeEvery: number;
  readonly #tap: WireTap | null;
  #sink: EquipmentSink | null = null;
  #pending: Pending = NOTHING_PENDING;
  #line: DecoderState;
  #lineTimer: Timer | null = null;
  #init: Init = NOT_BEGUN;
  #initTimer: Timer | null = null;
  /** It has told of a caller since the port was opened: whatever it says to commands, it works. */
  #reports = false;
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor(options: ModemLinkOptions) {
    const { name, line, port, baud, country, init, clock, log, random, open } = options;
    this.name = name;
    this.#clock = clock;
    this.#log = new StateLog(log.child({ link: name }), 'modem');
    this.#line = silentLine(line);
    this.#plan = planOf({
      ...(country !== undefined && { country }),
      ...(init !== undefined && { commands: init }),
    });
    this.#probeEvery = options.probeEvery ?? PROBE_EVERY;
    this.#tap = options.tap ?? null;
    this.#link = new SerialPortLink(
      { where: port, settings: { baud }, clock, random, ...(open !== undefined && { open }) },
      {
        opened: () => this.#talk({ type: 'begin' }),
        received: (chunk) => this.#received(chunk),
        closed: () => this.#closed(),
        state: (state) => this.#stateChanged(state),
      },
    );
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#closed();
    this.#lineTimer?.cancel();
    this.#lineTimer = null;
    this.#line = silentLine(this.#line.line);
    await this.#link.stop();
    this.#sink = null;
  }

  state(): LinkState {
    return this.#link.state();
  }

  counters(): LinkCounters {
    return { ...this.#counters };
  }

  #received(chunk: Uint8Array): void {
    this.#tap?.heard(chunk);
    const { frames, rest, discarded } = frame(this.#pending, chunk);
    this.#pending = rest;
    this.#counters.bytes += chunk.length;
    this.#counters.frames += frames.length;
    this.#counters.discardedBytes += discarded;
    for (const one of frames) {
      const word = read(one);
      if (word.type === 'result') this.#reply({ type: 'result', accepted: word.accepted });
      else if (word.type === 'echo') this.#reply({ type: 'echo' });
      else this.#decode({ type: 'word', word, at: this.#clock.monotonic() });
    }
  }

  #reply(reply: InitInput): void {
    // Some modems end a raw report with OK. Nobody asked, but it is no sign of a reset while a call is there.
    if (this.#init.phase === 'ready' && isBusy(this.#line)) return;
    this.#talk(reply);
  }

  #decode(input: DecoderInput): void {
    const { state, events, unrecognised } = decode(this.#line, input);
    this.#line = state;
    if (unrecognised) this.#counters.unrecognised += 1;
    for (const event of events) {
      this.#counters.events += 1;
      this.#sink?.event(event);
      if (event.type === 'caller-id') this.#reported();
    }
    this.#lineTimer?.cancel();
    const due = deadline(state);
    const tick = () => this.#decode({ type: 'time', at: this.#clock.monotonic() });
    this.#lineTimer = due === null ? null : this.#clock.after(due - this.#clock.monotonic(), tick);
  }

  #reported(): void {
    this.#reports = true;
    if (this.state().phase === 'down')
      this.#link.working('It reports callers, though it does not take commands.');
  }

  #talk(input: InitInput): void {
    const options = { plan: this.#plan, probeEvery: this.#probeEvery };
    const { init, effects } = stepInit(this.#init, input, options);
    this.#init = init;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: InitEffect): void {
    switch (effect.type) {
      case 'send':
        this.#send(Buffer.from(`${effect.command}\r`, 'latin1'));
        break;
      case 'wait':
        this.#wait(effect.ms);
        break;
      case 'ready':
        if (this.state().phase !== 'up') this.#link.working(textOf([effect.reason]));
        break;
      case 'failed':
        if (!this.#reports) this.#link.failing([effect.reason], this.#clock.now() + effect.pause);
        break;
    }
  }

  #send(bytes: Uint8Array): void {
    this.#tap?.sent(bytes);
    this.#link.send(bytes);
  }

  #wait(ms: number): void {
    this.#initTimer?.cancel();
    this.#initTimer = this.#clock.after(ms, () => {
      const isFree = this.#init.phase === 'ready' || this.#init.phase === 'failed';
      if (isFree && isBusy(this.#line)) this.#wait(BUSY_PAUSE);
      else this.#talk({ type: 'timeout' });
    });
  }

  /** A call that rings goes on without us: it ends by the silence of the bell, if the port stays away. */
  #closed(): void {
    this.#counters.discardedBytes += this.#pending.line.length;
    this.#pending = NOTHING_PENDING;
    this.#initTimer?.cancel();
    this.#initTimer = null;
    this.#init = NOT_BEGUN;
    this.#reports = false;
  }

  #stateChanged(state: LinkState): void {
    this.#log.take(state);
    this.#sink?.state(state);
  }
}
