import type { Clock } from '../../clock.ts';
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
import { type EslFrame, frame, leftOver, NOTHING_PENDING, type Pending } from './frame.ts';
import { EslTracker, type EslTrackerOptions } from './tracker.ts';

export interface FreeswitchLinkOptions extends EslTrackerOptions, Credentials {
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

/** FreeSWITCH as equipment: the link to its event socket (ESL, inbound mode). */
export class FreeswitchLink extends CtiLink<EslFrame> {
  constructor(options: FreeswitchLinkOptions) {
    const { name, host, port, clock, log, random, connectTimeout } = options;
    super(
      {
        name,
        host,
        port,
        clock,
        log,
        random,
        remedy: { code: 'check-freeswitch' },
        ...(connectTimeout !== undefined && { connectTimeout }),
        ...(options.tap !== undefined && { tap: options.tap }),
      },
      new EslProtocol(new EslTracker(options), options, { ...DEFAULT_PATIENCE, ...options.patience }),
    );
  }
}

class EslProtocol implements CtiProtocol<EslFrame> {
  readonly #tracker: EslTracker;
  readonly #credentials: Credentials;
  readonly #patience: ConversationPatience;
  #conversation: Conversation = BEGINNING;
  #pending: Pending = NOTHING_PENDING;

  constructor(tracker: EslTracker, credentials: Credentials, patience: ConversationPatience) {
    this.#tracker = tracker;
    this.#credentials = credentials;
    this.#patience = patience;
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

  isNoise(one: EslFrame): boolean {
    return one.type !== 'message';
  }

  take(one: EslFrame): readonly CtiEffect[] {
    return this.#step({ type: 'frame', frame: one });
  }

  timeout(): readonly CtiEffect[] {
    return this.#step({ type: 'timeout' });
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
      case 'list':
        this.#tracker.beginListing();
        return [];
      case 'listed': {
        const { events, live } = this.#tracker.resynchronise(effect.channels);
        return [
          { type: 'events', events },
          { type: 'synchronised', live },
        ];
      }
      case 'observe':
        return [{ type: 'events', events: this.#tracker.observe(effect.event) }];
      default:
        return [effect];
    }
  }
}
