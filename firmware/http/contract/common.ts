import { z } from 'zod';
import { plainLine, plainLines } from '../../plain-text.ts';
import { HalfWidth, MailAddress } from './typed.ts';

/** Wall-clock milliseconds since 1970-01-01 UTC, by the box's clock. */
export const Time = z.number().int();
export const Uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
/** A text of one line as a person writes it. @param max characters */
export const line = (max: number) => z.string().overwrite(plainLine).trim().max(max);
/** A text of several lines. @param max characters */
export const lines = (max: number) => z.string().overwrite(plainLines).max(max);
export const Importance = z.enum(['A', 'B', 'C']);
export type Importance = z.infer<typeof Importance>;
export const Mode = z.enum(['present', 'away']);
export type Mode = z.infer<typeof Mode>;
export const Outcome = z.enum([
  'answered',
  'missed',
  'busy',
  'rejected',
  'voicemail',
  'unreachable',
  'unknown',
]);
export type Outcome = z.infer<typeof Outcome>;

/** Every refusal: a stable code, one sentence in English, and the fields that are wrong. */
export const Refusal = z.object({
  code: z.enum([
    'invalid',
    'log-in',
    'forbidden',
    'not-found',
    'conflict',
    'too-large',
    'unsupported-media-type',
    'too-many-requests',
    'unavailable',
    'not-stored',
    'internal',
  ]),
  message: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** With `too-many-requests`: seconds after which another try is looked at. */
  retryAfter: z.number().int().optional(),
});
export type Refusal = z.infer<typeof Refusal>;

/** One page of a list. `next` goes into `?cursor=`; null at the end. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
export const PageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** What the network said of the caller. `display` is the number formatted for the site's country. */
export const Caller = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pending') }),
  z.object({
    type: z.literal('number'),
    number: z.string(),
    e164: z.string().nullable(),
    display: z.string(),
    name: z.string().optional(),
  }),
  z.object({
    type: z.literal('absent'),
    /** `hidden`: another representative's customer, on a terminal that is limited to one. */
    reason: z.enum([
      'withheld',
      'unavailable',
      'payphone',
      'service-conflict',
      'receive-error',
      'none',
      'hidden',
    ]),
  }),
]);
export type Caller = z.infer<typeof Caller>;

/** The customer as shown on a row, or as he was at a call. */
export const CustomerBrief = z.object({
  id: Uuid,
  name: z.string(),
  kana: z.string(),
  department: z.string(),
  contact: z.string(),
  importance: Importance.nullable(),
  representative: z.object({ id: Uuid, name: z.string() }).nullable(),
});
export type CustomerBrief = z.infer<typeof CustomerBrief>;
export const ExtensionName = z.object({ id: z.string(), name: z.string() });

/** Where somebody is told: a mail address, a program that takes notifications, or a name on the message broker. */
export const ToldAt = z.union(
  [
    MailAddress,
    HalfWidth.max(500).regex(/^https?:\/\/[^\s@\p{C}]+$/iu),
    HalfWidth.regex(/^mqtt:[\w-]{1,60}(?:\/[\w-]{1,60}){0,3}$/),
  ],
  { error: 'write a mail address, an address that begins with https://, or mqtt: and a name' },
);
