import type { Clock, Timer } from '../../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../../equipment.ts';
import type { LineEvent } from '../../line-event.ts';
import { TcpClient } from '../../links/tcp-client.ts';
import type { Log } from '../../log.ts';
import { BEGINNING, step } from './conversation.ts';
import {
  type Conversation,
  type ConversationEffect,
  type ConversationInput,
  type ConversationPatience,
  DEFAULT_PATIENCE,
} from './conversation-plan.ts';
import { frame, leftOver, NOTHING_PENDING, type Pending } from './frame.ts';
import type { AmiMessage } from './message.ts';
import { CallTracker, type TrackerOptions } from './tracker.ts';

export interface AsteriskLinkOptions extends TrackerOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1, for the jitter of reconnections. */
  readonly random: () => number;
  readonly connectTimeout?: number;
  readonly patience?: Partial<ConversationPatience>;
}

const CONNECT_TIMEOUT = 10_000;
/**
 * A number is held back until the dialplan has sent the caller somewhere, so that it can still be declared withheld.
 * A dialplan that plays or waits first gives no such sign to a restricted user; then this many milliseconds must do.
 */
const CALLER_PATIENCE = 500;
const REMEDY =
  'Check that Asterisk runs, that manager.conf has enabled = yes and a bindaddr that this box can reach, and that no firewall stands between.';

/** Asterisk as equipment: the CTI link over its manager interface (AMI), Asterisk 12 or later. */
export class AsteriskLink implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities = { callIds: true, answers: true, rings: true, logs: false };
  readonly #options: AsteriskLinkOptions;
  readonly #patience: ConversationPatience;
  readonly #log: Log;
  readonly #client: TcpClient;
  readonly #tracker: CallTracker;
  readonly #callerTimers = new Map<string, Timer>();
  #sink: EquipmentSink | null = null;
  #conversation: Conversation = BEGINNING;
  #pending: Pending = NOTHING_PENDING;
  #timer: Timer | null = null;
  #lastWhy: string | null = null;
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor(options: AsteriskLinkOptions) {
    this.name = options.name;
    this.#options = options;
    this.#patience = { ...DEFAULT_PATIENCE, ...options.patience };
    this.#log = options.log.child({ link: options.name });
    this.#tracker = new CallTracker(options);
    const { host, port, clock, random, connectTimeout = CONNECT_TIMEOUT } = options;
    this.#client = new TcpClient(
      { host, port, clock, random, connectTimeout, remedy: REMEDY },
      {
        connected: () => this.#connected(),
        received: (chunk) => this.#received(chunk),
        disconnected: () => this.#disconnected(),
        state: (state) => this.#stateChanged(state),
      },
    );
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#client.start();
  }

  async stop(): Promise<void> {
    this.#wait(null);
    for (const timer of this.#callerTimers.values()) timer.cancel();
    this.#callerTimers.clear();
    await this.#client.stop();
    this.#sink = null;
  }

  state(): LinkState {
    return this.#client.state();
  }

  counters(): LinkCounters {
    return { ...this.#counters };
  }

  #connected(): void {
    this.#conversation = BEGINNING;
    this.#pending = NOTHING_PENDING;
    this.#wait(this.#patience.greeting);
  }

  #received(chunk: Uint8Array): void {
    const { frames, rest, discarded } = frame(this.#pending, chunk);
    this.#pending = rest;
    this.#counters.bytes += chunk.length;
    this.#counters.discardedBytes += discarded;
    for (const one of frames) {
      this.#counters.frames += 1;
      if (one.type === 'noise' || one.type === 'not-ami') this.#counters.unrecognised += 1;
      this.#step({ type: 'frame', frame: one });
      // The conversation may have ended over this frame; what came after it is nobody's.
      if (this.#pending !== rest) return;
    }
  }

  #disconnected(): void {
    this.#counters.discardedBytes += leftOver(this.#pending);
    this.#pending = NOTHING_PENDING;
    this.#wait(null);
  }

  #step(input: ConversationInput): void {
    const { conversation, effects } = step(this.#conversation, input, this.#options, this.#patience);
    this.#conversation = conversation;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: ConversationEffect): void {
    switch (effect.type) {
      case 'send':
        this.#client.send(effect.text);
        break;
      case 'wait':
        this.#wait(effect.ms);
        break;
      case 'up':
        this.#client.working(effect.detail);
        break;
      case 'drop':
        this.#client.close(effect.why, effect.pause);
        break;
      case 'observe':
        this.#emit(this.#tracker.observe(effect.message));
        break;
      case 'listed':
        this.#listed(effect.channels);
        break;
    }
  }

  #listed(channels: readonly AmiMessage[] | null): void {
    const { events, live } = this.#tracker.resynchronise(channels);
    this.#emit(events);
    this.#sink?.synchronised(live);
  }

  #emit(events: readonly LineEvent[]): void {
    for (const event of events) {
      this.#counters.events += 1;
      this.#watchCaller(event);
      this.#sink?.event(event);
    }
  }

  /** Sets the time limit for a caller's number when a call arrives, and takes it back when the word is out. */
  #watchCaller(event: LineEvent): void {
    if (!('call' in event) || event.call === undefined) return;
    const { call } = event;
    const isArrival = event.type === 'ringing' && event.extension === undefined;
    if (!isArrival && event.type !== 'caller-id') return;
    this.#callerTimers.get(call)?.cancel();
    this.#callerTimers.delete(call);
    if (!isArrival) return;
    const due = () => {
      this.#callerTimers.delete(call);
      this.#emit(this.#tracker.callerDue(call));
    };
    this.#callerTimers.set(call, this.#options.clock.after(CALLER_PATIENCE, due));
  }

  #wait(ms: number | null): void {
    this.#timer?.cancel();
    this.#timer = ms === null ? null : this.#options.clock.after(ms, () => this.#step({ type: 'timeout' }));
  }

  #stateChanged(state: LinkState): void {
    if (state.phase === 'up') this.#log.info({ detail: state.detail }, 'link is up');
    // A PBX that is off for the weekend must not fill the journal: the same reason is said once.
    if (state.phase === 'down' && state.why !== this.#lastWhy)
      this.#log.warn({}, `link is down: ${state.why}`);
    this.#lastWhy = state.phase === 'down' ? state.why : state.phase === 'up' ? null : this.#lastWhy;
    this.#sink?.state(state);
  }
}
