import { z } from 'zod';
import { Importance, line, lines, PageQuery, page, Time, ToldAt, Uuid } from './common.ts';

/** A number as a person writes it; `03-1234-5*` stands for every number that begins so (a company's block). */
export const CustomerNumber = z.object({ number: line(64).min(1), label: line(40).default('') });

/** A field of the office's own. */
export const ExtraField = z.object({ name: line(60).min(1), value: lines(500).trim() });

export const CustomerInput = z.object({
  name: line(200).min(1),
  kana: line(200).default(''),
  department: line(200).default(''),
  contact: line(200).default(''),
  address: line(500).default(''),
  fax: line(64).default(''),
  importance: Importance.nullable().default(null),
  representativeId: Uuid.nullable().default(null),
  notes: lines(10_000).trim().default(''),
  numbers: z.array(CustomerNumber).max(50).default([]),
  /** Left out: as before. */
  tags: z.array(line(40).min(1)).max(20).optional(),
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

/** PUT /api/customers/:id: `basedOn` is the `updatedAt` that was read before; left out, whatever was saved since is replaced. */
export const ChangeCustomer = z.object({ basedOn: z.coerce.number().int().optional() });

/** POST /api/customers/:id/merge: the other one is this customer, too, and goes. */
export const MergeCustomer = z.object({ other: Uuid });

/** GET /api/customers?q=: by name, kana, contact, number, address, tag, representative; without q in order of kana. */
export const CustomerQuery = PageQuery.extend({ q: z.string().max(100).default('') });
export const CustomerPage = page(Customer);
export type CustomerPage = z.infer<typeof CustomerPage>;

/** Days on which quiet hours begin (0: Sunday), and clock times of the office; not after `from` means the next day. */
export const QuietHours = z.object({
  days: z.array(z.number().int().min(0).max(6)).max(7),
  from: line(5),
  to: line(5),
});
export type QuietHours = z.infer<typeof QuietHours>;
export const Charset = z.enum(['utf-8', 'iso-2022-jp', 'shift_jis']);
export type Charset = z.infer<typeof Charset>;

export const RepresentativeInput = z.object({
  name: line(100).min(1),
  kana: line(100).default(''),
  extension: line(64).nullable().default(null),
  locale: z.enum(['ja', 'en']).default('ja'),
  addresses: z
    .array(
      z.object({
        address: ToldAt,
        label: line(40).default(''),
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
