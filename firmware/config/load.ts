import type { Config } from './config.ts';
import { crossCheck } from './cross-checks.ts';
import { readEnclosedFiles } from './enclosed-files.ts';
import { asSection, type Fault } from './fault.ts';
import { readLayouts } from './layouts.ts';
import { type ReadFile, readTextFile } from './read-file.ts';
import { gather } from './report.ts';
import { configSchema } from './schema.ts';
import { schemaFaults } from './schema-faults.ts';
import { readSecrets } from './secrets.ts';
import { readSource, type Source } from './source.ts';
import { toConfig } from './to-config.ts';

export type Loaded =
  | { readonly type: 'ok'; readonly config: Config }
  | { readonly type: 'faults'; readonly faults: readonly Fault[] };

/**
 * Checks the text of a configuration file and returns the configuration, or all its faults at once in the order of the
 * file. Relative paths in it count from the folder of `filename`. Reads the files of secrets, layouts, certificates and keys, nothing else;
 * never throws.
 */
export const loadConfig = (text: string, filename: string, read: ReadFile = readTextFile): Loaded =>
  loadSource(readSource(text), filename, read);

/** As `loadConfig`, of a document that was read already. */
export const loadSource = (source: Source, filename: string, read: ReadFile): Loaded => {
  const faults: Fault[] = [...source.faults];
  const isReadable = source.faults.length === 0 || Object.keys(asSection(source.raw)).length > 0;
  if (!isReadable) return { type: 'faults', faults: inOrder(faults) };

  const result = configSchema.safeParse(source.raw);
  if (!result.success) faults.push(...schemaFaults(result.error.issues, source.raw, source.lineOf));
  const report = gather(source.raw, source.lineOf, faults);
  const root = asSection(source.raw);
  crossCheck(root, report);
  const secrets = readSecrets(root, filename, read, report);
  const layouts = readLayouts(root, filename, read, report);
  const files = readEnclosedFiles(root, filename, read, report);
  if (!result.success || faults.length > 0) return { type: 'faults', faults: inOrder(faults) };
  return { type: 'ok', config: toConfig(result.data, { secrets, layouts, files }, filename) };
};

const inOrder = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
