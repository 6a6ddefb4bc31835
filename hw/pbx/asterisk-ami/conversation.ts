import { filterAction, LISTINGS, type Listing, listAction, loginAction, pingAction } from './actions.ts';
import type { AmiReason } from './ami-reason.ts';
import type {
  Conversation,
  ConversationEffect,
  ConversationInput,
  ConversationPatience,
  ConversationStep,
  Credentials,
} from './conversation-plan.ts';
import { type AmiMessage, value } from './message.ts';

export const BEGINNING: Conversation = { phase: 'greeting' };
/** More channels than this in one list are not kept. */
const LIST_LIMIT = 5000;

export function step(
  conversation: Conversation,
  input: ConversationInput,
  credentials: Credentials,
  patience: ConversationPatience,
): ConversationStep {
  if (input.type === 'timeout') return timeout(conversation, patience);
  const { frame } = input;
  if (frame.type === 'noise') return { conversation, effects: [] };
  if (frame.type === 'banner') return greeted(conversation, frame.version, credentials, patience);
  if (conversation.phase === 'greeting') return notAsterisk(conversation);
  if (frame.type === 'not-ami') return { conversation, effects: [] };
  switch (conversation.phase) {
    case 'login':
      return loggingIn(conversation, frame.message, credentials, patience);
    case 'listing':
      return listing(conversation, frame.message, patience);
    default:
      return watching(conversation, frame.message, patience);
  }
}

function greeted(
  conversation: Conversation,
  version: string,
  credentials: Credentials,
  patience: ConversationPatience,
): ConversationStep {
  if (conversation.phase !== 'greeting') return { conversation, effects: [] };
  // AMI 1.x is Asterisk 11 and older: other event names, no Linkedid, nothing this link could follow a call by.
  if (/^[01]\./.test(version)) {
    const why: AmiReason = { code: 'asterisk-too-old', version };
    return { conversation, effects: [{ type: 'drop', why, pause: patience.refused }] };
  }
  return {
    conversation: { phase: 'login', version },
    effects: [
      { type: 'send', text: loginAction(credentials.username, credentials.secret) },
      { type: 'wait', ms: patience.login },
    ],
  };
}

function notAsterisk(conversation: Conversation): ConversationStep {
  return { conversation, effects: [{ type: 'drop', why: { code: 'asterisk-foreign' } }] };
}

function timeout(conversation: Conversation, patience: ConversationPatience): ConversationStep {
  const drop = (why: AmiReason): ConversationStep => ({ conversation, effects: [{ type: 'drop', why }] });
  switch (conversation.phase) {
    case 'greeting':
      return drop({ code: 'asterisk-no-greeting' });
    case 'login':
      return drop({ code: 'asterisk-login-late' });
    case 'listing':
      return drop({ code: 'asterisk-list-late' });
    case 'pinged':
      return drop({ code: 'asterisk-silent' });
    case 'watching':
      return {
        conversation: { ...conversation, phase: 'pinged' },
        effects: [
          { type: 'send', text: pingAction() },
          { type: 'wait', ms: patience.pong },
        ],
      };
  }
}

function loggingIn(
  conversation: Conversation & { readonly phase: 'login' },
  message: AmiMessage,
  credentials: Credentials,
  patience: ConversationPatience,
): ConversationStep {
  const response = value(message, 'response');
  if (response === '') return { conversation, effects: [] };
  if (response !== 'Success') {
    const why = refusal(value(message, 'message'), credentials.username);
    return { conversation, effects: [{ type: 'drop', why, pause: patience.refused }] };
  }
  const list = beginListing(conversation.version, patience);
  return { ...list, effects: [{ type: 'send', text: filterAction() }, ...list.effects] };
}

/** Asterisk says the same for a wrong user, a wrong secret and an address that is not permitted. */
function refusal(message: string, user: string): AmiReason {
  const isTaken = /already in use/i.test(message);
  return { code: isTaken ? 'asterisk-user-taken' : 'asterisk-login-refused', user };
}

function beginListing(
  version: string,
  patience: ConversationPatience,
  kind: Listing = LISTINGS[0],
): ConversationStep {
  return {
    conversation: { phase: 'listing', version, listing: kind, channels: [] },
    effects: [
      { type: 'send', text: listAction(kind, listId(kind)) },
      { type: 'wait', ms: patience.listing },
    ],
  };
}

function listId(kind: Listing): string {
  return `rusuban-${kind}`;
}

function listing(
  conversation: Conversation & { readonly phase: 'listing' },
  message: AmiMessage,
  patience: ConversationPatience,
): ConversationStep {
  const { version, channels, listing: kind } = conversation;
  if (value(message, 'actionid') !== listId(kind)) return { conversation, effects: observed(message) };
  if (value(message, 'response') === 'Error') {
    const next = LISTINGS[LISTINGS.indexOf(kind) + 1];
    return next === undefined ? watch(version, null, patience) : beginListing(version, patience, next);
  }
  const event = value(message, 'event');
  if (event === 'StatusComplete' || event === 'CoreShowChannelsComplete')
    return watch(version, channels, patience);
  const isChannel = (event === 'Status' || event === 'CoreShowChannel') && channels.length < LIST_LIMIT;
  if (!isChannel) return { conversation, effects: [] };
  return { conversation: { ...conversation, channels: [...channels, message] }, effects: [] };
}

function watch(
  version: string,
  channels: readonly AmiMessage[] | null,
  patience: ConversationPatience,
): ConversationStep {
  const blind =
    '; calls in progress cannot be listed after a gap: give the user write = call in manager.conf';
  return {
    conversation: { phase: 'watching', version },
    effects: [
      { type: 'up', detail: `Asterisk Call Manager ${version}${channels === null ? blind : ''}` },
      { type: 'listed', channels },
      { type: 'wait', ms: patience.quiet },
    ],
  };
}

function watching(
  conversation: Conversation & { readonly phase: 'watching' | 'pinged' },
  message: AmiMessage,
  patience: ConversationPatience,
): ConversationStep {
  // A list taken while Asterisk was still loading its drivers may have missed channels.
  if (value(message, 'event') === 'FullyBooted') return beginListing(conversation.version, patience);
  if (conversation.phase === 'watching') return { conversation, effects: observed(message) };
  // Anything that arrives proves that the connection lives.
  return {
    conversation: { phase: 'watching', version: conversation.version },
    effects: [...observed(message), { type: 'wait', ms: patience.quiet }],
  };
}

function observed(message: AmiMessage): ConversationEffect[] {
  const isEvent = value(message, 'event') !== '' && value(message, 'actionid') === '';
  return isEvent ? [{ type: 'observe', message }] : [];
}
