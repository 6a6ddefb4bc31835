import { z } from 'zod';
import { Typed, TypedCode } from './typed.ts';

/** PUT /api/configuration/backup. `folder` '': no backups are made. */
export const BackupFields = z.object({
  folder: Typed,
  /** Only while something is mounted here; '': always. */
  requireMount: Typed,
  cron: TypedCode,
  keep: TypedCode,
});
export type BackupFields = z.infer<typeof BackupFields>;
export const ShownBackup = BackupFields;
export type ShownBackup = z.infer<typeof ShownBackup>;

export const KeptBackup = z.object({
  /** Wall clock, ms, as the name of its file says. */
  at: z.number().int(),
  bytes: z.number().int(),
});
export type KeptBackup = z.infer<typeof KeptBackup>;

/** GET /api/backup */
export const BackupState = z.object({
  /** Where they go; null: none are made. */
  folder: z.string().nullable(),
  isRunning: z.boolean(),
  /** Why the last one was not made; `words`: of the system. */
  failure: z.object({ why: z.enum(['not-mounted', 'not-written']), words: z.string() }).nullable(),
  /** Those in the folder, the newest first, at most 20 of `count`. null: the folder cannot be read. */
  kept: z.array(KeptBackup).nullable(),
  count: z.number().int(),
  /** When this box came from a backup last, and when that was made. */
  restored: z.object({ at: z.number().int(), madeAt: z.number().int() }).nullable(),
  /** What is mounted where sticks and disks are: places that offer themselves. `free`: bytes. */
  places: z.array(z.object({ path: z.string(), free: z.number().int() })),
});
export type BackupState = z.infer<typeof BackupState>;
