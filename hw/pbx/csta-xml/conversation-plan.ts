import type { CstaReason } from './csta-reason.ts';
import type { CstaEvent } from './event.ts';
import type { CstaFrame } from './frame.ts';
import type { Edition, SnapshotForm } from './requests.ts';
import type { CallDetail, ListedCall, Snapshot } from './snapshot.ts';

/** How long each part of the conversation may take, milliseconds. */
export interface ConversationPatience {
  readonly answer: number;
  /** The longest pause between two signs that we and the PBX live. */
  readonly quiet: number;
  /** A snapshot is taken every so many signs of life, in case the end of a call was missed. */
  readonly snapshotEvery: number;
  /** Pause after a refused session: quicker tries would use up the licences of some PBXes. */
  readonly refused: number;
}

export const DEFAULT_PATIENCE: ConversationPatience = {
  answer: 10_000,
  quiet: 60_000,
  snapshotEvery: 5,
  refused: 60_000,
};

export interface ConversationWish {
  /** Numbers of the devices to be monitored. */
  readonly devices: readonly string[];
  readonly application: string;
  readonly edition: Edition;
  /** `none` for PBXes that know no application sessions (ECMA-354). */
  readonly session: 'start' | 'none';
}

/** What is known for the whole conversation. */
export interface Standing {
  /** Counts requests; the invoke id of the last one is made of it. */
  readonly asked: number;
  readonly session: { readonly id: string; readonly seconds: number } | null;
  readonly monitors: readonly { readonly id: string; readonly device: string }[];
  readonly refused: readonly string[];
  /** How snapshots are asked for; null when the PBX gives none. */
  readonly form: SnapshotForm | null;
  readonly signs: number;
}

/**
 * One conversation with a PBX, from the connection to its end. One question is asked at a time.
 *
 *   starting --session, or none known--> monitoring --each device--> surveying --each device--> describing --> watching
 *                                            ^                           ^                                       |   ^
 *                                            |                           +-------- every fifth sign of life -----+   |
 *                                            +----------- the PBX ended a monitor -------------------------------+   |
 *                                                                                            renewing <--------------+
 *
 * Every question has a time limit; running into it ends the conversation. In `watching` the time limit is the next
 * sign of life.
 */
export type Conversation =
  | { readonly phase: 'starting'; readonly standing: Standing }
  | { readonly phase: 'monitoring'; readonly standing: Standing; readonly ahead: readonly string[] }
  | {
      readonly phase: 'surveying';
      readonly standing: Standing;
      readonly ahead: readonly string[];
      readonly calls: readonly ListedCall[];
    }
  | {
      readonly phase: 'describing';
      readonly standing: Standing;
      readonly ahead: readonly ListedCall[];
      readonly calls: readonly ListedCall[];
      readonly details: readonly CallDetail[];
    }
  | { readonly phase: 'watching'; readonly standing: Standing }
  | { readonly phase: 'renewing'; readonly standing: Standing };

export type ConversationInput =
  | { readonly type: 'frame'; readonly frame: CstaFrame }
  | { readonly type: 'timeout' };

export type ConversationEffect =
  | { readonly type: 'send'; readonly invokeId: string; readonly xml: string }
  /** Wait this long for the next `timeout`; replaces an earlier wait. */
  | { readonly type: 'wait'; readonly ms: number }
  /** A snapshot is begun now. */
  | { readonly type: 'survey' }
  /** What the devices are in; null when they cannot be asked. */
  | { readonly type: 'surveyed'; readonly snapshot: Snapshot | null }
  | { readonly type: 'up'; readonly detail: string }
  | { readonly type: 'observe'; readonly event: CstaEvent }
  /** End the connection. `pause` before the next try, or the usual one. */
  | { readonly type: 'drop'; readonly why: CstaReason; readonly pause?: number };

export interface ConversationStep {
  readonly conversation: Conversation;
  readonly effects: readonly ConversationEffect[];
}
