import type { Clock } from '../../clock.ts';
import { type LineFrame, NO_LINE } from '../../decoders/text-lines.ts';
import type { LineEvent } from '../../line-event.ts';
import type { Log } from '../../log.ts';
import type { WireTap } from '../../wire-tap.ts';
import { type CtiEffect, CtiLink, type CtiProtocol } from '../cti-link.ts';
import {
  BEGINNING,
  type Conversation,
  type ConversationEffect,
  type ConversationInput,
  SETTLE,
  step,
} from './conversation.ts';
import { frame, textOf } from './frame.ts';
import { parseLine } from './message.ts';
import { FritzTracker, type FritzTrackerOptions } from './tracker.ts';

export interface FritzboxLinkOptions extends FritzTrackerOptions {
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
}

const DETAIL = 'FRITZ!Box call monitor';

/**
 * A FRITZ!Box as equipment: the link to its call monitor. The protocol has no login and no sign of life; that the far
 * end is gone is noticed by TCP keep-alive within about two minutes.
 */
export class FritzboxLink extends CtiLink<LineFrame> {
  constructor(options: FritzboxLinkOptions) {
    super({ ...options, remedy: { code: 'check-fritzbox' } }, new FritzProtocol(new FritzTracker(options)));
  }
}

class FritzProtocol implements CtiProtocol<LineFrame> {
  readonly #tracker: FritzTracker;
  #conversation: Conversation = BEGINNING;
  #pending = NO_LINE;

  constructor(tracker: FritzTracker) {
    this.#tracker = tracker;
  }

  connected(): readonly CtiEffect[] {
    this.#conversation = BEGINNING;
    this.#pending = NO_LINE;
    return [{ type: 'wait', ms: SETTLE }];
  }

  cut(chunk: Uint8Array) {
    const framed = frame(this.#pending, chunk);
    this.#pending = framed.rest;
    return framed;
  }

  isNoise(one: LineFrame): boolean {
    return one.type === 'noise' || parseLine(textOf(one.bytes)) === null;
  }

  take(one: LineFrame): readonly CtiEffect[] {
    return this.#step({ type: 'frame', frame: one });
  }

  timeout(): readonly CtiEffect[] {
    return this.#step({ type: 'timeout', unfinished: this.#pending.line.length > 0 });
  }

  disconnected(): number {
    const unfinished = this.#pending.line.length;
    this.#pending = NO_LINE;
    return unfinished;
  }

  #step(input: ConversationInput): readonly CtiEffect[] {
    const { conversation, effects } = step(this.#conversation, input);
    this.#conversation = conversation;
    return effects.flatMap((effect) => this.#meaning(effect));
  }

  #meaning(effect: ConversationEffect): readonly CtiEffect[] {
    switch (effect.type) {
      case 'up':
        return [
          { type: 'wait', ms: null },
          { type: 'up', detail: DETAIL },
          eventsOf(this.#tracker.forgetAll()),
          { type: 'synchronised', live: [] },
        ];
      case 'observe':
        return [eventsOf(this.#tracker.observe(effect.message))];
      case 'drop':
        return [effect];
    }
  }
}

function eventsOf(events: readonly LineEvent[]): CtiEffect {
  return { type: 'events', events };
}
