import type { Listing } from './actions.ts';
import type { AmiReason } from './ami-reason.ts';
import type { AmiFrame } from './frame.ts';
import type { AmiMessage } from './message.ts';

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
  quiet: 15_000,
  pong: 10_000,
  refused: 60_000,
};

export interface Credentials {
  readonly username: string;
  readonly secret: string;
}

/**
 * One conversation with Asterisk, from the connection to its end.
 *
 *   greeting --banner--> login --Success--> listing --list is complete, or refused--> watching <--> pinged
 *                                              ^                                          |
 *                                              +--------------- FullyBooted --------------+
 *
 * Every phase has a time limit; running into it ends the conversation, except in `watching`, where it sends a ping.
 */
export type Conversation =
  | { readonly phase: 'greeting' }
  | { readonly phase: 'login'; readonly version: string }
  | {
      readonly phase: 'listing';
      readonly version: string;
      readonly listing: Listing;
      readonly channels: readonly AmiMessage[];
    }
  | { readonly phase: 'watching' | 'pinged'; readonly version: string };

export type ConversationInput =
  | { readonly type: 'frame'; readonly frame: AmiFrame }
  | { readonly type: 'timeout' };

export type ConversationEffect =
  | { readonly type: 'send'; readonly text: string }
  /** Wait this long for the next `timeout`; replaces an earlier wait. */
  | { readonly type: 'wait'; readonly ms: number }
  /** Every channel that exists now; null when the user may not ask. */
  | { readonly type: 'listed'; readonly channels: readonly AmiMessage[] | null }
  | { readonly type: 'up'; readonly detail: string }
  | { readonly type: 'observe'; readonly message: AmiMessage }
  /** End the connection. `pause` before the next try, or the usual one. */
  | { readonly type: 'drop'; readonly why: AmiReason; readonly pause?: number };

export interface ConversationStep {
  readonly conversation: Conversation;
  readonly effects: readonly ConversationEffect[];
}
