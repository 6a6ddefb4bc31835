import { z } from 'zod';
import { Importance, PageQuery, page, Time, Uuid } from './common.ts';

const text = (max: number) => z.string().trim().max(max);

/** A number as a person writes it; `03-1234-5*` stands for every number that begins so (a company's block). */
export const CustomerNumber = z.object({ number: text(64).min(1), label: text(40).default('') });

/** A field of the office's own. */
export const ExtraField = z.object({ name: text(60).min(1), value: text(500) });

export const CustomerInput = z.object({
  name: text(200).min(1),
  kana: text(200).default(''),
  department: text(200).default(''),
  contact: text(200).default(''),
  address: text(500).default(''),
  fax: text(64).default(''),
  importance: Importance.nullable().default(null),
  representativeId: Uuid.nullable().default(null),
  notes: text(10_000).default(''),
  numbers: z.array(CustomerNumber).max(50).default([]),
  /** Left out: as before. */
  tags: z.array(text(40).min(1)).max(20).optional(),
  extra: z.array(ExtraField).max(30).optional(),
});
export type CustomerInput = z.infer<typeof CustomerInput>;

export const Customer = z.object({
  id: Uuid,
  name: z.string(),
  kana: z.string(),
  department: z.string(),
  contact: z.string(),
  address: z.string(),
  fax: z.string(),
  importance: Importance.nullable(),
  representative: z.object({ id: Uuid, name: z.string() }).nullable(),
  notes: z.string(),
  numbers: z.array(
    z.object({
      number: z.string(),
      display: z.string(),
      label: z.string(),
      kind: z.enum(['exact', 'block']),
    }),
  ),
  tags: z.array(z.string()),
  extra: z.array(ExtraField),
  lastContactAt: Time.nullable(),
  createdAt: Time,
  updatedAt: Time,
});
export type Customer = z.infer<typeof Customer>;

/** POST /api/customers/:id/merge: the other one is this customer, too, and goes. */
export const MergeCustomer = z.object({ other: Uuid });

/** GET /api/customers?q=: by name, kana, contact, number, address, tag, representative; without q in order of kana. */
export const CustomerQuery = PageQuery.extend({ q: z.string().max(100).default('') });
export const CustomerPage = page(Customer);
export type CustomerPage = z.infer<typeof CustomerPage>;

/** Days on which quiet hours begin (0: Sunday), and clock times of the office; not after `from` means the next day. */
export const QuietHours = z.object({
  days: z.array(z.number().int().min(0).max(6)).max(7),
  from: text(5),
  to: text(5),
});
export type QuietHours = z.infer<typeof QuietHours>;
export const Charset = z.enum(['utf-8', 'iso-2022-jp', 'shift_jis']);
export type Charset = z.infer<typeof Charset>;

/** Where somebody is told: a mail address, a program that takes notifications, or a name on the message broker. */
const ToldAt = z.union(
  [
    z.email().max(254),
    z
      .string()
      .max(500)
      .regex(/^https?:\/\/[^\s@\p{C}]+$/iu),
    z.string().regex(/^mqtt:[\w-]{1,60}(?:\/[\w-]{1,60}){0,3}$/),
  ],
  { error: 'write a mail address, an address that begins with https://, or mqtt: and a name' },
);

export const RepresentativeInput = z.object({
  name: text(100).min(1),
  kana: text(100).default(''),
  extension: text(64).nullable().default(null),
  locale: z.enum(['ja', 'en']).default('ja'),
  addresses: z
    .array(
      z.object({
        address: ToldAt,
        label: text(40).default(''),
        charset: Charset.default('utf-8'),
      }),
    )
    .min(1)
    .max(10),
  quietHours: z.array(QuietHours).max(14).default([]),
});
export type RepresentativeInput = z.infer<typeof RepresentativeInput>;
export const Representative = z.object({
  id: Uuid,
  name: z.string(),
  kana: z.string(),
  extension: z.string().nullable(),
  locale: z.enum(['ja', 'en']),
  addresses: z.array(z.object({ address: z.string(), label: z.string(), charset: Charset })),
  quietHours: z.array(QuietHours),
});
export type Representative = z.infer<typeof Representative>;
/** GET /api/representatives and /api/phrases are short lists (at most 500 and 50) and come whole. */
export const RepresentativeList = z.object({ items: z.array(Representative) });
export type RepresentativeList = z.infer<typeof RepresentativeList>;
