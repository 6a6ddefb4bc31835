import { UsageError } from '../../errors.ts';
import { isMailAddress } from '../../mail/mail-address.ts';
import { type Command, EXIT } from '../command.ts';
import { type ConfigFile, DEFAULT_CONFIG_FILE, readConfig } from '../config-file.ts';

/** What is asked of the mail side. `say` takes a line at a time, while it happens. */
export interface TestMailRequest {
  readonly file: ConfigFile;
  readonly address: string;
  readonly say: (line: string) => void;
}

/** @param send sends it and tells the story; false when the server did not take the mail */
export const testMailCommand = (send: (request: TestMailRequest) => Promise<boolean>): Command => ({
  name: 'test-mail',
  summary: 'send one mail through the configured server and say step by step what happened',
  synopsis: 'ADDRESS',
  words: [1, 1],
  options: {
    config: { type: 'string', value: 'FILE', description: `configuration (default ${DEFAULT_CONFIG_FILE})` },
  },
  notes: ['Ends with 1 when the server did not take the mail. The box may run meanwhile.'],
  async run(typed, { out, readFile }) {
    const [address = ''] = typed.positionals;
    if (!isMailAddress(address))
      throw new UsageError(`"${address}" is not a mail address`, 'Write: rusuban test-mail name@example.com');
    const file = readConfig(typed.value('config') ?? DEFAULT_CONFIG_FILE, readFile);
    let written: Promise<unknown> = Promise.resolve();
    const say = (line: string): void => {
      written = Promise.all([written, out(`${line}\n`)]);
    };
    const isTaken = await send({ file, address, say });
    await written;
    return isTaken ? EXIT.done : EXIT.failed;
  },
});
