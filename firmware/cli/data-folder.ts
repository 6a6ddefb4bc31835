import { resolve } from 'node:path';
import type { Options, Surroundings, Typed } from './command.ts';
import { DEFAULT_CONFIG_FILE, readConfig } from './config-file.ts';

/** Options of commands that work on the database of a box. */
export const DATA_OPTIONS: Options = {
  config: { type: 'string', value: 'FILE', description: `configuration (default ${DEFAULT_CONFIG_FILE})` },
  data: {
    type: 'string',
    value: 'DIR',
    description: 'folder of the database, in place of the one configured',
  },
};

/**
 * The folder as typed or configured, absolute. With --data the configuration is not read: it may be lost, too.
 *
 * @throws ConfigError when the configuration is needed and not good
 */
export const dataFolder = (typed: Typed, readFile: Surroundings['readFile']): string => {
  const folder = typed.value('data');
  if (folder !== undefined) return resolve(folder);
  return readConfig(typed.value('config') ?? DEFAULT_CONFIG_FILE, readFile).config.data;
};
