import { type CstaManners, CstaServer, element } from './csta-server.ts';
import { type Parties, SimulatedCall } from './simulated-call.ts';

export interface SimulatedCstaOptions extends CstaManners {
  readonly extensions: readonly string[];
}

/**
 * A PBX that speaks CSTA III over a real socket on loopback, so that the real link is driven by it. Its events are
 * written from ECMA-269 and ECMA-323; only the shape of single events follows recordings.
 */
export class SimulatedCsta {
  readonly #server: CstaServer;
  readonly #extensions: readonly string[];
  readonly #calls = new Set<SimulatedCall>();
  #lastId = 0;

  constructor(options: SimulatedCstaOptions) {
    this.#extensions = options.extensions;
    this.#server = new CstaServer(
      {
        has: (device) => this.#extensions.includes(device),
        deviceSnapshot: (device) => this.#deviceSnapshot(device),
        callSnapshot: (callId) => this.#callSnapshot(callId),
      },
      options,
    );
  }

  /** Listens on 127.0.0.1; port 0 takes a free one. Gives the port. Rejects when the port is taken. */
  listen(port = 0): Promise<number> {
    return this.#server.listen(port);
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  /** The service itself, to make it misbehave. */
  get service(): CstaServer {
    return this.#server;
  }

  /** A call comes in and telephones begin to ring. */
  ring(incoming: Parties & { readonly extensions: readonly string[] }): SimulatedCall {
    const call = this.#call({ trunk: 'T1', ...incoming });
    call.ring(...incoming.extensions);
    return call;
  }

  /** One telephone calls another. */
  internal(parties: { readonly from: string; readonly to: string }): SimulatedCall {
    const call = this.#call({ from: parties.from, called: parties.to });
    call.originate();
    call.ring(parties.to);
    return call;
  }

  dialOut(parties: { readonly from: string; readonly to: string }): SimulatedCall {
    const call = this.#call({ from: parties.from, called: parties.to });
    call.originate();
    call.reachNetwork('T1');
    return call;
  }

  #call(parties: Parties): SimulatedCall {
    const call = new SimulatedCall(
      {
        tell: (devices, event, content) => this.#server.tell(devices, event, content),
        nextCallId: () => {
          this.#lastId += 1;
          return `FF${String(this.#lastId).padStart(6, '0')}`;
        },
        over: (one) => this.#calls.delete(one),
      },
      parties,
    );
    this.#calls.add(call);
    return call;
  }

  #deviceSnapshot(device: string): string {
    const items = [...this.#calls].flatMap(({ id, devices }) => {
      const state = devices.get(device);
      if (state === undefined) return [];
      const identifier = `<connectionIdentifier>${element('callID', id)}${element('deviceID', device)}</connectionIdentifier>`;
      const local = `<localCallState><compoundCallState>${element('localConnectionState', state)}</compoundCallState></localCallState>`;
      return [`<snapshotDeviceResponseInfo>${identifier}${local}</snapshotDeviceResponseInfo>`];
    });
    return `<crossRefIDorSnapshotData><snapshotData>${items.join('')}</snapshotData></crossRefIDorSnapshotData>`;
  }

  #callSnapshot(callId: string): string | null {
    const call = [...this.#calls].find(({ id }) => id === callId);
    if (call === undefined) return null;
    const { from, called } = call.parties;
    const devices = new Map<string, string>([[from, 'connected'], ...call.devices]);
    const items = [...devices].map(
      ([device, state]) =>
        `<snapshotCallResponseInfo><deviceOnCall>${device === '' ? '<notKnown/>' : element('deviceIdentifier', device)}</deviceOnCall>` +
        `<callIdentifier>${element('callID', callId)}${element('deviceID', device)}</callIdentifier>${element('localConnectionInfo', state)}</snapshotCallResponseInfo>`,
    );
    const ends = `<callingDevice>${from === '' ? '<notKnown/>' : element('deviceIdentifier', from)}</callingDevice><calledDevice>${element('deviceIdentifier', called)}</calledDevice>`;
    return `<crossRefIDorSnapshotData><snapshotData>${items.join('')}</snapshotData></crossRefIDorSnapshotData>${ends}`;
  }
}
