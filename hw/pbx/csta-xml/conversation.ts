import { answered } from './answers.ts';
import { askSign, BEGINNING_STANDING, drop, monitorNext, noSession, wait } from './asking.ts';
import type {
  Conversation,
  ConversationInput,
  ConversationPatience,
  ConversationStep,
  ConversationWish,
} from './conversation-plan.ts';
import { readEvent } from './event.ts';
import { readMessage } from './message.ts';
import { answerStatus, startSession } from './requests.ts';
import { textAt } from './xml.ts';

/** The longest session that is asked for, seconds; the PBX may give less. */
const SESSION_SECONDS = 600;

/** The connection is there: asks for a session, or begins at once where there is none to be had. */
export function begin(wish: ConversationWish, patience: ConversationPatience): ConversationStep {
  if (wish.session === 'none') return noSession(BEGINNING_STANDING, wish, patience);
  const standing = { ...BEGINNING_STANDING, asked: 1 };
  const { application, edition } = wish;
  const xml = startSession({ application, edition, duration: SESSION_SECONDS });
  return {
    conversation: { phase: 'starting', standing },
    effects: [{ type: 'send', invokeId: '0001', xml }, wait(patience.answer)],
  };
}

export function step(
  conversation: Conversation,
  input: ConversationInput,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  if (input.type === 'timeout') return timeout(conversation, wish, patience);
  const { frame } = input;
  const message = frame.type === 'message' ? readMessage(frame.xml) : null;
  if (message === null || frame.type === 'noise') return foreign(conversation);
  const event = readEvent(message);
  if (event !== null) return { conversation, effects: [{ type: 'observe', event }] };
  switch (message.name) {
    case 'SystemStatus':
    case 'RequestSystemStatus':
      return {
        conversation,
        effects: [{ type: 'send', invokeId: frame.invokeId, xml: answerStatus(wish.edition, message.name) }],
      };
    case 'ApplicationSessionTerminated':
      return drop(conversation, { code: 'csta-ended' });
    case 'MonitorStop':
      return monitorStopped(conversation, textAt(message, 'monitorCrossRefID'), wish, patience);
    default:
      return answered(conversation, { invokeId: frame.invokeId, message }, wish, patience);
  }
}

/** Something that is no CSTA. Later than the beginning it is a message that went wrong, no proof of another server. */
function foreign(conversation: Conversation): ConversationStep {
  if (conversation.phase !== 'starting') return { conversation, effects: [] };
  return drop(conversation, { code: 'csta-foreign' });
}

function monitorStopped(
  conversation: Conversation,
  id: string,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { standing } = conversation;
  const device = standing.monitors.find((monitor) => monitor.id === id)?.device;
  const isAtRest = conversation.phase === 'watching' || conversation.phase === 'renewing';
  if (device === undefined) return { conversation, effects: [] };
  if (!isAtRest) return drop(conversation, { code: 'csta-monitor-ended' });
  const monitors = standing.monitors.filter((monitor) => monitor.id !== id);
  return monitorNext({ ...standing, monitors }, [device], wish, patience);
}

function timeout(
  conversation: Conversation,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  switch (conversation.phase) {
    case 'starting':
      return drop(conversation, { code: 'csta-no-session' });
    case 'watching':
      return askSign(conversation.standing, wish, patience);
    case 'renewing':
      return drop(conversation, { code: 'csta-silent' });
    default:
      return drop(conversation, { code: 'csta-answer-late' });
  }
}
