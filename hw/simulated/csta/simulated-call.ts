import { element } from './csta-server.ts';

/** What a call says, and to whom. */
export interface CallWires {
  tell(devices: readonly string[], event: string, content: string): void;
  nextCallId(): string;
  over(call: SimulatedCall): void;
}

export interface Parties {
  /** Number of the caller; '' is one that the network did not deliver. */
  readonly from: string;
  readonly name?: string;
  /** What the caller dialled. */
  readonly called: string;
  /** The trunk that a caller from outside comes in on. */
  readonly trunk?: string;
}

/** A call going on in the simulated PBX. What makes no sense at the moment is ignored. */
export class SimulatedCall {
  id: string;
  readonly parties: Parties;
  readonly #wires: CallWires;
  /** Inside devices and their states. */
  readonly devices = new Map<string, 'alerting' | 'connected'>();
  #isOver = false;

  constructor(wires: CallWires, parties: Parties) {
    this.#wires = wires;
    this.id = wires.nextCallId();
    this.parties = parties;
  }

  /** A telephone of the house lifts off and dials. */
  originate(): void {
    this.devices.set(this.parties.from, 'connected');
    this.#say('OriginatedEvent', 'originatedConnection', this.parties.from, this.#ends());
  }

  /** The call leaves the house through a trunk. */
  reachNetwork(trunk: string): void {
    this.#say(
      'NetworkReachedEvent',
      'outboundConnection',
      trunk,
      device('networkInterfaceUsed', trunk) + this.#ends(),
    );
  }

  ring(...extensions: readonly string[]): void {
    for (const extension of extensions) {
      this.devices.set(extension, 'alerting');
      this.#say(
        'DeliveredEvent',
        'connection',
        extension,
        device('alertingDevice', extension) + this.#ends(),
      );
    }
  }

  /** A telephone that says at once that it cannot take the call. */
  fail(extension: string, cause: 'busy' | 'destNotObtainable'): void {
    this.devices.set(extension, 'alerting');
    const content = device('failingDevice', extension) + this.#ends() + element('cause', cause);
    this.#say('FailedEvent', 'failedConnection', extension, content);
    this.#clear(extension, extension);
    this.#end(this.parties.from);
  }

  answer(extension: string): void {
    if (this.devices.get(extension) !== 'alerting') return;
    this.devices.set(extension, 'connected');
    this.#say(
      'EstablishedEvent',
      'establishedConnection',
      extension,
      device('answeringDevice', extension) + this.#ends(),
    );
    for (const [other, state] of [...this.devices]) if (state === 'alerting') this.#clear(other, '');
  }

  /** The call leaves a telephone that did not answer. */
  divert(from: string, to: string): void {
    if (!this.devices.has(from)) return;
    const content = device('divertingDevice', from) + device('newDestination', to);
    this.#say('DivertedEvent', 'connection', from, content);
    this.devices.delete(from);
  }

  /** Hands the caller over: blind (it rings there), or with the colleague of another call. The call has a new id. */
  transfer(by: string, to: string, asked?: SimulatedCall): void {
    if (this.devices.get(by) !== 'connected') return;
    const old = this.id;
    this.id = this.#wires.nextCallId();
    const secondary =
      asked === undefined ? '' : `<secondaryOldCall>${connection(asked.id, by)}</secondaryOldCall>`;
    const moved = `<connectionListItem><newConnection>${connection(this.id, to)}</newConnection></connectionListItem>`;
    const watchers = [...this.devices.keys(), ...(asked === undefined ? [] : [to])];
    this.devices.delete(by);
    if (asked !== undefined) this.devices.set(to, 'connected');
    const content =
      `<primaryOldCall>${connection(old, by)}</primaryOldCall>${secondary}` +
      `${device('transferringDevice', by)}${device('transferredToDevice', to)}<transferredConnections>${moved}</transferredConnections>`;
    this.#wires.tell(watchers, 'TransferedEvent', content);
    asked?.vanish();
    if (asked === undefined) this.ring(to);
  }

  hangUp(by: string): void {
    if (this.#isOver) return;
    if (this.devices.has(by)) this.#clear(by, by);
    this.#end(by);
  }

  /** It became part of another call. */
  vanish(): void {
    this.#isOver = true;
    this.#wires.over(this);
  }

  #end(by: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const caller = this.parties.from || (this.parties.trunk ?? '');
    if (!this.devices.has(caller))
      this.#say(
        'ConnectionClearedEvent',
        'droppedConnection',
        caller,
        device('releasingDevice', by || caller),
      );
    for (const extension of [...this.devices.keys()]) this.#clear(extension, by);
    this.#wires.over(this);
  }

  #clear(extension: string, by: string): void {
    const content = device('releasingDevice', by) + element('cause', 'normalClearing');
    this.#say('ConnectionClearedEvent', 'droppedConnection', extension, content);
    this.devices.delete(extension);
  }

  #ends(): string {
    const { from, name = '', called, trunk } = this.parties;
    const caller = name === '' ? from : `N<${from}>${name};displayNumber=${from};noa=nk`;
    return (
      device('callingDevice', caller) +
      device('calledDevice', called) +
      (trunk === undefined
        ? ''
        : device('networkCalledDevice', called) + device('associatedCallingDevice', trunk))
    );
  }

  #say(event: string, name: string, of: string, content: string): void {
    this.#wires.tell(
      [...this.devices.keys()],
      event,
      `<${name}>${connection(this.id, of)}</${name}>${content}`,
    );
  }
}

function connection(callId: string, deviceId: string): string {
  return element('callID', callId) + element('deviceID', deviceId);
}

function device(name: string, text: string): string {
  return `<${name}>${text === '' ? '<notKnown/>' : element('deviceIdentifier', text)}</${name}>`;
}
