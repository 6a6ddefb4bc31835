import { administrator } from '../../access/who.ts';
import { lastRestore } from '../../store/restored-box.ts';
import { BackupState } from '../contract/backup.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import { change, type Services } from '../services.ts';

/** How the backups stand, and one on demand. They hold passwords and leave the box by no route. */
export function backupRoutes(services: Services): Route[] {
  const { backups } = services;
  return [
    route({
      method: 'GET',
      path: '/api/backup',
      summary: 'The backups that are kept, and whether the last one was made',
      who: administrator(),
      reply: BackupState,
      handle: () => shown(services),
    }),
    route({
      method: 'POST',
      path: '/api/backup',
      summary: 'Make a backup now, into the folder that is set',
      who: administrator(),
      reply: BackupState,
      handle: async ({ audit }) => {
        const { folder, isRunning } = await backups.state();
        if (folder === null) throw new RefusalError('conflict', 'no folder is set for backups');
        if (isRunning) throw new RefusalError('conflict', 'a backup is under way');
        await change(services, audit, async () => undefined);
        backups.begin();
        return shown(services);
      },
    }),
  ];
}

async function shown({ backups, db }: Services): Promise<BackupState> {
  return { ...(await backups.state()), restored: await lastRestore(db.knex) };
}
