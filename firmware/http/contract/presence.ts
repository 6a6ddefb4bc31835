import { z } from 'zod';
import { line, Mode, Time, Uuid } from './common.ts';

/** A day of the calendar, `2026-11-24`. */
export const Day = z.iso.date();
const Clock = z.string().regex(/^([01]?\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 8:30, up to 24:00');

/** Hours in which somebody is in; `to` that is not after `from` is of the next day. */
export const Sheet = z.object({ from: Clock, to: Clock });
export type Sheet = z.infer<typeof Sheet>;
const Sheets = z.array(Sheet).max(8);
/** Seven days, Sunday first. */
export const WeekHours = z.array(Sheets).length(7);
export type WeekHours = z.infer<typeof WeekHours>;

/** PUT /api/presence/week (SPEC C2). */
export const WeekPlan = z.object({ on: z.boolean(), week: WeekHours, holidays: z.enum(['closed', 'open']) });
export type WeekPlan = z.infer<typeof WeekPlan>;

/** Days that are not as the week says, both ends inside; no sheets: away all day. */
export const SpecialDays = z.object({ from: Day, to: Day, sheets: Sheets, note: line(100) });
export type SpecialDays = z.infer<typeof SpecialDays>;
/** PUT /api/presence/special: the whole list; where two entries hold, the later one counts. */
export const SpecialList = z.object({ items: z.array(SpecialDays).max(200) });
export type SpecialList = z.infer<typeof SpecialList>;

/** The clock on the office's wall, as <input type="datetime-local"> has it. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'such as 2026-11-24T15:00');

/** POST and PUT /api/presence/absences: a representative is away; `until` null: until somebody says otherwise. */
export const AbsenceInput = z.object({
  representativeId: Uuid,
  from: LocalTime,
  until: LocalTime.nullable(),
  note: line(100).default(''),
});
export type AbsenceInput = z.infer<typeof AbsenceInput>;
export const Absence = AbsenceInput.extend({ id: Uuid });
export type Absence = z.infer<typeof Absence>;

/** PUT /api/presence/hours/:id: hours of one representative by the week; null: in when the house is. */
export const OwnHours = z.object({ hours: WeekHours.nullable() });
export type OwnHours = z.infer<typeof OwnHours>;

/** GET /api/presence */
export const Presence = z.object({
  plan: WeekPlan,
  special: z.array(SpecialDays),
  /** Those that are not over. */
  absences: z.array(Absence),
  /** Only representatives with hours of their own. */
  hours: z.array(z.object({ representativeId: Uuid, hours: WeekHours })),
});
export type Presence = z.infer<typeof Presence>;

/** Why a day has its hours, and why the mode will change. */
export const DayReason = z.discriminatedUnion('type', [
  z.object({ type: z.literal('week') }),
  z.object({ type: z.literal('holiday'), holiday: z.object({ ja: z.string(), en: z.string() }) }),
  z.object({ type: z.literal('special'), note: z.string() }),
]);
export type DayReason = z.infer<typeof DayReason>;

/** GET /api/presence/days */
export const DayQuery = z.object({ from: Day, count: z.coerce.number().int().min(1).max(42).default(7) });
export const PlannedDay = z.object({
  day: Day,
  sheets: z.array(Sheet),
  reason: DayReason,
  /** Also where the house is open on holidays. */
  holiday: z.object({ ja: z.string(), en: z.string() }).nullable(),
});
export type PlannedDay = z.infer<typeof PlannedDay>;
export const PlannedDays = z.object({ items: z.array(PlannedDay) });
export type PlannedDays = z.infer<typeof PlannedDays>;

/** The next time at which the schedule changes the mode. */
export const NextChange = z.object({ at: Time, mode: Mode, reason: DayReason });
export type NextChange = z.infer<typeof NextChange>;

/** A representative who is away now (SPEC C3). */
export const AwayNow = z.object({ representativeId: Uuid, until: Time.nullable(), note: z.string() });
export type AwayNow = z.infer<typeof AwayNow>;
