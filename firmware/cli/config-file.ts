import type { Config } from '../config/config.ts';
import type { Fault } from '../config/fault.ts';
import { type Layers, readLayers } from '../config/layers.ts';
import { ConfigError } from '../errors.ts';

/** Where the installed box looks when no file is named. */
export const DEFAULT_CONFIG_FILE = '/etc/rusuban/rusuban.yaml';

/** A good configuration file: what it says by itself, and with what is set in the browser. */
export interface ConfigFile {
  readonly config: Config;
  readonly layers: Layers;
}

/** @throws ConfigError with every fault as a detail. */
export const readConfig = (filename: string, readFile: (path: string) => string): ConfigFile => {
  const loaded = readLayers(textOf(filename, readFile), filename);
  if (loaded.type === 'ok') return loaded;
  const count = loaded.faults.length === 1 ? 'one fault' : `${loaded.faults.length} faults`;
  throw new ConfigError(`${filename} has ${count}`, { details: loaded.faults.map(faultText) });
};

const textOf = (filename: string, readFile: (path: string) => string): string => {
  try {
    return readFile(filename);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new ConfigError(`${filename} cannot be read (${code})`, {
      cause,
      details: ['Name another file, or start from docs/examples/rusuban.yaml.'],
    });
  }
};

/** `line 3: http.port is above 65535 (found: 99999)` and the remedy on the next line. */
export const faultText = ({ line, path, value, reason, remedy }: Fault): string => {
  const where = line === undefined ? '' : `line ${line}: `;
  const what = path === '' ? reason : `${path} ${reason}`;
  // What stands for a value comes in brackets of its own: "(a list)", "(hidden)".
  const found = value === '' ? 'nothing' : value.replace(/^\((.*)\)$/, '$1');
  return `${where}${what} (found: ${found})\n    ${remedy}`;
};
