import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { WireTap } from '../../wire-tap.ts';
import { type CtiEffect, CtiLink, type CtiProtocol } from '../cti-link.ts';
import { matchesWildcard } from '../wildcard.ts';
import { begin, step } from './conversation.ts';
import {
  type Conversation,
  type ConversationEffect,
  type ConversationPatience,
  type ConversationStep,
  type ConversationWish,
  DEFAULT_PATIENCE,
} from './conversation-plan.ts';
import { type CstaFrame, encode, frame, NOTHING_PENDING, type Pending, remainder } from './frame.ts';
import { CstaTracker, type CstaTrackerOptions } from './tracker.ts';

export interface CstaLinkOptions extends Omit<CstaTrackerOptions, 'extension'>, Partial<ConversationWish> {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Numbers of the extensions (and trunks) to be monitored, as the PBX calls them. */
  readonly devices: readonly string[];
  /** Patterns over inside numbers that are not monitored. Monitored devices that are no trunk are inside anyway. */
  readonly inside?: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1, for the jitter of reconnections. */
  readonly random: () => number;
  readonly connectTimeout?: number;
  /** Looks on. */
  readonly tap?: WireTap;
  readonly patience?: Partial<ConversationPatience>;
}

const USUAL = { application: 'rusuban', edition: 'ed4', session: 'start' } as const;

/** A PBX as equipment: the link over CSTA III in XML (ECMA-269, ECMA-323) on TCP. */
export class CstaLink extends CtiLink<CstaFrame> {
  constructor(options: CstaLinkOptions) {
    const {
      name,
      host,
      port,
      clock,
      log,
      random,
      connectTimeout,
      devices,
      inside = [],
      trunk = [],
    } = options;
    const extension = [
      ...devices.filter((device) => !trunk.some((pattern) => matchesWildcard(pattern, device))),
      ...inside,
    ];
    super(
      {
        name,
        host,
        port,
        clock,
        log,
        random,
        remedy: { code: 'check-csta' },
        ...(connectTimeout !== undefined && { connectTimeout }),
        ...(options.tap !== undefined && { tap: options.tap }),
      },
      new CstaProtocol(
        new CstaTracker({ ...options, extension }),
        { ...USUAL, ...options },
        { ...DEFAULT_PATIENCE, ...options.patience },
      ),
    );
  }
}

class CstaProtocol implements CtiProtocol<CstaFrame> {
  readonly #tracker: CstaTracker;
  readonly #wish: ConversationWish;
  readonly #patience: ConversationPatience;
  #conversation: Conversation | null = null;
  #pending: Pending = NOTHING_PENDING;

  constructor(tracker: CstaTracker, wish: ConversationWish, patience: ConversationPatience) {
    this.#tracker = tracker;
    this.#wish = wish;
    this.#patience = patience;
  }

  connected(): readonly CtiEffect[] {
    this.#pending = NOTHING_PENDING;
    return this.#take(begin(this.#wish, this.#patience));
  }

  cut(chunk: Uint8Array) {
    const framed = frame(this.#pending, chunk);
    this.#pending = framed.rest;
    // What passes by without a message in sight is said at once: it may be another kind of server.
    const isAllNoise = framed.frames.length === 0 && framed.discarded > 0;
    const noise: readonly CstaFrame[] = isAllNoise ? [{ type: 'noise', raw: framed.rest.passed }] : [];
    if (isAllNoise) this.#pending = { ...framed.rest, passed: NOTHING_PENDING.passed };
    return { frames: [...noise, ...framed.frames], discarded: framed.discarded };
  }

  isNoise(one: CstaFrame): boolean {
    return one.type === 'noise';
  }

  take(one: CstaFrame): readonly CtiEffect[] {
    return this.#step({ type: 'frame', frame: one });
  }

  timeout(): readonly CtiEffect[] {
    return this.#step({ type: 'timeout' });
  }

  disconnected(): number {
    const unfinished = remainder({ ...this.#pending, passed: NOTHING_PENDING.passed }).length;
    this.#pending = NOTHING_PENDING;
    return unfinished;
  }

  #step(input: Parameters<typeof step>[1]): readonly CtiEffect[] {
    if (this.#conversation === null) return [];
    return this.#take(step(this.#conversation, input, this.#wish, this.#patience));
  }

  #take({ conversation, effects }: ConversationStep): readonly CtiEffect[] {
    this.#conversation = conversation;
    return effects.flatMap((effect) => this.#meaning(effect));
  }

  #meaning(effect: ConversationEffect): readonly CtiEffect[] {
    switch (effect.type) {
      case 'send':
        return [{ type: 'send', bytes: encode(effect.invokeId, effect.xml) }];
      case 'survey':
        this.#tracker.beginSnapshot();
        return [];
      case 'surveyed': {
        const { events, live } = this.#tracker.resynchronise(effect.snapshot);
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
