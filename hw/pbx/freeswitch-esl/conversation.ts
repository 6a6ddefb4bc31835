import {
  authCommand,
  dumpCommand,
  listCommand,
  listedUuids,
  pingCommand,
  subscribeCommand,
} from './commands.ts';
import type {
  Conversation,
  ConversationEffect,
  ConversationInput,
  ConversationPatience,
  ConversationStep,
  Credentials,
} from './conversation-plan.ts';
import type { EslReason } from './esl-reason.ts';
import { contentType, dumpOf, type EslMessage, eventOf, field } from './message.ts';

export const BEGINNING: Conversation = { phase: 'greeting' };
/** More channels than this are not asked for one by one. */
const DESCRIBE_LIMIT = 500;
const BLIND = '; calls in progress cannot be listed after a gap: load mod_commands';

export function step(
  conversation: Conversation,
  input: ConversationInput,
  credentials: Credentials,
  patience: ConversationPatience,
): ConversationStep {
  if (input.type === 'timeout') return timeout(conversation, patience);
  const { frame } = input;
  if (frame.type === 'noise') return { conversation, effects: [] };
  if (frame.type === 'not-esl') return notFreeswitch(conversation);
  // An answer that was too long to keep is an answer all the same.
  const message: EslMessage = frame.type === 'message' ? frame.message : { headers: frame.headers, body: '' };
  const type = contentType(message);
  if (type === 'text/rude-rejection') return refusedByList(conversation, patience);
  if (type === 'text/disconnect-notice') return drop(conversation, 'freeswitch-ended');
  if (conversation.phase === 'greeting')
    return type === 'auth/request' ? greeted(credentials, patience) : notFreeswitch(conversation);
  if (type === 'command/reply') return replied(conversation, field(message.headers, 'Reply-Text'), patience);
  if (type === 'api/response') return answered(conversation, message.body, patience);
  const event = eventOf(message);
  if (event === null) return { conversation, effects: [] };
  return heard(conversation, { type: 'observe', event }, patience);
}

function greeted(credentials: Credentials, patience: ConversationPatience): ConversationStep {
  return {
    conversation: { phase: 'login' },
    effects: [
      { type: 'send', text: authCommand(credentials) },
      { type: 'wait', ms: patience.login },
    ],
  };
}

function replied(
  conversation: Conversation,
  reply: string,
  patience: ConversationPatience,
): ConversationStep {
  const isOk = reply.startsWith('+OK');
  if (conversation.phase === 'login') return isOk ? subscribe(patience) : refused(conversation, patience);
  if (conversation.phase !== 'subscribing') return heard(conversation, null, patience);
  if (isOk) return list(patience);
  return drop(conversation, 'freeswitch-events-refused', patience.refused);
}

function subscribe(patience: ConversationPatience): ConversationStep {
  return {
    conversation: { phase: 'subscribing' },
    effects: [
      { type: 'send', text: subscribeCommand() },
      { type: 'wait', ms: patience.login },
    ],
  };
}

/** Events flow from now on, so nothing falls between them and the list. */
function list(patience: ConversationPatience): ConversationStep {
  return {
    conversation: { phase: 'listing' },
    effects: [
      { type: 'list' },
      { type: 'send', text: listCommand() },
      { type: 'wait', ms: patience.listing },
    ],
  };
}

function answered(
  conversation: Conversation,
  body: string,
  patience: ConversationPatience,
): ConversationStep {
  if (conversation.phase === 'listing') {
    const uuids = listedUuids(body);
    return uuids === null ? watch(null, patience) : describe(uuids.slice(0, DESCRIBE_LIMIT), [], patience);
  }
  if (conversation.phase !== 'describing') return heard(conversation, null, patience);
  const dump = dumpOf(body);
  const { ahead, described } = conversation;
  return describe(ahead.slice(1), dump === null ? described : [...described, dump], patience);
}

/** The list does not say which numbers are withheld, so each channel is asked for. */
function describe(
  ahead: readonly string[],
  described: ReadonlyArray<NonNullable<ReturnType<typeof dumpOf>>>,
  patience: ConversationPatience,
): ConversationStep {
  const [next] = ahead;
  if (next === undefined) return watch(described, patience);
  return {
    conversation: { phase: 'describing', ahead, described },
    effects: [
      { type: 'send', text: dumpCommand(next) },
      { type: 'wait', ms: patience.listing },
    ],
  };
}

function watch(
  channels: ReadonlyArray<NonNullable<ReturnType<typeof dumpOf>>> | null,
  patience: ConversationPatience,
): ConversationStep {
  return {
    conversation: { phase: 'watching' },
    effects: [
      { type: 'up', detail: `FreeSWITCH event socket${channels === null ? BLIND : ''}` },
      { type: 'listed', channels },
      { type: 'wait', ms: patience.quiet },
    ],
  };
}

/** Anything that arrives proves that the connection lives. */
function heard(
  conversation: Conversation,
  observed: ConversationEffect | null,
  patience: ConversationPatience,
): ConversationStep {
  const effects = observed === null ? [] : [observed];
  const isWatching = conversation.phase === 'watching' || conversation.phase === 'pinged';
  if (!isWatching) return { conversation, effects };
  return { conversation: { phase: 'watching' }, effects: [...effects, { type: 'wait', ms: patience.quiet }] };
}

function timeout(conversation: Conversation, patience: ConversationPatience): ConversationStep {
  switch (conversation.phase) {
    case 'greeting':
      return drop(conversation, 'freeswitch-no-greeting');
    case 'login':
    case 'subscribing':
      return drop(conversation, 'freeswitch-login-late');
    case 'listing':
    case 'describing':
      return drop(conversation, 'freeswitch-list-late');
    case 'pinged':
      return drop(conversation, 'freeswitch-silent');
    case 'watching':
      return {
        conversation: { phase: 'pinged' },
        effects: [
          { type: 'send', text: pingCommand() },
          { type: 'wait', ms: patience.pong },
        ],
      };
  }
}

function refused(conversation: Conversation, patience: ConversationPatience): ConversationStep {
  return drop(conversation, 'freeswitch-login-refused', patience.refused);
}

function refusedByList(conversation: Conversation, patience: ConversationPatience): ConversationStep {
  return drop(conversation, 'freeswitch-address-refused', patience.refused);
}

function notFreeswitch(conversation: Conversation): ConversationStep {
  // Later than the greeting it is a line that went wrong, no proof of another server.
  if (conversation.phase !== 'greeting') return { conversation, effects: [] };
  return drop(conversation, 'freeswitch-foreign');
}

function drop(conversation: Conversation, code: EslReason['code'], pause?: number): ConversationStep {
  return { conversation, effects: [{ type: 'drop', why: { code }, ...(pause !== undefined && { pause }) }] };
}
