import type { Clock } from '../../clock.ts';
import { AmiServer } from './ami-server.ts';
import type { SimulatedUser } from './ami-session.ts';
import { play, type Script } from './play.ts';
import { type Phones, SimulatedCall } from './simulated-call.ts';
import { Switchboard } from './switchboard.ts';

export interface SimulatedPbxOptions {
  readonly clock: Clock;
  readonly users: readonly SimulatedUser[];
  /** Channel name of the trunk without serial number. Default `PJSIP/trunk`. */
  readonly trunk?: string;
  /** Technology of the telephones. Default `PJSIP`: their channels are `PJSIP/101-…`. */
  readonly technology?: string;
}

/** A call from outside. */
export interface IncomingCall {
  readonly from: string;
  readonly name?: string;
  /**
   * `true`: the network delivers no number. `'by-dialplan'`: the number is there and only a variable of the dialplan
   * says that it must not be shown (P-Asserted-Identity behind a trusted carrier).
   */
  readonly withheld?: boolean | 'by-dialplan';
  readonly did: string;
  readonly extensions: readonly string[];
  /** The channel that it comes in on, without serial number. Default: the trunk. */
  readonly channel?: string;
  /** Default `ring`. */
  readonly phones?: Phones;
}

export type PlayedCall = Omit<IncomingCall, 'extensions'> & Script & { readonly ring: readonly string[] };

/**
 * A PBX that speaks the Asterisk manager interface over a real socket on loopback, so that the real link is driven by
 * it in the demo and in tests. Its event sequences follow recordings of Asterisk 23.
 */
export class SimulatedPbx {
  readonly #clock: Clock;
  readonly #board: Switchboard;
  readonly #server: AmiServer;

  constructor(options: SimulatedPbxOptions) {
    const { clock, users, trunk = 'PJSIP/trunk', technology = 'PJSIP' } = options;
    this.#clock = clock;
    this.#server = new AmiServer(users, () => this.#board.channels());
    this.#board = new Switchboard({ clock, trunk, technology }, (kind, name, fields) =>
      this.#server.broadcast(kind, name, fields),
    );
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
  listen(port = 0): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** How many clients are logged in. */
  get clients(): number {
    return this.#server.clients;
  }

  dropClients(): void {
    this.#server.dropClients();
  }

  refuseLogins(refuse = true): void {
    this.#server.refuseLogins(refuse);
  }

  /** Hangs: connections stay open, nothing is said any more. */
  mute(mute = true): void {
    this.#server.mute(mute);
  }

  /** A call comes in on the trunk and its telephones begin to ring. */
  ring(incoming: IncomingCall): SimulatedCall {
    const isAnonymous = incoming.withheld === true;
    const caller = this.#board.open({
      device: incoming.channel ?? this.#board.options.trunk,
      state: 'Ring',
      number: isAnonymous ? 'anonymous' : incoming.from,
      name: isAnonymous ? 'Anonymous' : (incoming.name ?? ''),
      context: 'inbound',
      exten: incoming.did,
    });
    if (incoming.withheld === 'by-dialplan') this.#board.variable(caller, 'CLI_PRES', 'prohib_not_screened');
    const call = new SimulatedCall(this.#board, caller);
    call.dial(incoming.extensions, incoming.phones ?? 'ring');
    return call;
  }

  /** One telephone calls another. */
  internal(call: { readonly from: string; readonly to: string }): SimulatedCall {
    const internal = new SimulatedCall(this.#board, this.#phone(call.from, call.to));
    internal.dial([call.to], 'ring');
    return internal;
  }

  /** A telephone calls out through the trunk; the outside party answers at once. Gives what ends the call. */
  dialOut(call: { readonly from: string; readonly to: string }): { hangUp(): void } {
    const phone = this.#phone(call.from, call.to);
    const { trunk } = this.#board.options;
    this.#board.runs(phone, 'Dial', `${trunk}/${call.to}`);
    const outside = this.#board.open({
      device: trunk,
      linkedid: phone.linkedid,
      state: 'Down',
      number: call.to,
      name: '',
      context: 'inbound',
      exten: 's',
    });
    this.#board.dial('DialBegin', phone, outside, call.to);
    this.#board.state(outside, 'Up');
    this.#board.dial('DialEnd', phone, outside, 'ANSWER');
    this.#board.state(phone, 'Up');
    this.#board.bridge(outside, phone);
    return {
      hangUp: () => {
        this.#board.asksForHangup(phone, '16');
        this.#board.close(outside, '16');
        this.#board.close(phone, '16');
      },
    };
  }

  /** Plays a whole call on the clock; gives it, so that it can be interfered with. */
  play(played: PlayedCall): SimulatedCall {
    const call = this.ring({ ...played, extensions: played.ring });
    play(call, played.ring, played, this.#clock);
    return call;
  }

  #phone(extension: string, dialled: string) {
    return this.#board.open({
      device: `${this.#board.options.technology}/${extension}`,
      state: 'Ring',
      number: extension,
      name: `Telephone ${extension}`,
      context: 'internal',
      exten: dialled,
    });
  }
}

export function createSimulatedPbx(options: SimulatedPbxOptions): SimulatedPbx {
  return new SimulatedPbx(options);
}
