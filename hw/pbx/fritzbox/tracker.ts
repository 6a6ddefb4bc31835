import type { LineEvent } from '../../line-event.ts';
import { type CallerWord, callerWord, UNKNOWN_CALLER } from '../caller-word.ts';
import { IncomingCall } from '../incoming-call.ts';
import { type LineRule, lineOf } from '../line-rules.ts';
import { matchesWildcard } from '../wildcard.ts';
import type { FritzMessage } from './message.ts';

export interface FritzTrackerOptions {
  /** Rules over the number that was called and the trunk (`SIP0`, `ISDN`, `POTS`). */
  readonly lines: readonly LineRule[];
  /** Extension numbers of answering machines; `40` to `49` are the FRITZ!Box's own. */
  readonly machines?: readonly string[];
}

export const OWN_MACHINES: readonly string[] = ['4?'];

type Ring = FritzMessage & { readonly type: 'ring' };
type Call = FritzMessage & { readonly type: 'call' };

/** What goes on under an id of the call monitor. Both kinds hold a line. */
type Connection =
  | {
      readonly type: 'incoming';
      readonly line: string;
      readonly call: IncomingCall;
      readonly machine: boolean;
    }
  | { readonly type: 'outgoing'; readonly line: string; readonly own: string; readonly dialled: string }
  /** The far side of a call that one of our own telephones made to one of our own numbers. */
  | { readonly type: 'in-house' };

/**
 * Turns lines of the call monitor into line events. Deterministic; no clock, no I/O. The monitor does not say which
 * telephones ring, nor who ended a call.
 */
export class FritzTracker {
  readonly #rules: readonly LineRule[];
  readonly #machines: readonly string[];
  /** By the monitor's id: at most 10,000, as ids have four digits. */
  readonly #connections = new Map<string, Connection>();
  #lastName = '';
  #serial = 0;

  constructor(options: FritzTrackerOptions) {
    this.#rules = options.lines;
    this.#machines = options.machines ?? OWN_MACHINES;
  }

  observe(message: FritzMessage): LineEvent[] {
    switch (message.type) {
      case 'ring':
        return this.#ring(message);
      case 'call':
        return this.#call(message);
      case 'connect':
        return this.#connect(message.id, message.extension);
      case 'disconnect':
        return this.#end(message.id);
    }
  }

  /**
   * Nobody saw what happened meanwhile, and the monitor cannot be asked: every call counts as ended, because a call left
   * ringing for ever would be the worse mistake.
   */
  forgetAll(): LineEvent[] {
    return [...this.#connections.keys()].flatMap((id) => this.#lose(id));
  }

  #ring(message: Ring): LineEvent[] {
    const before = this.#lose(message.id);
    if (this.#isInHouse(message)) {
      this.#connections.set(message.id, { type: 'in-house' });
      return before;
    }
    const line = this.#seat(message.trunk, message.called);
    const call = new IncomingCall(this.#nameOf(message), line);
    this.#connections.set(message.id, { type: 'incoming', line, call, machine: false });
    return [...before, ...call.arrived(message.called), ...call.caller(wordOn(message.caller))];
  }

  #call(message: Call): LineEvent[] {
    const before = this.#lose(message.id);
    const { own, dialled, trunk } = message;
    const line = this.#seat(trunk, own);
    this.#connections.set(message.id, { type: 'outgoing', line, own, dialled });
    return before;
  }

  #connect(id: string, extension: string): LineEvent[] {
    const connection = this.#connections.get(id);
    if (connection?.type !== 'incoming') return [];
    if (!this.#machines.some((pattern) => matchesWildcard(pattern, extension)))
      return connection.call.answered(extension);
    this.#connections.set(id, { ...connection, machine: true });
    return [];
  }

  #end(id: string): LineEvent[] {
    const connection = this.#connections.get(id);
    this.#connections.delete(id);
    if (connection?.type !== 'incoming') return [];
    return connection.call.released(connection.machine ? { outcome: 'voicemail' } : {});
  }

  /** Its end was never heard of: the id is used again, or the connection was gone for a while. */
  #lose(id: string): LineEvent[] {
    const connection = this.#connections.get(id);
    this.#connections.delete(id);
    return connection?.type === 'incoming' ? connection.call.released() : [];
  }

  #seat(trunk: string, number: string): string {
    const taken = new Set<string>();
    for (const connection of this.#connections.values()) {
      if (connection.type !== 'in-house') taken.add(connection.line);
    }
    return lineOf({ names: [trunk], did: number }, this.#rules, taken);
  }

  /**
   * A telephone of the house that dials a number of the house goes out and comes in again: two ids. Numbers are given
   * with the area code on one side and without it on the other.
   */
  #isInHouse(message: Ring): boolean {
    for (const connection of this.#connections.values()) {
      if (connection.type !== 'outgoing' || message.caller === '') continue;
      if (isSame(connection.dialled, message.called) && isSame(connection.own, message.caller)) return true;
    }
    return false;
  }

  /** Ids are reused at once, so a call is called by its beginning: `20200616-122542-0`. */
  #nameOf({ at, id }: FritzMessage): string {
    const [day = '', time = ''] = at.split(' ');
    const name = `20${day.split('.').reverse().join('')}-${time.replaceAll(':', '')}-${id}`;
    this.#serial = name === this.#lastName ? this.#serial + 1 : 0;
    this.#lastName = name;
    return this.#serial === 0 ? name : `${name}-${this.#serial}`;
  }
}

/** An empty field is the only sign of a withheld number. */
function wordOn(caller: string): CallerWord {
  return caller === '' ? { reason: 'withheld' } : callerWord({ ...UNKNOWN_CALLER, number: caller });
}

/** Shorter numbers than this are too alike to be told apart by their ends. */
const LEAST_DIGITS = 4;

function isSame(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= LEAST_DIGITS && long.endsWith(short);
}
