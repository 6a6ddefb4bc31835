import type { EslReason } from './esl-reason.ts';
import type { EslFrame } from './frame.ts';
import type { Fields } from './message.ts';

/** How long each part of the conversation may take, milliseconds. */
export interface ConversationPatience {
  readonly greeting: number;
  readonly login: number;
  readonly listing: number;
  /** Silence after which a ping is sent, and how long its answer may take. */
  readonly quiet: number;
  readonly pong: number;
  /** Pause after a refused login: quicker tries would have the box banned by the PBX's guard. */
  readonly refused: number;
}

export const DEFAULT_PATIENCE: ConversationPatience = {
  greeting: 5_000,
  login: 10_000,
  listing: 15_000,
  quiet: 30_000,
  pong: 10_000,
  refused: 60_000,
};

export interface Credentials {
  /** `name@domain` of a user of the directory; left out, the password of the event socket itself is used. */
  readonly username?: string;
  readonly secret: string;
}

/**
 * One conversation with FreeSWITCH, from the connection to its end.
 *
 *   greeting --auth/request--> login --+OK--> subscribing --+OK--> listing --> describing --> watching <--> pinged
 *                                                                     |  no list to be had        ^
 *                                                                     +---------------------------+
 *
 * Every phase has a time limit; running into it ends the conversation, except in `watching`, where it sends a ping.
 * Answers carry no name of what they answer, but come in the order of the questions: one is asked at a time.
 */
export type Conversation =
  | { readonly phase: 'greeting' | 'login' | 'subscribing' | 'listing' | 'watching' | 'pinged' }
  | {
      readonly phase: 'describing';
      /** Channels that are still to be asked for; the answer awaited is the first one's. */
      readonly ahead: readonly string[];
      readonly described: readonly Fields[];
    };

export type ConversationInput =
  | { readonly type: 'frame'; readonly frame: EslFrame }
  | { readonly type: 'timeout' };

export type ConversationEffect =
  | { readonly type: 'send'; readonly text: string }
  /** Wait this long for the next `timeout`; replaces an earlier wait. */
  | { readonly type: 'wait'; readonly ms: number }
  /** The list of channels is asked for now. */
  | { readonly type: 'list' }
  /** Every channel that exists now; null when it cannot be had. */
  | { readonly type: 'listed'; readonly channels: readonly Fields[] | null }
  | { readonly type: 'up'; readonly detail: string }
  | { readonly type: 'observe'; readonly event: Fields }
  /** End the connection. `pause` before the next try, or the usual one. */
  | { readonly type: 'drop'; readonly why: EslReason; readonly pause?: number };

export interface ConversationStep {
  readonly conversation: Conversation;
  readonly effects: readonly ConversationEffect[];
}
