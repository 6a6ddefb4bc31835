import { resolve } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTIONS, dataFolder } from '../data-folder.ts';

/** Both paths are absolute. */
export interface BackupOrder {
  readonly dataDir: string;
  readonly to: string;
}

/** What was written. */
export interface BackupMade {
  readonly boxId: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** @param make writes the backup; throws a WireError when it could not */
export const backupCommand = (make: (order: BackupOrder) => Promise<BackupMade>): Command => ({
  name: 'backup',
  summary: 'write everything the box knows into one file, while it runs',
  synopsis: 'FILE',
  words: [1, 1],
  options: DATA_OPTIONS,
  notes: [
    'The file holds the database: customers, calls, mails, settings. It is as confidential as they are.',
    'The configuration with its passwords is not in it.',
  ],
  async run(typed, { out, readFile }) {
    const [file = ''] = typed.positionals;
    const made = await make({ dataDir: dataFolder(typed, readFile), to: resolve(file) });
    await out(
      `${file} holds the database of box ${made.boxId} (${made.bytes} bytes, SHA-256 ${made.sha256}).\n`,
    );
    return EXIT.done;
  },
});
