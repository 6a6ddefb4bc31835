import type { Clock, Timer } from '../clock.ts';
import type { DeviceWire, SimulatedDevice, SimulatedParty, SimulatedPhase } from './device.ts';
import { type WhozzSignal, whozzBanner, whozzCall, whozzSignal } from './whozz-records.ts';

/** The start record follows the first ring, within which the number came. */
const START_AFTER = 1_500;
/** From the start of one ring to the next, as in Japan. */
const RING_PERIOD = 3_000;

interface LineInUse {
  readonly party: SimulatedParty;
  readonly timers: Timer[];
  rings: number;
  isStarted: boolean;
  /** Monotonic milliseconds. */
  answeredAt: number | null;
}

/**
 * A CallerID.com "Whozz Calling?" unit that sends detailed records (`d`) and a record at the start and at the end of
 * each call (`A`). It has several lines, and knows of each whether somebody took the call and for how long.
 */
export class SimulatedWhozz implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #wire: DeviceWire;
  readonly #lines = new Map<number, LineInUse>();

  constructor(clock: Clock, wire: DeviceWire) {
    this.#clock = clock;
    this.#wire = wire;
  }

  ring(line: number, party: SimulatedParty): void {
    this.hangUp(line);
    const call: LineInUse = { party, timers: [], rings: 0, isStarted: false, answeredAt: null };
    this.#lines.set(line, call);
    const bell = () => {
      call.rings += 1;
      this.#signal(line, 'R');
    };
    bell();
    call.timers.push(
      this.#clock.after(START_AFTER, () => this.#start(line, call)),
      this.#clock.every(RING_PERIOD, bell),
    );
  }

  answer(line: number): void {
    const call = this.#lines.get(line);
    if (call === undefined || call.answeredAt !== null) return;
    quiet(call);
    call.answeredAt = this.#clock.monotonic();
    this.#signal(line, 'F');
    // Lifted in the middle of the first ring: the number never came, the unit still begins a record.
    if (!call.isStarted) this.#start(line, call);
  }

  hangUp(line: number): void {
    const call = this.#lines.get(line);
    if (call === undefined) return;
    quiet(call);
    this.#lines.delete(line);
    const talked = call.answeredAt === null ? 0 : this.#clock.monotonic() - call.answeredAt;
    if (call.answeredAt !== null) this.#signal(line, 'N');
    // A call that was answered lasted a second at least: 0 means that nobody took it.
    const seconds = call.answeredAt === null ? 0 : Math.max(1, Math.round(talked / 1_000));
    this.#record(line, call, 'end', seconds);
  }

  phase(line: number): SimulatedPhase {
    const call = this.#lines.get(line);
    if (call === undefined) return 'idle';
    return call.answeredAt === null ? 'ringing' : 'answered';
  }

  /** Of its commands it obeys the one that asks who it is. */
  received(chunk: Uint8Array): void {
    if (Buffer.from(chunk).includes('V')) this.#wire.write(whozzBanner(new Date(this.#clock.now())));
  }

  reset(): void {
    for (const call of this.#lines.values()) quiet(call);
    this.#lines.clear();
  }

  #start(line: number, call: LineInUse): void {
    call.isStarted = true;
    this.#record(line, call, 'start', 0);
  }

  #record(line: number, { party, rings }: LineInUse, part: 'start' | 'end', seconds: number): void {
    const at = new Date(this.#clock.now());
    this.#wire.write(whozzCall({ line: line + 1, part, seconds, rings, party }, at));
  }

  #signal(line: number, signal: WhozzSignal): void {
    this.#wire.write(whozzSignal(line + 1, signal, new Date(this.#clock.now())));
  }
}

function quiet(call: LineInUse): void {
  for (const timer of call.timers) timer.cancel();
  call.timers.length = 0;
}
