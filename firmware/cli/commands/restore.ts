import { resolve } from 'node:path';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTIONS, dataFolder } from '../data-folder.ts';

/** Both paths are absolute. */
export interface RestoreOrder {
  readonly dataDir: string;
  readonly backup: string;
  readonly sendWaiting: boolean;
}

/** What was done. */
export interface RestoreDone {
  readonly manifest: { readonly madeAt: string; readonly version: string; readonly boxId: string };
  readonly replaced: string | null;
  readonly boxId: string;
  readonly parked: number;
  readonly waiting: number;
  readonly closedCalls: number;
}

/** @param restore puts the backup in place; throws a ConfigError when it is not good or a box runs */
export const restoreCommand = (restore: (order: RestoreOrder) => Promise<RestoreDone>): Command => ({
  name: 'restore',
  summary: 'put a backup in place of the database of a stopped box',
  synopsis: 'FILE',
  words: [1, 1],
  options: {
    ...DATA_OPTIONS,
    'send-waiting': {
      type: 'boolean',
      description: 'send what waited in the outbox; without it those mails are set aside for a person',
    },
  },
  notes: [
    'The backup is checked before anything is touched. The replaced database stays beside, under a dated name.',
    'Use --send-waiting only when the old box has sent nothing since the backup was made: otherwise receivers get mails twice.',
  ],
  async run(typed, { out, readFile }) {
    const [file = ''] = typed.positionals;
    const order = { backup: resolve(file), sendWaiting: typed.has('send-waiting') };
    await out(story(await restore({ ...order, dataDir: dataFolder(typed, readFile) })));
    return EXIT.done;
  },
});

const story = ({ manifest, replaced, boxId, parked, waiting, closedCalls }: RestoreDone): string => {
  const lines = [
    `Restored the backup of ${manifest.madeAt} (box ${manifest.boxId}, version ${manifest.version}).`,
    `This box is now ${boxId}.`,
    ...(replaced === null ? [] : [`The database before is kept as ${replaced}.`]),
    ...(parked === 0
      ? []
      : [`Mails that waited then are set aside on the outbox page: ${parked}. Send or drop them there.`]),
    ...(waiting === 0 ? [] : [`Mails that leave when the box starts: ${waiting}.`]),
    ...(closedCalls === 0 ? [] : [`Calls that were open then and are closed now: ${closedCalls}.`]),
  ];
  return `${lines.join('\n')}\n`;
};
