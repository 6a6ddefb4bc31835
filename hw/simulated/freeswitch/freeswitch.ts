import type { Clock } from '../../clock.ts';
import { EslServer } from './esl-server.ts';
import { type Phones, SimulatedCall } from './simulated-call.ts';
import { Switchboard } from './switchboard.ts';

/** A call from outside. */
export interface IncomingCall {
  readonly from: string;
  readonly name?: string;
  /** `true`: no number comes. `'flagged'`: the number comes and a flag says that it must not be shown. */
  readonly withheld?: boolean | 'flagged';
  readonly did: string;
  readonly extensions: readonly string[];
  /** The SIP profile that it comes in on. Default `external`. */
  readonly profile?: string;
  readonly phones?: Phones;
}

/**
 * A FreeSWITCH that speaks over a real event socket on loopback, so that the real link is driven by it. Its event
 * sequences are written from the documentation; only the shape of single events follows recordings.
 */
export class SimulatedFreeswitch {
  readonly #board: Switchboard;
  readonly #server: EslServer;

  constructor(options: { readonly clock: Clock; readonly secret: string }) {
    this.#server = new EslServer({ secret: options.secret, channels: () => this.#board.channels() });
    this.#board = new Switchboard(options.clock, (name, text) => this.#server.broadcast(name, text));
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
  listen(port = 0): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** How many clients listen to events. */
  get clients(): number {
    return this.#server.clients;
  }

  dropClients(): void {
    this.#server.dropClients();
  }

  /** Hangs: connections stay open, nothing is said any more. */
  mute(mute = true): void {
    this.#server.mute(mute);
  }

  refuseAddresses(refuse = true): void {
    this.#server.refuseAddresses(refuse);
  }

  removeApi(): void {
    this.#server.removeApi();
  }

  bidGoodbye(): void {
    this.#server.bidGoodbye();
  }

  beat(): void {
    this.#server.broadcast('HEARTBEAT', 'Event-Name: HEARTBEAT\nEvent-Info: System%20Ready\n\n');
  }

  /** A call comes in and its telephones begin to ring. */
  ring(incoming: IncomingCall): SimulatedCall {
    const { from, name, withheld = false, did, extensions, profile = 'external', phones = 'ring' } = incoming;
    const isAnonymous = withheld === true;
    const caller = this.#board.open({
      name: `sofia/${profile}/${isAnonymous ? 'anonymous@anonymous.invalid' : `${from}@203.0.113.5`}`,
      direction: 'inbound',
      number: isAnonymous ? 'anonymous' : from,
      ...(name !== undefined && { callerName: name }),
      isHidden: withheld === 'flagged',
      destination: did,
    });
    const call = new SimulatedCall(this.#board, caller);
    call.dial(extensions, phones);
    return call;
  }

  /** One telephone calls another. */
  internal(call: { readonly from: string; readonly to: string }): SimulatedCall {
    const internal = new SimulatedCall(this.#board, this.#phone(call.from, call.to));
    internal.dial([call.to], 'ring');
    return internal;
  }

  /** A telephone calls out; the outside party answers at once. Gives what ends the call. */
  dialOut(call: { readonly from: string; readonly to: string }): { hangUp(): void } {
    const phone = this.#phone(call.from, call.to);
    const outside = this.#board.open({
      name: `sofia/external/${call.to}`,
      direction: 'outbound',
      call: phone.uuid,
      number: call.from,
      destination: call.to,
    });
    this.#board.rings(outside);
    this.#board.answers(outside);
    this.#board.answers(phone);
    this.#board.bridge(phone, outside);
    return {
      hangUp: () => {
        this.#board.close(outside, 'NORMAL_CLEARING', 'send_bye');
        this.#board.close(phone, 'NORMAL_CLEARING', 'recv_bye');
      },
    };
  }

  #phone(extension: string, dialled: string) {
    return this.#board.open({
      name: `sofia/internal/${extension}@192.168.1.2`,
      direction: 'inbound',
      number: extension,
      destination: dialled,
      user: extension,
    });
  }
}
