import { execFileSync } from 'node:child_process';
import { NoPackage } from './checkout.ts';

/** Compiling and packing take minutes; on a machine that is busy with other things, many. */
const LIMIT_MS = 60 * 60_000;

export interface ToolOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Debian packages that bring the tool. */
  readonly from?: readonly string[];
}

/**
 * Runs a tool to its end. @returns what it printed
 *
 * @throws NoPackage when it is not installed, or fails: with the last lines of what it said
 */
export function runTool(tool: string, words: readonly string[], options: ToolOptions = {}): string {
  const { cwd, env = {}, from = [] } = options;
  try {
    return execFileSync(tool, words, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC', ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
      maxBuffer: 64 << 20,
    });
  } catch (cause) {
    throw new NoPackage(reasonOf(tool, from, cause), { cause });
  }
}

function reasonOf(tool: string, from: readonly string[], error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return `${tool} is missing. Install: ${from.length === 0 ? tool : from.join(' ')}`;
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return `${tool} failed:\n${said.trim().split('\n').slice(-15).join('\n')}`;
}
