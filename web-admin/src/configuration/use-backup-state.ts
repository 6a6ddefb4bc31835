import { useEffect } from 'preact/hooks';
import type { BackupState } from '../../../firmware/http/contract/backup.ts';
import { useDesk } from '../parts/desk-context.ts';
import { useLoaded } from '../parts/use-loaded.ts';

const LOOK_MS = 1000;

export interface Backups {
  readonly state: BackupState | null;
  readonly error: unknown;
  readonly reload: () => void;
}

/** How the backups stand; followed while one is being made. */
export function useBackupState(): Backups {
  const desk = useDesk();
  const { value, error, reload } = useLoaded('backup', (signal) => desk.box.backups(signal));
  useEffect(() => {
    if (value?.isRunning !== true) return;
    const timer = desk.clock.after(LOOK_MS, reload);
    return () => timer.cancel();
  }, [value, error, desk, reload]);
  return { state: value, error, reload };
}
