import { z } from 'zod';
import { Board, BoardCall, BoardLine, Counts, ModeState, ToReturn } from './board.ts';
import { Time } from './common.ts';
import { Condition } from './health.ts';
import { AwayNow } from './presence.ts';

/**
 * GET /api/events, text/event-stream. The SSE event name is `type`; the data is the object as JSON.
 * `snapshot` comes first after every connect, then changes in order; `heartbeat` every 5 s.
 * A call that ended comes once as `call-ended`; nothing of its customer is sent with it (SPEC D2).
 */
export const BoxEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), board: Board }),
  z.object({ type: z.literal('call'), boxTime: Time, call: BoardCall }),
  z.object({
    type: z.literal('call-ended'),
    boxTime: Time,
    key: z.string(),
    line: z.string(),
    outcome: z.string(),
    talkSeconds: z.number().int().nullable(),
  }),
  z.object({ type: z.literal('mode'), boxTime: Time, mode: ModeState }),
  z.object({ type: z.literal('line'), boxTime: Time, line: BoardLine }),
  z.object({ type: z.literal('to-return'), boxTime: Time, toReturn: z.array(ToReturn) }),
  z.object({ type: z.literal('counts'), boxTime: Time, counts: Counts }),
  z.object({ type: z.literal('health'), boxTime: Time, health: z.array(Condition) }),
  z.object({ type: z.literal('away'), boxTime: Time, away: z.array(AwayNow) }),
  /** Something in a list has changed: outbox, history, customers, settings. Pages showing it read again. */
  z.object({
    type: z.literal('changed'),
    boxTime: Time,
    what: z.enum(['outbox', 'calls', 'customers', 'settings', 'links', 'facts']),
    id: z.string().optional(),
  }),
  z.object({ type: z.literal('heartbeat'), boxTime: Time }),
]);
export type BoxEvent = z.infer<typeof BoxEvent>;
