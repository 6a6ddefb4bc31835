/** Backups by the clock. */
export interface BackupConfig {
  /** Absolute path. */
  readonly folder: string;
  /** Cron expression, checked. */
  readonly cron: string;
  readonly keep: number;
  /** Absolute path that must be a mount point; null: anywhere will do. */
  readonly requireMount: string | null;
}

/** Limits from which something is reported. */
export interface HealthConfig {
  readonly mailMinutes: number;
  readonly linkMinutes: number;
  /** 0: silence is never reported. */
  readonly silenceHours: number;
  /** Links with another limit. */
  readonly silence: readonly { readonly link: string; readonly hours: number }[];
}
