import type { LineFrame } from '../../decoders/text-lines.ts';
import { textOf } from './frame.ts';
import type { FritzReason } from './fritz-reason.ts';
import { type FritzMessage, hasStamp, parseLine } from './message.ts';

/** The call monitor greets nobody: after this long without a foreign word it is taken for what it should be. */
export const SETTLE = 1_000;

/**
 * One conversation with the call monitor; it only listens.
 *
 *   opening --a line, or a second of silence--> watching
 *      |
 *      +--something else talks--> dropped
 */
export type Conversation = { readonly phase: 'opening' } | { readonly phase: 'watching' };

export type ConversationInput =
  | { readonly type: 'frame'; readonly frame: LineFrame }
  /** `unfinished`: something was said, but no line of it has ended. */
  | { readonly type: 'timeout'; readonly unfinished: boolean };

export type ConversationEffect =
  | { readonly type: 'up' }
  | { readonly type: 'observe'; readonly message: FritzMessage }
  | { readonly type: 'drop'; readonly why: FritzReason };

export interface ConversationStep {
  readonly conversation: Conversation;
  readonly effects: readonly ConversationEffect[];
}

export const BEGINNING: Conversation = { phase: 'opening' };
const WATCHING: Conversation = { phase: 'watching' };

export function step(conversation: Conversation, input: ConversationInput): ConversationStep {
  const isOpening = conversation.phase === 'opening';
  const begin: readonly ConversationEffect[] = isOpening ? [{ type: 'up' }] : [];
  if (input.type === 'timeout')
    return input.unfinished ? foreign(conversation) : { conversation: WATCHING, effects: begin };
  const { frame } = input;
  const text = frame.type === 'line' ? textOf(frame.bytes) : null;
  const isOurs = text !== null && hasStamp(text);
  if (isOpening && !isOurs) return foreign(conversation);
  const message = text === null ? null : parseLine(text);
  const observed: readonly ConversationEffect[] = message === null ? [] : [{ type: 'observe', message }];
  return { conversation: WATCHING, effects: [...begin, ...observed] };
}

function foreign(conversation: Conversation): ConversationStep {
  return { conversation, effects: [{ type: 'drop', why: { code: 'fritzbox-foreign' } }] };
}
