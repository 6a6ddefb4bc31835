import { z } from 'zod';
import {
  Caller,
  CustomerBrief,
  ExtensionName,
  line,
  lines,
  Mode,
  Outcome,
  PageQuery,
  page,
  Time,
  ToldAt,
  Uuid,
} from './common.ts';
import { Charset } from './customers.ts';

/** GET /api/calls: newest first. */
export const CallQuery = PageQuery.extend({
  outcome: z.enum(['all', 'answered', 'missed']).default('all'),
  line: z.string().max(64).optional(),
  customer: Uuid.optional(),
  number: z.string().max(64).optional(),
  /** Whose customer it was. */
  representative: Uuid.optional(),
  /** Name, reading, number or memo. */
  q: z.string().max(100).optional(),
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
});

/** GET /api/calls.csv: the same calls as a file. */
export const CallExport = CallQuery.omit({ cursor: true, limit: true }).extend({
  charset: z.enum(['utf-8', 'shift_jis']).default('utf-8'),
  lang: z.enum(['ja', 'en']).default('ja'),
});

export const CallMail = z.object({
  key: z.string(),
  purpose: z.enum(['missed', 'memo', 'digest', 'notice']),
  toName: z.string(),
  state: z.string(),
  at: Time.nullable(),
});

/** One row of history (SPEC B2). */
export const CallRow = z.object({
  key: Uuid,
  line: z.object({ id: z.string(), name: z.string() }),
  phase: z.enum(['announced', 'ringing', 'answered', 'released']),
  caller: Caller,
  customer: CustomerBrief.nullable(),
  /** How many customers had the number, where nobody has said yet which of them it was; otherwise 0. */
  candidateCount: z.number().int(),
  called: z.string().nullable(),
  rang: z.array(z.string()),
  answeredBy: z.array(ExtensionName),
  mode: Mode,
  startedAt: Time,
  /** false: the clock was not set then; the times give the order and the lengths, not the hour. */
  isTimeKnown: z.boolean(),
  answeredAt: Time.nullable(),
  releasedAt: Time.nullable(),
  ringSeconds: z.number().int(),
  talkSeconds: z.number().int().nullable(),
  outcome: Outcome.nullable(),
  memo: z.string(),
  memoBy: z.string().nullable(),
  owner: z.string().nullable(),
  doneAt: Time.nullable(),
  doneBy: z.string().nullable(),
  mails: z.array(CallMail),
});
export type CallRow = z.infer<typeof CallRow>;
export const CallPage = page(CallRow);
export type CallPage = z.infer<typeof CallPage>;

/** PUT /api/calls/:key/customer: the caller is this customer (S902-S906); `addNumber` keeps it for next time. */
export const ChooseCustomer = z.object({ customerId: Uuid, addNumber: z.boolean() });
export type ChooseCustomer = z.infer<typeof ChooseCustomer>;

/** PUT /api/calls/:key/owner ("I will call") and PUT|DELETE /api/calls/:key/done. `by`: who sits at the desk. */
export const ByWhom = z.object({ by: line(100).min(1) });
export type ByWhom = z.infer<typeof ByWhom>;

/**
 * POST /api/calls/:key/memo (SPEC D4-D6). The call record is stored and the mail composed at once; it leaves
 * when the call has been released. Sending again replaces a mail that is still held.
 */
export const Memo = z.object({
  representativeId: Uuid.nullable(),
  toAddress: ToldAt,
  subject: line(200),
  text: lines(10_000),
  author: line(100),
  authorExtension: line(64).nullable(),
});
export type Memo = z.infer<typeof Memo>;
export const MemoSent = z.object({ mailKey: Uuid, state: z.enum(['held', 'approval', 'batched', 'queued']) });
export type MemoSent = z.infer<typeof MemoSent>;

/** GET /api/calls/:key/memo: what the dialog is filled with. */
export const MemoForm = z.object({
  call: CallRow,
  representative: z.object({
    id: Uuid.nullable(),
    name: z.string(),
    addresses: z.array(z.object({ address: z.string(), label: z.string() })),
    isDefault: z.boolean(),
  }),
  subject: z.string(),
});
export type MemoForm = z.infer<typeof MemoForm>;

/** POST /api/calls/:key/memo/preview: the mail as it would arrive. */
export const MailPreview = z.object({
  subject: z.string(),
  text: z.string(),
  /** Whom an answer reaches; null: the box's own address. */
  replyTo: z.string().nullable(),
  charset: Charset,
  /** Where it stands once the call is over. */
  leaves: z.enum(['approval', 'batched', 'queued']),
});
export type MailPreview = z.infer<typeof MailPreview>;
