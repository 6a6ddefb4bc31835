import { ConfigError } from '../../errors.ts';
import { type Command, EXIT } from '../command.ts';
import { DATA_OPTIONS, dataFolder } from '../data-folder.ts';

/** How long a code from the command line is good. */
export const RESET_CODE_MS = 3_600_000;

/** @param issue writes a new set-up code into the data folder; throws what the disk throws */
export const resetAdminCommand = (issue: (dataDir: string) => Promise<string>): Command => ({
  name: 'reset-admin',
  summary: 'print a set-up code with which a lost password can be replaced',
  synopsis: '',
  words: [0, 0],
  options: DATA_OPTIONS,
  notes: [
    'The box may go on running. Open its page, choose "set-up code", and enter the code within an hour with a name and a new password.',
    'An existing name gets the new password, another one becomes a further administrator.',
    'Run it as root or as the user of the box: it writes into the data folder.',
  ],
  async run(typed, { out, readFile }) {
    const folder = dataFolder(typed, readFile);
    const code = await issue(folder).catch((cause: unknown) => {
      throw new ConfigError(`the data folder ${folder} cannot be written`, {
        cause,
        details: ['Run it as root or as the user of the box, or name the folder with --data.'],
      });
    });
    await out(`Set-up code, good for one hour:  ${code}\n`);
    return EXIT.done;
  },
});
