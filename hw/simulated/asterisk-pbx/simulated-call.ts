import type { SimulatedChannel } from './channel.ts';
import type { Switchboard } from './switchboard.ts';

/** How the telephones of a call behave: they ring, say "busy" at once, or are not there. */
export type Phones = 'ring' | 'busy' | 'unreachable';

/**
 * A call going on in the simulated PBX. What makes no sense at the moment (an answer by a telephone that does not
 * ring, a second hang-up) is ignored: a demo's buttons may be pressed in any order.
 */
export class SimulatedCall {
  readonly #board: Switchboard;
  /** The channel of whoever calls. */
  readonly #caller: SimulatedChannel;
  #ringing: SimulatedChannel[] = [];
  #talking: SimulatedChannel | null = null;
  #isOver = false;

  constructor(board: Switchboard, caller: SimulatedChannel) {
    this.#board = board;
    this.#caller = caller;
  }

  /** Linkedid: the name under which the events speak of this call. */
  get id(): string {
    return this.#caller.linkedid;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The dialplan dials these telephones, all at once. */
  dial(extensions: readonly string[], phones: Phones): void {
    if (this.#isOver) return;
    const { technology } = this.#board.options;
    this.#board.runs(this.#caller, 'Dial', extensions.map((one) => `${technology}/${one}`).join('&'));
    const dialled = extensions.map((extension) => this.#tryPhone(extension));
    if (phones === 'ring') this.#startRinging(dialled);
    else this.#refused(dialled, phones);
  }

  /** A telephone that rings takes the call; the others stop. */
  answer(extension: string): void {
    const phone = this.#ringing.find(({ callerNumber }) => callerNumber === extension);
    if (this.#isOver || phone === undefined) return;
    const others = this.#ringing.filter((other) => other !== phone);
    this.#ringing = [];
    this.#talking = phone;
    this.#board.state(phone, 'Up');
    this.#board.dial('DialEnd', this.#caller, phone, 'ANSWER');
    this.#stop(others, 'CANCEL', '26');
    this.#board.state(this.#caller, 'Up');
    this.#board.bridge(phone, this.#caller);
  }

  /** Blind transfer by the telephone that has the call: the other one begins to ring. */
  transfer(to: string): void {
    const by = this.#talking;
    if (this.#isOver || by === null) return;
    this.#talking = null;
    this.#board.unbridge(by);
    this.#board.blindTransfer(by, this.#caller, to);
    this.#board.close(by, '16');
    this.#caller.exten = to;
    this.#caller.context = 'internal';
    this.#board.unbridge(this.#caller);
    this.dial([to], 'ring');
  }

  /** Somebody presses the reject key; when the last telephone has done so, the call ends. */
  reject(extension: string): void {
    const phone = this.#ringing.find(({ callerNumber }) => callerNumber === extension);
    if (this.#isOver || phone === undefined) return;
    this.#ringing = this.#ringing.filter((other) => other !== phone);
    this.#board.asksForHangup(phone, '21');
    this.#stop([phone], 'BUSY', '21');
    if (this.#ringing.length === 0) this.#end('21');
  }

  /** Nobody answered in time: the caller is sent to the voicemail box. */
  voicemail(): void {
    if (this.#isOver || this.#talking !== null) return;
    const rung = this.#ringing;
    this.#ringing = [];
    this.#stop(rung, 'NOANSWER', '0');
    this.#board.runs(this.#caller, 'VoiceMail', '101@default,us');
    this.#board.state(this.#caller, 'Up');
  }

  hangUp(by: 'caller' | 'callee'): void {
    if (this.#isOver) return;
    const asking = by === 'callee' ? this.#talking : this.#caller;
    const cause = this.#talking === null ? '127' : '16';
    if (asking !== null) this.#board.asksForHangup(asking, cause);
    const rung = this.#ringing;
    this.#ringing = [];
    this.#stop(rung, 'CANCEL', cause);
    if (this.#talking !== null) this.#board.close(this.#talking, cause);
    this.#end(cause);
  }

  #tryPhone(extension: string): SimulatedChannel {
    const { technology } = this.#board.options;
    const phone = this.#board.open({
      device: `${technology}/${extension}`,
      linkedid: this.#caller.linkedid,
      state: 'Down',
      number: extension,
      name: `Telephone ${extension}`,
      context: 'internal',
      exten: 's',
    });
    this.#board.connectedLine(phone, this.#caller);
    this.#board.dial('DialBegin', this.#caller, phone, extension);
    return phone;
  }

  #startRinging(dialled: readonly SimulatedChannel[]): void {
    for (const phone of dialled) {
      this.#board.state(phone, 'Ringing');
      this.#board.dial('DialState', this.#caller, phone, 'RINGING');
      this.#ringing.push(phone);
    }
  }

  #refused(dialled: readonly SimulatedChannel[], phones: 'busy' | 'unreachable'): void {
    const [status, cause] = phones === 'busy' ? (['BUSY', '17'] as const) : (['CHANUNAVAIL', '20'] as const);
    for (const phone of dialled) this.#board.asksForHangup(phone, cause);
    this.#stop(dialled, status, cause);
    this.#end(cause);
  }

  #stop(phones: readonly SimulatedChannel[], status: string, cause: string): void {
    for (const phone of phones) this.#board.dial('DialEnd', this.#caller, phone, status);
    for (const phone of phones) this.#board.close(phone, cause);
  }

  #end(cause: string): void {
    this.#isOver = true;
    this.#talking = null;
    this.#board.close(this.#caller, cause);
  }
}
