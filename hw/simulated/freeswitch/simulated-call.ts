import type { SimulatedChannel } from './channel.ts';
import type { Switchboard } from './switchboard.ts';

/** How the telephones of a call behave: they ring, say "busy" at once, or are not there. */
export type Phones = 'ring' | 'busy' | 'unreachable';

/** A call going on in the simulated FreeSWITCH. What makes no sense at the moment is ignored. */
export class SimulatedCall {
  readonly #board: Switchboard;
  readonly #caller: SimulatedChannel;
  #ringing: SimulatedChannel[] = [];
  #talking: SimulatedChannel | null = null;
  #isOver = false;

  constructor(board: Switchboard, caller: SimulatedChannel) {
    this.#board = board;
    this.#caller = caller;
  }

  /** UUID of the caller's channel: the name under which the events speak of this call. */
  get id(): string {
    return this.#caller.uuid;
  }

  /** The dialplan dials these telephones, all at once. */
  dial(extensions: readonly string[], phones: Phones): void {
    if (this.#isOver) return;
    this.#caller.application = 'bridge';
    if (phones === 'unreachable') {
      this.#end('USER_NOT_REGISTERED', 'send_refuse');
      return;
    }
    const dialled = extensions.map((extension) => this.#open(extension));
    if (phones === 'busy') {
      for (const phone of dialled) this.#board.close(phone, 'USER_BUSY', 'recv_refuse');
      this.#end('USER_BUSY', 'send_refuse');
      return;
    }
    for (const phone of dialled) this.#board.rings(phone);
    this.#ringing.push(...dialled);
  }

  /** A telephone that rings takes the call; the others stop. */
  answer(extension: string): void {
    const phone = this.#ringing.find(({ destination }) => destination === extension);
    if (this.#isOver || phone === undefined) return;
    const others = this.#ringing.filter((other) => other !== phone);
    this.#ringing = [];
    this.#talking = phone;
    this.#board.answers(phone);
    for (const other of others) this.#board.close(other, 'LOSE_RACE', 'send_cancel');
    this.#board.answers(this.#caller);
    this.#board.bridge(this.#caller, phone);
  }

  /** Blind transfer by the telephone that has the call: the other one begins to ring. */
  transfer(to: string): void {
    const by = this.#talking;
    if (this.#isOver || by === null) return;
    this.#talking = null;
    this.#board.unbridge(this.#caller);
    this.#board.close(by, 'BLIND_TRANSFER', 'recv_bye');
    this.#caller.destination = to;
    this.dial([to], 'ring');
  }

  /** The telephone that has the call asks a colleague first and then gives it over. */
  transferAsked(to: string): void {
    const by = this.#talking;
    if (this.#isOver || by === null) return;
    const question = this.#board.open({
      name: `sofia/internal/${by.destination}@192.168.1.2`,
      direction: 'inbound',
      number: by.destination,
      destination: to,
      user: by.destination,
    });
    const colleague = this.#open(to, question);
    this.#board.rings(colleague);
    this.#board.answers(colleague);
    this.#board.answers(question);
    this.#board.bridge(question, colleague);
    this.#board.bridge(this.#caller, colleague);
    this.#talking = colleague;
    this.#board.close(question, 'ATTENDED_TRANSFER', 'recv_bye');
    this.#board.close(by, 'ATTENDED_TRANSFER', 'recv_bye');
  }

  /** Somebody presses the reject key; when the last telephone has done so, the call ends. */
  reject(extension: string): void {
    const phone = this.#ringing.find(({ destination }) => destination === extension);
    if (this.#isOver || phone === undefined) return;
    this.#ringing = this.#ringing.filter((other) => other !== phone);
    this.#board.close(phone, 'CALL_REJECTED', 'recv_refuse');
    if (this.#ringing.length === 0) this.#end('CALL_REJECTED', 'send_refuse');
  }

  /** Nobody answered in time: the caller is sent to the voicemail box. */
  voicemail(): void {
    if (this.#isOver || this.#talking !== null) return;
    this.#stopRinging('NO_ANSWER');
    this.#caller.application = 'voicemail';
    this.#board.answers(this.#caller);
  }

  hangUp(by: 'caller' | 'callee'): void {
    if (this.#isOver) return;
    const wasRinging = this.#ringing.length > 0;
    this.#stopRinging('ORIGINATOR_CANCEL');
    if (this.#talking !== null)
      this.#board.close(this.#talking, 'NORMAL_CLEARING', by === 'caller' ? 'send_bye' : 'recv_bye');
    const mine = by === 'caller' ? (wasRinging ? 'recv_cancel' : 'recv_bye') : 'send_bye';
    this.#end(wasRinging ? 'ORIGINATOR_CANCEL' : 'NORMAL_CLEARING', mine);
  }

  #open(extension: string, caller = this.#caller): SimulatedChannel {
    return this.#board.open({
      name: `sofia/internal/${extension}@192.168.1.50:5060`,
      direction: 'outbound',
      call: caller.uuid,
      number: caller.callerNumber,
      callerName: caller.callerName,
      isHidden: caller.isHidden,
      destination: extension,
    });
  }

  #stopRinging(cause: string): void {
    for (const phone of this.#ringing) this.#board.close(phone, cause, 'send_cancel');
    this.#ringing = [];
  }

  #end(cause: string, disposition: string): void {
    this.#isOver = true;
    this.#talking = null;
    this.#board.close(this.#caller, cause, disposition);
  }
}
