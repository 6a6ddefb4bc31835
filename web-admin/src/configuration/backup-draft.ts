import type { BackupFields, BackupState } from '../../../firmware/http/contract/backup.ts';

/** When backups are made, as it is chosen: a rhythm with a time, or an expression of one's own. */
export type Rhythm = 'daily' | 'weekdays' | 'weekly' | 'own';

export interface BackupDraft {
  readonly folder: string;
  readonly requireMount: string;
  readonly rhythm: Rhythm;
  /** HH:MM */
  readonly time: string;
  readonly cron: string;
  readonly keep: string;
}

const DAYS = { daily: '*', weekdays: '1-5', weekly: '0' } as const;
const RHYTHMS = ['daily', 'weekdays', 'weekly'] as const;
const USUAL_TIME = '03:30';

export function draftOfBackup({ cron, ...rest }: BackupFields): BackupDraft {
  const [, minute = '', hour = '', days] = /^(\d{1,2}) (\d{1,2}) \* \* (\S+)$/.exec(cron) ?? [];
  const rhythm = RHYTHMS.find((one) => DAYS[one] === days);
  if (rhythm === undefined) return { ...rest, cron, rhythm: 'own', time: USUAL_TIME };
  return { ...rest, cron, rhythm, time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` };
}

export function backupFieldsOf({ rhythm, time, cron, ...rest }: BackupDraft): BackupFields {
  return { ...rest, cron: rhythm === 'own' ? cron : cronAt(time, DAYS[rhythm]) };
}

/** A time that is not typed to its end is refused by the box, as any other wrong expression. */
function cronAt(time: string, days: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${Number(minute)} ${hour === '' ? '' : Number(hour)} * * ${days}`;
}

/** Where backups go: nowhere, onto something that is plugged in, or into any folder. */
export type Target =
  | { readonly type: 'none' }
  | { readonly type: 'place'; readonly path: string }
  | { readonly type: 'other' };

const folderOn = (place: string): string => `${place}/rusuban`;

/** On a place of its own the box uses one folder, and only while the place is mounted. */
export function targetOf({ folder, requireMount }: Pick<BackupDraft, 'folder' | 'requireMount'>): Target {
  if (folder === '' && requireMount === '') return { type: 'none' };
  if (requireMount !== '' && folder === folderOn(requireMount)) return { type: 'place', path: requireMount };
  return { type: 'other' };
}

export const ofPlace = (path: string): Pick<BackupDraft, 'folder' | 'requireMount'> => ({
  folder: folderOn(path),
  requireMount: path,
});

/** What can be chosen: what is mounted now, and what was chosen although it is not mounted. */
export function placesOf(
  mounted: BackupState['places'],
  chosen: Target,
): readonly { readonly path: string; readonly free: number | null }[] {
  const isMissing = chosen.type === 'place' && !mounted.some(({ path }) => path === chosen.path);
  return isMissing ? [...mounted, { path: chosen.path, free: null }] : mounted;
}
