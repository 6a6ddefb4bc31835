import { resolve } from 'node:path';
import type { z } from 'zod';
import type { BackupConfig, HealthConfig } from './care-config.ts';
import type { backup, health } from './care-sections.ts';

/** @param folder that of the configuration file, from which relative paths count */
export const toBackup = (file: z.output<typeof backup>, folder: string): BackupConfig | null => {
  if (file.folder === undefined) return null;
  const mount = file['require-mount'];
  return {
    folder: resolve(folder, file.folder),
    cron: file.cron,
    keep: file.keep,
    requireMount: mount === undefined ? null : resolve(folder, mount),
  };
};

export const toHealth = (file: z.output<typeof health>): HealthConfig => ({
  mailMinutes: file['mail-minutes'],
  linkMinutes: file['link-minutes'],
  silenceHours: file['silence-hours'],
  silence: file.silence,
});
