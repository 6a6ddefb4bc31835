import { z } from 'zod';
import { Caller, CustomerBrief, ExtensionName, Mode, Time } from './common.ts';
import { Condition } from './health.ts';
import { AwayNow, NextChange } from './presence.ts';
import { Why } from './reason.ts';

/** One live call. A row of the board shows the call of its line; an idle line has none (SPEC D1, D2). */
export const BoardCall = z.object({
  key: z.string(),
  line: z.string(),
  phase: z.enum(['ringing', 'answered']),
  startedAt: Time,
  answeredAt: Time.nullable(),
  caller: Caller,
  customer: CustomerBrief.nullable(),
  /** Several customers have this number: the last contacted first, at most 9. */
  candidates: z.array(CustomerBrief),
  called: z.string().nullable(),
  rang: z.array(z.string()),
  /** The telephone that has the call now; null while it rings or where the source cannot tell. */
  answeredBy: ExtensionName.nullable(),
  mode: Mode,
  /** As things stand, an automatic mail leaves when the caller hangs up (SPEC E6). */
  mailAtHangUp: z.boolean(),
});
export type BoardCall = z.infer<typeof BoardCall>;

export const BoardLine = z.object({
  id: z.string(),
  name: z.string(),
  /** `fault`: no equipment that could tell of this line is connected. `since`, `link` and `why` say more. */
  state: z.enum(['ok', 'fault']),
  since: Time.nullable(),
  /** The link that `why` is about; null: none is configured. */
  link: z.string().nullable(),
  why: Why,
});
export type BoardLine = z.infer<typeof BoardLine>;

export const ModeState = z.object({
  mode: Mode,
  since: Time,
  /** Who set it: the button of the box, a terminal, or the first start. */
  by: z.enum(['button', 'terminal', 'start', 'schedule', 'mqtt']),
  /** null: no schedule is on. */
  next: NextChange.nullable(),
});
export type ModeState = z.infer<typeof ModeState>;

/** What a person has to act on; the navigation counts these. */
export const Counts = z.object({
  toReturn: z.number().int(),
  parked: z.number().int(),
  waiting: z.number().int(),
});
export type Counts = z.infer<typeof Counts>;

/** A missed caller; several missed calls of one caller are one item (`times`), the last call leads. */
export const ToReturn = z.object({
  callKey: z.string(),
  times: z.number().int(),
  startedAt: Time,
  /** false: the clock was not set then. */
  isTimeKnown: z.boolean(),
  ringSeconds: z.number().int(),
  outcome: z.string(),
  mode: Mode,
  caller: Caller,
  customer: CustomerBrief.nullable(),
  /** How many customers have the number, where nobody has said yet which of them it was; otherwise 0. */
  candidateCount: z.number().int(),
  /** The last mail of this call: to whom and where it stands. */
  mail: z
    .object({ toName: z.string(), state: z.string(), at: Time.nullable(), toDefault: z.boolean() })
    .nullable(),
  /** Name of the person who said "I will call". */
  owner: z.string().nullable(),
});
export type ToReturn = z.infer<typeof ToReturn>;

/** Everything a terminal needs to draw the board. Sent whole after every (re)connect. */
export const Board = z.object({
  boxTime: Time,
  siteName: z.string(),
  timeZone: z.string(),
  demo: z.boolean(),
  mode: ModeState,
  lines: z.array(BoardLine),
  extensions: z.array(ExtensionName),
  calls: z.array(BoardCall),
  toReturn: z.array(ToReturn),
  counts: Counts,
  /** What is wrong with the box; empty while all is well. */
  health: z.array(Condition),
  /** Representatives who are away now (SPEC C3). */
  away: z.array(AwayNow),
});
export type Board = z.infer<typeof Board>;
