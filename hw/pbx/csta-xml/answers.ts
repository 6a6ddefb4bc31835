import {
  describeNext,
  drop,
  invokeIdOf,
  monitorNext,
  noSession,
  rest,
  survey,
  surveyNext,
} from './asking.ts';
import type {
  Conversation,
  ConversationPatience,
  ConversationStep,
  ConversationWish,
} from './conversation-plan.ts';
import { SNAPSHOT_FORMS } from './requests.ts';
import { readCallSnapshot, readDeviceSnapshot } from './snapshot.ts';
import { textAt, type XmlElement } from './xml.ts';

/** A message that is no event. */
export interface Answer {
  readonly invokeId: string;
  readonly message: XmlElement;
}

type During<Phase extends Conversation['phase']> = Conversation & { readonly phase: Phase };

/** Takes an answer; one to a question of long ago is nothing. */
export function answered(
  conversation: Conversation,
  { invokeId, message }: Answer,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  if (invokeId !== invokeIdOf(conversation.standing)) return { conversation, effects: [] };
  switch (conversation.phase) {
    case 'starting':
      return sessionAnswered(conversation, message, wish, patience);
    case 'monitoring':
      return monitorAnswered(conversation, message, wish, patience);
    case 'surveying':
      return deviceAnswered(conversation, message, wish, patience);
    case 'describing':
      return callAnswered(conversation, message, wish, patience);
    case 'renewing':
      return signAnswered(conversation, message, wish, patience);
    default:
      return { conversation, effects: [] };
  }
}

function sessionAnswered(
  conversation: During<'starting'>,
  message: XmlElement,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { standing } = conversation;
  if (message.name === 'StartApplicationSessionPosResponse') {
    const id = textAt(message, 'sessionID');
    const seconds = secondsIn(message);
    return monitorNext({ ...standing, session: { id, seconds } }, wish.devices, wish, patience);
  }
  // An error of the PBX itself, not of the session: it does not know the service.
  if (message.name === 'CSTAErrorCode') return noSession(standing, wish, patience);
  const { application } = wish;
  const why = { code: 'csta-session-refused', application, said: wordIn(message) } as const;
  return drop(conversation, why, patience.refused);
}

function monitorAnswered(
  conversation: During<'monitoring'>,
  message: XmlElement,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { standing, ahead } = conversation;
  const [device = '', ...others] = ahead;
  const id = textAt(message, 'monitorCrossRefID');
  const isOn = message.name === 'MonitorStartResponse' && id !== '';
  const monitors = isOn ? [...standing.monitors, { id, device }] : standing.monitors;
  const refused = isOn ? standing.refused : [...standing.refused, device];
  return monitorNext({ ...standing, monitors, refused }, others, wish, patience);
}

function deviceAnswered(
  conversation: During<'surveying'>,
  message: XmlElement,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { standing, ahead, calls } = conversation;
  const [device = '', ...others] = ahead;
  if (message.name === 'SnapshotDeviceResponse') {
    const found = [...calls, ...readDeviceSnapshot(message, device)];
    return surveyNext(standing, others, found, wish, patience);
  }
  // The first device says whether the PBX understands this form at all; later ones may fail for reasons of their own.
  const isFirst = ahead.length === standing.monitors.length;
  if (!isFirst || standing.form === null) return surveyNext(standing, others, calls, wish, patience);
  const form = SNAPSHOT_FORMS[SNAPSHOT_FORMS.indexOf(standing.form) + 1] ?? null;
  return surveyNext({ ...standing, form }, ahead, calls, wish, patience);
}

function callAnswered(
  conversation: During<'describing'>,
  message: XmlElement,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { standing, ahead, calls, details } = conversation;
  const [call, ...others] = ahead;
  const isTold = message.name === 'SnapshotCallResponse' && call !== undefined;
  const known = isTold ? [...details, readCallSnapshot(message, call.callId)] : details;
  return describeNext(standing, others, { calls, details: known }, wish, patience);
}

function signAnswered(
  conversation: During<'renewing'>,
  message: XmlElement,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  if (message.name === 'ResetApplicationSessionTimerNegResponse')
    return drop(conversation, { code: 'csta-not-renewed', said: wordIn(message) });
  const { session } = conversation.standing;
  const isRenewed = session !== null && message.name === 'ResetApplicationSessionTimerPosResponse';
  const standing = isRenewed
    ? { ...conversation.standing, session: { ...session, seconds: secondsIn(message, session.seconds) } }
    : conversation.standing;
  const isDue = standing.form !== null && standing.signs % patience.snapshotEvery === 0;
  return isDue ? survey(standing, wish, patience) : rest(standing, patience);
}

/** ECMA-354: the duration that the PBX gives, seconds. */
function secondsIn(message: XmlElement, usual = 180): number {
  const seconds = Number(textAt(message, 'actualSessionDuration'));
  return Number.isFinite(seconds) && seconds >= 2 ? Math.min(seconds, 86_400) : usual;
}

/** The word that the PBX gives for a refusal, such as `invalidApplicationInfo`; empty where it gives none. */
function wordIn(message: XmlElement): string {
  const word = deepestText(message);
  return /^[\w .-]{1,60}$/.test(word) ? word : '';
}

function deepestText(element: XmlElement): string {
  if (element.text !== '') return element.text;
  for (const child of element.children) {
    const text = deepestText(child);
    if (text !== '') return text;
  }
  return '';
}
