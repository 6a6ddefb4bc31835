import { z } from 'zod';
import { PageQuery, page, Time, Uuid } from './common.ts';

/** held: waits for the call to end. queued: goes with the next run. parked: refused for good, needs a person. */
export const MailState = z.enum(['held', 'queued', 'sending', 'sent', 'parked', 'dropped']);
export type MailState = z.infer<typeof MailState>;

/** GET /api/outbox: parked first, then held, sending, queued, then the newest sent. */
export const OutboxQuery = PageQuery.extend({ state: MailState.optional() });
export const OutboxRow = z.object({
  key: Uuid,
  callKey: z.string().nullable(),
  /** `notice`: the box tells of itself. */
  purpose: z.enum(['missed', 'memo', 'notice']),
  state: MailState,
  toName: z.string(),
  toAddresses: z.array(z.string()),
  subject: z.string(),
  attempts: z.number().int(),
  composedAt: Time,
  nextAttemptAt: Time.nullable(),
  finishedAt: Time.nullable(),
  lastReply: z.string().nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;
export const OutboxPage = page(OutboxRow).extend({
  counts: z.object({
    held: z.number().int(),
    queued: z.number().int(),
    sending: z.number().int(),
    /** Of the last seven days. */
    sent: z.number().int(),
    parked: z.number().int(),
  }),
});
export type OutboxPage = z.infer<typeof OutboxPage>;

/** GET /api/outbox/:key: the whole mail and every attempt with the server's own words. */
export const OutboxMail = OutboxRow.extend({
  replyTo: z.string().nullable(),
  text: z.string(),
  messageId: z.string(),
  tries: z.array(
    z.object({
      at: Time,
      result: z.enum(['accepted', 'later', 'refused', 'interrupted']),
      reply: z.string(),
    }),
  ),
});
export type OutboxMail = z.infer<typeof OutboxMail>;

/** POST /api/outbox/:key/retry: a parked or queued mail goes again now, to other addresses where given. */
export const RetryMail = z.object({ toAddresses: z.array(z.email().max(254)).min(1).max(10).optional() });
export type RetryMail = z.infer<typeof RetryMail>;
// POST /api/outbox/:key/drop, POST /api/outbox/flush ("send all now"): empty bodies.
