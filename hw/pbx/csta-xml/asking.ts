import type {
  Conversation,
  ConversationEffect,
  ConversationPatience,
  ConversationStep,
  ConversationWish,
  Standing,
} from './conversation-plan.ts';
import type { CstaReason } from './csta-reason.ts';
import {
  renewSession,
  SNAPSHOT_FORMS,
  sayStatus,
  snapshotCall,
  snapshotDevice,
  startMonitor,
} from './requests.ts';
import type { CallDetail, ListedCall } from './snapshot.ts';

/** Invoke ids have four digits; 9999 is for events. */
const LAST_INVOKE_ID = 9998;
/** More calls than this are not asked for one by one. */
const DESCRIBE_LIMIT = 200;

export const BEGINNING_STANDING: Standing = {
  asked: 0,
  session: null,
  monitors: [],
  refused: [],
  form: SNAPSHOT_FORMS[0],
  signs: 0,
};

/** The invoke id of the last question. */
export function invokeIdOf({ asked }: Standing): string {
  return String(((asked - 1) % LAST_INVOKE_ID) + 1).padStart(4, '0');
}

export function wait(ms: number): ConversationEffect {
  return { type: 'wait', ms };
}

export function drop(conversation: Conversation, why: CstaReason, pause?: number): ConversationStep {
  return { conversation, effects: [{ type: 'drop', why, ...(pause !== undefined && { pause }) }] };
}

/** The PBX knows no application sessions: it is asked for monitors at once. */
export function noSession(
  standing: Standing,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  return monitorNext({ ...standing, session: null }, wish.devices, wish, patience);
}

/** Monitors the first of the devices ahead; with none left, takes stock of all. */
export function monitorNext(
  standing: Standing,
  ahead: readonly string[],
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const [device] = ahead;
  if (device === undefined) return survey(standing, wish, patience);
  const next = asking(standing);
  return ask({ phase: 'monitoring', standing: next, ahead }, startMonitor(wish.edition, device), patience);
}

/** Asks every monitored device what it is in, to make up for what nobody saw. */
export function survey(
  standing: Standing,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  if (standing.monitors.length === 0) {
    const conversation: Conversation = { phase: 'watching', standing };
    return drop(
      conversation,
      { code: 'csta-nothing-monitored', count: wish.devices.length },
      patience.refused,
    );
  }
  const devices = standing.monitors.map(({ device }) => device);
  const first = surveyNext(standing, devices, [], wish, patience);
  return { ...first, effects: [{ type: 'survey' }, ...first.effects] };
}

export function surveyNext(
  standing: Standing,
  ahead: readonly string[],
  calls: readonly ListedCall[],
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const [device] = ahead;
  if (standing.form === null) return watch(standing, wish, patience, null);
  if (device === undefined)
    return describeNext(standing, onceEach(calls), { calls, details: [] }, wish, patience);
  const next = asking(standing);
  const xml = snapshotDevice(wish.edition, standing.form, device);
  return ask({ phase: 'surveying', standing: next, ahead, calls }, xml, patience);
}

/** Asks who is on each call: the devices' own snapshots do not tell the caller. */
export function describeNext(
  standing: Standing,
  ahead: readonly ListedCall[],
  found: { readonly calls: readonly ListedCall[]; readonly details: readonly CallDetail[] },
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const [call] = ahead;
  if (call === undefined) return watch(standing, wish, patience, found);
  const next = asking(standing);
  const xml = snapshotCall(wish.edition, call.callId, call.device);
  return ask({ phase: 'describing', standing: next, ahead, ...found }, xml, patience);
}

/** A sign of life: renews the session where there is one. */
export function askSign(
  standing: Standing,
  wish: ConversationWish,
  patience: ConversationPatience,
): ConversationStep {
  const { session } = standing;
  const next = asking({ ...standing, signs: standing.signs + 1 });
  const xml = session === null ? sayStatus(wish.edition) : renewSession(session.id, session.seconds);
  return ask({ phase: 'renewing', standing: next }, xml, patience);
}

/** Goes back to watching, until the next sign of life is due. */
export function rest(standing: Standing, patience: ConversationPatience): ConversationStep {
  const half = standing.session === null ? patience.quiet : standing.session.seconds * 500;
  return {
    conversation: { phase: 'watching', standing },
    effects: [wait(Math.max(1_000, Math.min(patience.quiet, half)))],
  };
}

function watch(
  standing: Standing,
  wish: ConversationWish,
  patience: ConversationPatience,
  snapshot: (ConversationEffect & { type: 'surveyed' })['snapshot'],
): ConversationStep {
  const resting = rest(standing, patience);
  return {
    conversation: resting.conversation,
    effects: [
      { type: 'up', detail: detailOf(standing, wish) },
      { type: 'surveyed', snapshot },
      ...resting.effects,
    ],
  };
}

function detailOf({ monitors, refused, form }: Standing, { devices }: ConversationWish): string {
  const missing = refused.length === 0 ? '' : `; not allowed or unknown: ${refused.slice(0, 20).join(', ')}`;
  const blind = form === null ? '; calls in progress cannot be listed after a gap (no SnapshotDevice)' : '';
  return `CSTA, ${monitors.length} of ${devices.length} extensions monitored${missing}${blind}`;
}

function asking(standing: Standing): Standing {
  return { ...standing, asked: standing.asked + 1 };
}

function ask(conversation: Conversation, xml: string, patience: ConversationPatience): ConversationStep {
  return {
    conversation,
    effects: [{ type: 'send', invokeId: invokeIdOf(conversation.standing), xml }, wait(patience.answer)],
  };
}

function onceEach(calls: readonly ListedCall[]): readonly ListedCall[] {
  return calls
    .filter((call, index) => calls.findIndex(({ callId }) => callId === call.callId) === index)
    .slice(0, DESCRIBE_LIMIT);
}
