import type { Clock } from '../clock.ts';
import type { DeviceWire, SimulatedDevice, SimulatedParty, SimulatedPhase } from './device.ts';
import { LINES_OF_PAGE, type SmdrLine, smdrLine, smdrPageHead } from './smdr-lines.ts';

export interface SmdrManners {
  /** "Condition code RC/AN print": a line when a call rings and one when it is answered, besides the one at its end. */
  readonly live: boolean;
  /** The telephone that rings and answers. */
  readonly extension: string;
}

interface TrunkInUse {
  readonly party: SimulatedParty;
  /** Monotonic milliseconds. */
  readonly rungAt: number;
  answeredAt: number | null;
}

/** The printer port of a Panasonic PBX: it logs every call at its end, and while it goes on where that is switched on. */
export class SimulatedPanasonicSmdr implements SimulatedDevice {
  readonly #clock: Clock;
  readonly #wire: DeviceWire;
  #manners: SmdrManners;
  readonly #trunks = new Map<number, TrunkInUse>();
  #linesLeft = 0;

  constructor(clock: Clock, wire: DeviceWire, manners: SmdrManners) {
    this.#clock = clock;
    this.#wire = wire;
    this.#manners = manners;
  }

  /** Switches the live lines on or off, as the PBX's programming does. */
  set live(live: boolean) {
    this.#manners = { ...this.#manners, live };
  }

  get live(): boolean {
    return this.#manners.live;
  }

  ring(trunk: number, party: SimulatedParty): void {
    this.hangUp(trunk);
    this.#trunks.set(trunk, { party, rungAt: this.#clock.monotonic(), answeredAt: null });
    if (this.live) this.#print(trunk, party, { code: 'RC' });
  }

  answer(trunk: number): void {
    const call = this.#trunks.get(trunk);
    if (call === undefined || call.answeredAt !== null) return;
    call.answeredAt = this.#clock.monotonic();
    if (this.live) this.#print(trunk, call.party, { code: 'AN' });
  }

  hangUp(trunk: number): void {
    const call = this.#trunks.get(trunk);
    if (call === undefined) return;
    this.#trunks.delete(trunk);
    const now = this.#clock.monotonic();
    const ringSeconds = ((call.answeredAt ?? now) - call.rungAt) / 1_000;
    if (call.answeredAt === null) {
      this.#print(trunk, call.party, { ringSeconds, talkSeconds: 0, code: 'NA' });
      return;
    }
    // 0 seconds of talk are printed for a call that goes on at another telephone.
    const talkSeconds = Math.max(1, (now - call.answeredAt) / 1_000);
    this.#print(trunk, call.party, { ringSeconds, talkSeconds, code: '' });
  }

  phase(trunk: number): SimulatedPhase {
    const call = this.#trunks.get(trunk);
    if (call === undefined) return 'idle';
    return call.answeredAt === null ? 'ringing' : 'answered';
  }

  received(): void {}

  reset(): void {
    this.#trunks.clear();
    this.#linesLeft = 0;
  }

  #print(
    trunk: number,
    party: SimulatedParty,
    line: Pick<SmdrLine, 'ringSeconds' | 'talkSeconds' | 'code'>,
  ): void {
    if (this.#linesLeft === 0) {
      this.#wire.write(smdrPageHead());
      this.#linesLeft = LINES_OF_PAGE;
    }
    this.#linesLeft -= 1;
    const { extension } = this.#manners;
    this.#wire.write(smdrLine({ ...line, extension, trunk: trunk + 1, party }, new Date(this.#clock.now())));
  }
}
