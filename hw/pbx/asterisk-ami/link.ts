import type { Clock } from '../../clock.ts';
import type { LineEvent } from '../../line-event.ts';
import type { Log } from '../../log.ts';
import type { WireTap } from '../../wire-tap.ts';
import { type CtiEffect, CtiLink, type CtiProtocol } from '../cti-link.ts';
import { BEGINNING, step } from './conversation.ts';
import {
  type Conversation,
  type ConversationEffect,
  type ConversationInput,
  type ConversationPatience,
  type Credentials,
  DEFAULT_PATIENCE,
} from './conversation-plan.ts';
import { type AmiFrame, frame, leftOver, NOTHING_PENDING, type Pending } from './frame.ts';
import type { AmiMessage } from './message.ts';
import { CallTracker, type TrackerOptions } from './tracker.ts';

export interface AsteriskLinkOptions extends TrackerOptions, Credentials {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1, for the jitter of reconnections. */
  readonly random: () => number;
  readonly connectTimeout?: number;
  /** Looks on. */
  readonly tap?: WireTap;
  readonly patience?: Partial<ConversationPatience>;
}

/**
 * A number is held back until the dialplan has sent the caller somewhere, so that it can still be declared withheld.
 * A dialplan that plays or waits first gives no such sign to a restricted user; then this many milliseconds must do.
 */
const CALLER_PATIENCE = 500;

/** Asterisk as equipment: the CTI link over its manager interface (AMI), Asterisk 12 or later. */
export class AsteriskLink extends CtiLink<AmiFrame> {
  constructor(options: AsteriskLinkOptions) {
    super({ ...options, remedy: { code: 'check-asterisk' } }, new AmiProtocol(options));
  }
}

class AmiProtocol implements CtiProtocol<AmiFrame> {
  readonly #credentials: Credentials;
  readonly #patience: ConversationPatience;
  readonly #tracker: CallTracker;
  #conversation: Conversation = BEGINNING;
  #pending: Pending = NOTHING_PENDING;

  constructor(options: AsteriskLinkOptions) {
    this.#credentials = options;
    this.#patience = { ...DEFAULT_PATIENCE, ...options.patience };
    this.#tracker = new CallTracker(options);
  }

  connected(): readonly CtiEffect[] {
    this.#conversation = BEGINNING;
    this.#pending = NOTHING_PENDING;
    return [{ type: 'wait', ms: this.#patience.greeting }];
  }

  cut(chunk: Uint8Array) {
    const framed = frame(this.#pending, chunk);
    this.#pending = framed.rest;
    return framed;
  }

  isNoise(one: AmiFrame): boolean {
    return one.type === 'noise' || one.type === 'not-ami';
  }

  take(one: AmiFrame): readonly CtiEffect[] {
    return this.#step({ type: 'frame', frame: one });
  }

  timeout(): readonly CtiEffect[] {
    return this.#step({ type: 'timeout' });
  }

  reminded(call: string): readonly CtiEffect[] {
    return told(this.#tracker.callerDue(call));
  }

  disconnected(): number {
    const unfinished = leftOver(this.#pending);
    this.#pending = NOTHING_PENDING;
    return unfinished;
  }

  #step(input: ConversationInput): readonly CtiEffect[] {
    const { conversation, effects } = step(this.#conversation, input, this.#credentials, this.#patience);
    this.#conversation = conversation;
    return effects.flatMap((effect) => this.#meaning(effect));
  }

  #meaning(effect: ConversationEffect): readonly CtiEffect[] {
    switch (effect.type) {
      case 'send':
        return [{ type: 'send', bytes: effect.text }];
      case 'observe':
        return told(this.#tracker.observe(effect.message));
      case 'listed':
        return this.#listed(effect.channels);
      default:
        return [effect];
    }
  }

  #listed(channels: readonly AmiMessage[] | null): readonly CtiEffect[] {
    const { events, live } = this.#tracker.resynchronise(channels);
    return [...told(events), { type: 'synchronised', live }];
  }
}

function told(events: readonly LineEvent[]): readonly CtiEffect[] {
  return [...events.flatMap(limitOfCaller), { type: 'events', events }];
}

/** Sets the time limit for a caller's number when a call arrives, and takes it back when the word is out. */
function limitOfCaller(event: LineEvent): readonly CtiEffect[] {
  if (!('call' in event) || event.call === undefined) return [];
  const isArrival = event.type === 'ringing' && event.extension === undefined;
  if (!isArrival && event.type !== 'caller-id') return [];
  return [{ type: 'remind', of: event.call, ms: isArrival ? CALLER_PATIENCE : null }];
}
