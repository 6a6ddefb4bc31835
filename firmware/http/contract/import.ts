import { z } from 'zod';

/** Where a column goes; `extra`: a field of the office's own by the column's title. */
export const ImportField = z.enum([
  ...['name', 'kana', 'department', 'contact', 'number', 'fax', 'address', 'importance'],
  ...['representative', 'notes', 'tags', 'extra', 'ignore'],
] as const);
export type ImportField = z.infer<typeof ImportField>;

export const ImportProblem = z.object({
  /** 1 is the first line of the file. */
  line: z.number().int(),
  column: z.string(),
  problem: z.enum(['no-name', 'too-long', 'importance', 'representative', 'number', 'columns', 'unreadable']),
  text: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** GET /api/import: the import that is under way or was the last; POST /api/import takes the file itself as its body. */
export const ImportState = z.object({
  /** `checking`: the file is read; `ready`: it may be written, or has problems; `writing`; `done`; `failed`. */
  phase: z.enum(['none', 'checking', 'ready', 'writing', 'done', 'failed']),
  fileName: z.string(),
  kind: z.enum(['csv', 'vcard']),
  encoding: z.enum(['utf-8', 'utf-16le', 'cp932']),
  columns: z.array(z.object({ title: z.string(), field: ImportField, example: z.string() })),
  /** How far it has come, 0–1. */
  progress: z.number(),
  /** false: the customers are about to live, and nothing stops that. */
  canCancel: z.boolean(),
  /** Customers in the file. */
  rows: z.number().int(),
  /** How many problems; the first 200 of them. */
  problemCount: z.number().int(),
  problems: z.array(ImportProblem),
  /** Customers whose number somebody has already, or who stand twice in the file; the first 50 of them. */
  duplicateCount: z.number().int(),
  duplicates: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      number: z.string(),
      owner: z.string().nullable(),
      sameAs: z.number().int().nullable(),
    }),
  ),
  /** The first customers as they would be stored. */
  sample: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      kana: z.string(),
      numbers: z.string(),
      rest: z.string(),
    }),
  ),
  added: z.number().int(),
  left: z.number().int(),
});
export type ImportState = z.infer<typeof ImportState>;

/** PUT /api/import/columns: one field a column, in their order; the file is checked again. */
export const ImportColumns = z.object({ fields: z.array(ImportField).max(200) });
/** POST /api/import/commit: what becomes of customers whose number is known. */
export const ImportCommit = z.object({ duplicates: z.enum(['leave-out', 'add']) });
/** GET /api/customers.csv */
export const CustomerExport = z.object({
  charset: z.enum(['utf-8', 'shift_jis']).default('utf-8'),
  lang: z.enum(['ja', 'en']).default('ja'),
});
/** GET /api/customers.vcf */
export const CardExport = z.object({ version: z.enum(['3.0', '4.0']).default('3.0') });
