import type { Clock, Timer } from '../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../equipment.ts';
import { StateLog } from '../links/state-log.ts';
import type { Log } from '../log.ts';
import type { ByteLink, Connect } from './byte-link.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from './live-decoder.ts';

export interface DecoderLinkOptions {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly decoder: LiveDecoder;
  readonly connect: Connect;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Equipment that speaks when a call comes and is not asked: bytes of its link go to its decoder, events go out. An
 * open port is all that can be known of it, so the link is up as soon as it is open.
 */
export class DecoderLink implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly #clock: Clock;
  readonly #log: StateLog;
  readonly #decoder: LiveDecoder;
  readonly #link: ByteLink;
  #sink: EquipmentSink | null = null;
  #timer: Timer | null = null;
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor({ name, capabilities, decoder, connect, clock, log }: DecoderLinkOptions) {
    this.name = name;
    this.capabilities = capabilities;
    this.#clock = clock;
    this.#log = new StateLog(log.child({ link: name }));
    this.#decoder = decoder;
    this.#link = connect({
      opened: () => this.#link.working('Listening.'),
      received: (chunk) => this.#received(chunk),
      closed: () => this.#interrupted(),
      state: (state) => this.#stateChanged(state),
    });
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#wait();
    this.#link.start();
  }

  async stop(): Promise<void> {
    this.#decoder.interrupted();
    this.#tell(this.#decoder.ended?.() ?? NOTHING_HEARD);
    this.#timer?.cancel();
    this.#timer = null;
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
    this.#counters.bytes += chunk.length;
    const now = this.#clock.monotonic();
    // A busy machine may read bytes before it sees that a time limit has passed; the limit came first.
    if ((this.#decoder.deadline() ?? now + 1) <= now) this.#tell(this.#decoder.timePassed(now));
    this.#tell(this.#decoder.received(chunk, now));
  }

  #interrupted(): void {
    this.#decoder.interrupted();
    this.#wait();
  }

  #tell({ events, replies, frames, discarded }: Heard): void {
    for (const reply of replies) this.#link.send(reply);
    this.#counters.frames += frames;
    this.#counters.discardedBytes += discarded;
    for (const event of events) {
      if (event.type === 'unrecognised') {
        this.#counters.unrecognised += 1;
      } else {
        this.#counters.events += 1;
        this.#sink?.event(event);
      }
    }
    this.#wait();
  }

  #wait(): void {
    this.#timer?.cancel();
    const due = this.#decoder.deadline();
    const tick = () => this.#tell(this.#decoder.timePassed(this.#clock.monotonic()));
    this.#timer = due === null ? null : this.#clock.after(Math.max(0, due - this.#clock.monotonic()), tick);
  }

  #stateChanged(state: LinkState): void {
    this.#log.take(state);
    this.#sink?.state(state);
  }
}
