import { resolve } from 'node:path';
import type { Config } from '../../config/config.ts';
import type { Layers } from '../../config/layers.ts';
import { UsageError } from '../../errors.ts';
import type { Command, ExitCode } from '../command.ts';
import { DEFAULT_CONFIG_FILE, readConfig } from '../config-file.ts';

/** What is to be run. `dataDir` is absolute. */
export interface Start {
  readonly config: Config;
  /** What the file leaves to the browser; left out where no file is named. */
  readonly layers?: Layers;
  readonly dataDir: string;
  readonly demo: boolean;
}

export interface StartParts {
  /** Data folder of the demo when no other is named. */
  readonly demoFolder: string;
  readonly demoConfig: Config;
  /** Runs the box until it is told to end. */
  run(start: Start): Promise<ExitCode>;
}

export const startCommand = (parts: StartParts): Command => ({
  name: 'start',
  summary: 'run the box',
  synopsis: '',
  words: [0, 0],
  options: {
    config: { type: 'string', value: 'FILE', description: `configuration (default ${DEFAULT_CONFIG_FILE})` },
    data: {
      type: 'string',
      value: 'DIR',
      description: 'folder of the database, in place of the one configured',
    },
    demo: { type: 'boolean', description: 'simulated equipment, a local mail catcher and sample data' },
    port: { type: 'string', value: 'PORT', description: 'port of the page, in place of the one configured' },
  },
  notes: ['Ends in order on SIGTERM and SIGINT; a second signal ends it at once.'],
  async run(typed, { readFile }) {
    const demo = typed.has('demo');
    const file = typed.value('config') ?? (demo ? undefined : DEFAULT_CONFIG_FILE);
    const { config, ...layers } =
      file === undefined ? { config: parts.demoConfig } : readConfig(file, readFile);
    const folder = typed.value('data') ?? (demo ? parts.demoFolder : config.data);
    const given = { config: withPort(config, typed.value('port')), dataDir: resolve(folder), demo };
    // On its stage the demo has all equipment already.
    return await parts.run(demo ? given : { ...given, ...layers });
  },
});

const withPort = (config: Config, text: string | undefined): Config => {
  if (text === undefined) return config;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    throw new UsageError(`"${text}" is not a port`, 'Write for example --port 8080; 0 takes any free one.');
  return { ...config, http: { ...config.http, port } };
};
