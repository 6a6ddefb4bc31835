import { z } from 'zod';
import { line, lines, PageQuery, page, Time, Uuid } from './common.ts';
import { MailFault } from './mail-fault.ts';
import { MailAddress } from './typed.ts';

/**
 * held: waits for the call to end. approval: waits for a look. batched: waits for others or for the end of quiet hours.
 * joined: a digest tells of its call. queued: goes with the next run. parked: refused for good, needs a person.
 * bounced: the server took it, and a report said later that it did not arrive.
 */
export const MailState = z.enum([
  'held',
  'approval',
  'batched',
  'queued',
  'sending',
  'sent',
  'joined',
  'parked',
  'bounced',
  'dropped',
]);
export type MailState = z.infer<typeof MailState>;

/** person: parked, bounced or awaiting a look. waiting: leaves by itself. sent: the server has it. */
export const MailGroup = z.enum(['person', 'waiting', 'sent']);
export type MailGroup = z.infer<typeof MailGroup>;

/** GET /api/outbox: parked and bounced first, then held, sending, queued, then the newest sent. */
export const OutboxQuery = PageQuery.extend({ state: MailState.optional(), group: MailGroup.optional() });
export const OutboxRow = z.object({
  key: Uuid,
  callKey: z.string().nullable(),
  /** `notice`: the box tells of itself. */
  purpose: z.enum(['missed', 'memo', 'digest', 'notice']),
  state: MailState,
  toName: z.string(),
  toAddresses: z.array(z.string()),
  subject: z.string(),
  attempts: z.number().int(),
  composedAt: Time,
  nextAttemptAt: Time.nullable(),
  finishedAt: Time.nullable(),
  /** English: what the last attempt came to, with the words of the server. */
  lastReply: z.string().nullable(),
  /** The same as codes with facts; empty where it passed, and for attempts from before there were codes. */
  lastFaults: z.array(MailFault),
  waitsSince: Time.nullable(),
  /** joined: the mail that tells of this one's call. */
  digestKey: Uuid.nullable(),
  /** false: the clock was not set when it was written. */
  isTimeKnown: z.boolean(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;
export const OutboxPage = page(OutboxRow).extend({
  counts: z.object({
    held: z.number().int(),
    approval: z.number().int(),
    batched: z.number().int(),
    queued: z.number().int(),
    sending: z.number().int(),
    /** Of the last seven days. */
    sent: z.number().int(),
    parked: z.number().int(),
    bounced: z.number().int(),
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
      result: z.enum(['accepted', 'later', 'refused', 'interrupted', 'delayed', 'bounced']),
      /** The server's words where it took the mail; otherwise English, with the words of the server. */
      reply: z.string(),
      faults: z.array(MailFault),
    }),
  ),
});
export type OutboxMail = z.infer<typeof OutboxMail>;

/** PUT /api/outbox/:key: changes a mail that waits for a look (SPEC F3). */
export const EditMail = z.object({
  subject: line(200).min(1),
  text: lines(20_000).trim().min(1),
  toAddresses: z.array(MailAddress).min(1).max(10),
});
export type EditMail = z.infer<typeof EditMail>;

/** POST /api/outbox/:key/retry: a mail that waits for a look or for others leaves now; a parked, bounced or queued one goes again now, to other addresses where given. */
export const RetryMail = z.object({ toAddresses: z.array(MailAddress).min(1).max(10).optional() });
export type RetryMail = z.infer<typeof RetryMail>;
// POST /api/outbox/:key/drop, POST /api/outbox/flush ("send all now"): empty bodies.
