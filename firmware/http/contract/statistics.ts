import { z } from 'zod';
import { Day } from './presence.ts';

/** GET /api/statistics: at most 366 days, both ends inside, by the clock of the office. */
export const StatisticsQuery = z.object({ from: Day, to: Day });

const Count = z.object({
  calls: z.number().int(),
  answered: z.number().int(),
  /** Nobody was spoken to: missed, busy, refused, voicemail, not connected. */
  missed: z.number().int(),
});
/** Seconds from the first ring to the answer: half of the calls, and nine in ten, were answered within; null: none was. */
const Ring = z.object({ median: z.number().int(), p90: z.number().int() }).nullable();

export const Statistics = z.object({
  from: Day,
  to: Day,
  total: Count.extend({ missedPresent: z.number().int() }),
  ring: Ring,
  /** Minutes until a missed caller was done with; `open`: how many are not. */
  returns: z.object({ median: z.number().int().nullable(), open: z.number().int() }),
  /** 24 hours of the day. */
  byHour: z.array(Count),
  byDay: z.array(Count.extend({ day: Day })),
  /** Seven days, Sunday first, of 24 hours: how many calls. */
  byWeekday: z.array(z.array(z.number().int())),
  byLine: z.array(Count.extend({ id: z.string(), name: z.string(), ring: Ring })),
  /** `id` null: calls of nobody's customers. */
  byRepresentative: z.array(Count.extend({ id: z.string().nullable(), name: z.string(), ring: Ring })),
});
export type Statistics = z.infer<typeof Statistics>;
